using System.Collections.Frozen;
using Charla.Protocol;

namespace Charla.Chat.Terminal;

/// <summary>What a key press asks of the program, beyond the change in the line.</summary>
internal enum EditResult
{
    /// <summary>The line may look different now.</summary>
    Edited,

    /// <summary>Enter: <see cref="LineEditor.Take"/> has the line.</summary>
    Submitted,
    Complete,
    CompleteBackwards,

    /// <summary>Ctrl-C in an empty line, or Ctrl-D in an empty line.</summary>
    Quit,

    /// <summary>Ctrl-L.</summary>
    Redraw,

    /// <summary>Ctrl-Z.</summary>
    Suspend,
}

/// <summary>The line being typed: keys in, text and cursor out. A pure state machine with the keys of Emacs and readline.</summary>
internal sealed class LineEditor
{
    /// <summary>UTF-16 units of the longest line; what is typed or pasted beyond is not taken.</summary>
    public const int MaxLength = 16_384;

    private static readonly FrozenDictionary<Key, Func<LineEditor, EditResult>> _bindings = Bindings();

    private readonly LineBuffer _buffer = new();
    private readonly LineHistory _history = new();

    public string Text => _buffer.Text;

    /// <summary>UTF-16 units in front of the cursor, always a whole number of characters.</summary>
    public int Cursor => _buffer.Cursor;

    public EditResult Apply(Key key)
    {
        if (_bindings.TryGetValue(key with { Text = key.Modifiers == KeyModifiers.None ? "" : key.Text }, out Func<LineEditor, EditResult>? action))
        {
            return action(this);
        }

        if (key is { Code: KeyCode.Character or KeyCode.Paste, Modifiers: KeyModifiers.None })
        {
            _buffer.Insert(AsMuchAsFits(Typed(key)));
        }

        return EditResult.Edited;
    }

    /// <summary>The line, which is remembered; the editor is empty afterwards.</summary>
    public string Take()
    {
        string line = Text;
        _history.Add(line);
        _buffer.Set("");
        return line;
    }

    /// <summary>Puts a text in the place of a part of the line.</summary>
    public void Replace(int start, int length, string text) => _buffer.Replace(start, length, text);

    /// <summary>Line breaks stay in a pasted text, so that it is one message; the one that ends it would only be in the way.</summary>
    private static string Typed(Key key) => key.Code == KeyCode.Paste ? string.Join('\n', SafeText.Lines(key.Text)) : key.Text;

    private string AsMuchAsFits(string text)
    {
        int room = MaxLength - Text.Length;
        return room >= text.Length ? text : text[..(room > 0 && char.IsHighSurrogate(text[room - 1]) ? room - 1 : room)];
    }

    private static FrozenDictionary<Key, Func<LineEditor, EditResult>> Bindings() => new Dictionary<Key, Func<LineEditor, EditResult>>
    {
        [new(KeyCode.Enter)] = _ => EditResult.Submitted,
        [new(KeyCode.Enter, KeyModifiers.Alt)] = Edit(buffer => buffer.Insert("\n")),
        [new(KeyCode.Tab)] = _ => EditResult.Complete,
        [new(KeyCode.Tab, KeyModifiers.Shift)] = _ => EditResult.CompleteBackwards,
        [Key.Control('l')] = _ => EditResult.Redraw,
        [Key.Control('z')] = _ => EditResult.Suspend,
        [Key.Control('c')] = editor => editor.Interrupt(),
        [Key.Control('d')] = editor => editor.DeleteOrQuit(),
        [new(KeyCode.Left)] = Edit(buffer => buffer.Left()),
        [Key.Control('b')] = Edit(buffer => buffer.Left()),
        [new(KeyCode.Right)] = Edit(buffer => buffer.Right()),
        [Key.Control('f')] = Edit(buffer => buffer.Right()),
        [new(KeyCode.Home)] = Edit(buffer => buffer.Home()),
        [Key.Control('a')] = Edit(buffer => buffer.Home()),
        [new(KeyCode.End)] = Edit(buffer => buffer.End()),
        [Key.Control('e')] = Edit(buffer => buffer.End()),
        [new(KeyCode.Left, KeyModifiers.Control)] = Edit(buffer => buffer.WordLeft()),
        [new(KeyCode.Left, KeyModifiers.Alt)] = Edit(buffer => buffer.WordLeft()),
        [Key.Alt('b')] = Edit(buffer => buffer.WordLeft()),
        [new(KeyCode.Right, KeyModifiers.Control)] = Edit(buffer => buffer.WordRight()),
        [new(KeyCode.Right, KeyModifiers.Alt)] = Edit(buffer => buffer.WordRight()),
        [Key.Alt('f')] = Edit(buffer => buffer.WordRight()),
        [new(KeyCode.Backspace)] = Edit(buffer => buffer.Backspace()),
        [new(KeyCode.Delete)] = Edit(buffer => buffer.Delete()),
        [Key.Control('k')] = Edit(buffer => buffer.KillToEnd()),
        [Key.Control('u')] = Edit(buffer => buffer.KillToStart()),
        [Key.Control('w')] = Edit(buffer => buffer.KillWordLeft()),
        [new(KeyCode.Backspace, KeyModifiers.Alt)] = Edit(buffer => buffer.KillLettersLeft()),
        [Key.Alt('d')] = Edit(buffer => buffer.KillWordRight()),
        [new(KeyCode.Delete, KeyModifiers.Control)] = Edit(buffer => buffer.KillWordRight()),
        [Key.Control('y')] = Edit(buffer => buffer.Yank()),
        [Key.Control('t')] = Edit(buffer => buffer.Transpose()),
        [new(KeyCode.Up)] = editor => editor.Recall(editor._history.Older(editor.Text)),
        [Key.Control('p')] = editor => editor.Recall(editor._history.Older(editor.Text)),
        [new(KeyCode.Down)] = editor => editor.Recall(editor._history.Newer()),
        [Key.Control('n')] = editor => editor.Recall(editor._history.Newer()),
    }.ToFrozenDictionary();

    private static Func<LineEditor, EditResult> Edit(Action<LineBuffer> edit) => editor =>
    {
        edit(editor._buffer);
        return EditResult.Edited;
    };

    private EditResult Interrupt()
    {
        bool wasEmpty = Text.Length == 0;
        _buffer.Set("");
        return wasEmpty ? EditResult.Quit : EditResult.Edited;
    }

    private EditResult DeleteOrQuit()
    {
        bool wasEmpty = Text.Length == 0;
        _buffer.Delete();
        return wasEmpty ? EditResult.Quit : EditResult.Edited;
    }

    private EditResult Recall(string? line)
    {
        if (line is not null)
        {
            _buffer.Set(line);
        }

        return EditResult.Edited;
    }
}
