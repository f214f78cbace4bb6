using System.Globalization;
using System.Text;

namespace Charla.Chat.Terminal;

/// <summary>A text and a cursor in it. The cursor never stands inside a grapheme cluster, so nothing that a person sees as one is ever cut.</summary>
internal sealed class LineBuffer
{
    private string _killed = "";

    public string Text { get; private set; } = "";

    /// <summary>UTF-16 units in front of the cursor.</summary>
    public int Cursor { get; private set; }

    public void Set(string text)
    {
        Text = text;
        Cursor = text.Length;
    }

    public void Insert(string text) => Replace(Cursor, 0, text);

    /// <summary>Puts a text in the place of another and the cursor behind it.</summary>
    public void Replace(int start, int length, string text)
    {
        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(start + length));
        Cursor = BoundaryAtOrAfter(start + text.Length);
    }

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void Home() => Cursor = 0;

    public void End() => Cursor = Text.Length;

    public void WordLeft() => Cursor = WordStart(Cursor, char.IsLetterOrDigit);

    public void WordRight() => Cursor = WordEnd(Cursor);

    public void Backspace() => Remove(Before(Cursor), Cursor);

    public void Delete() => Remove(Cursor, After(Cursor));

    public void KillToEnd() => Kill(Cursor, Text.Length);

    public void KillToStart() => Kill(0, Cursor);

    /// <summary>The word in front of the cursor, up to a space: Ctrl-W.</summary>
    public void KillWordLeft() => Kill(WordStart(Cursor, unit => !char.IsWhiteSpace(unit)), Cursor);

    /// <summary>The letters and digits in front of the cursor: Alt-Backspace.</summary>
    public void KillLettersLeft() => Kill(WordStart(Cursor, char.IsLetterOrDigit), Cursor);

    public void KillWordRight() => Kill(Cursor, WordEnd(Cursor));

    public void Yank() => Insert(_killed);

    /// <summary>Exchanges the characters on both sides of the cursor, at the end the last two.</summary>
    public void Transpose()
    {
        int middle = Cursor == Text.Length ? Before(Cursor) : Cursor;
        int start = Before(middle);
        int end = After(middle);
        if (start < middle)
        {
            Replace(start, end - start, Text[middle..end] + Text[start..middle]);
        }
    }

    private void Kill(int start, int end)
    {
        if (start < end)
        {
            _killed = Text[start..end];
            Remove(start, end);
        }
    }

    private void Remove(int start, int end) => Replace(start, end - start, "");

    private int After(int position) => position >= Text.Length ? Text.Length : position + StringInfo.GetNextTextElementLength(Text.AsSpan(position));

    private int Before(int position)
    {
        int previous = 0;
        for (int next = After(0); next < position; next = After(next))
        {
            previous = next;
        }

        return previous;
    }

    /// <summary>A mark or a joiner that was put in may have grown the cluster in front of it.</summary>
    private int BoundaryAtOrAfter(int position)
    {
        int boundary = 0;
        while (boundary < position)
        {
            boundary = After(boundary);
        }

        return boundary;
    }

    private int WordStart(int position, Func<char, bool> isInWord)
    {
        while (position > 0 && !isInWord(Text[position - 1]))
        {
            position = Before(position);
        }

        while (position > 0 && isInWord(Text[position - 1]))
        {
            position = Before(position);
        }

        return position;
    }

    private int WordEnd(int position)
    {
        while (position < Text.Length && !IsWord(position))
        {
            position = After(position);
        }

        while (position < Text.Length && IsWord(position))
        {
            position = After(position);
        }

        return position;
    }

    private bool IsWord(int position) => Rune.TryGetRuneAt(Text, position, out Rune rune) && Rune.IsLetterOrDigit(rune);
}
