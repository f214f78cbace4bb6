using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Charla.Chat.Terminal;

/// <summary>
/// Bytes of a terminal in, keys out. Pure; a key that isn't whole yet is left for the next call.
/// <code>
/// key     = utf8 / control / ESC "[" params final / ESC "O" final / ESC key        (the last is Alt)
/// paste   = ESC "[200~" text ESC "[201~"
/// </code>
/// </summary>
internal static class KeyParser
{
    /// <summary>Bytes of the longest sequence that a terminal sends for a key; what is longer is none.</summary>
    private const int MaxSequence = 32;

    private const byte Escape = 0x1B;

    private static readonly byte[] _pasteEnd = [.. "\e[201~"u8];

    private static readonly FrozenDictionary<char, KeyCode> _byFinal = new Dictionary<char, KeyCode>
    {
        ['A'] = KeyCode.Up,
        ['B'] = KeyCode.Down,
        ['C'] = KeyCode.Right,
        ['D'] = KeyCode.Left,
        ['F'] = KeyCode.End,
        ['H'] = KeyCode.Home,
        ['M'] = KeyCode.Enter,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, KeyCode> _byNumber = new Dictionary<int, KeyCode>
    {
        [1] = KeyCode.Home,
        [3] = KeyCode.Delete,
        [4] = KeyCode.End,
        [5] = KeyCode.PageUp,
        [6] = KeyCode.PageDown,
        [7] = KeyCode.Home,
        [8] = KeyCode.End,
    }.ToFrozenDictionary();

    /// <summary>What a terminal puts in front of pasted text, when it was asked to.</summary>
    public static ReadOnlySpan<byte> PasteStart => "\e[200~"u8;

    /// <summary>Pasted text as one key.</summary>
    public static Key Pasted(ReadOnlySpan<byte> body) =>
        new(KeyCode.Paste, KeyModifiers.None, Encoding.UTF8.GetString(body).ReplaceLineEndings("\n"));

    /// <summary>Reads the key at the front.</summary>
    /// <param name="input">What has arrived.</param>
    /// <param name="key">The key.</param>
    /// <param name="length">How many bytes it is made of.</param>
    /// <returns>Whether a whole key has arrived.</returns>
    public static bool TryRead(ReadOnlySpan<byte> input, out Key key, out int length)
    {
        (key, length) = input switch
        {
            [] => default,
            [Escape, ..] => ReadEscape(input),
            [< 0x20 or 0x7F, ..] => (ControlKey(input[0]), 1),
            _ => ReadCharacter(input),
        };
        return length > 0;
    }

    private static (Key Key, int Length) ReadCharacter(ReadOnlySpan<byte> input)
    {
        OperationStatus status = Rune.DecodeFromUtf8(input, out Rune rune, out int length);
        return status == OperationStatus.NeedMoreData ? default : (Key.Of(rune.ToString()), length);
    }

    private static Key ControlKey(byte code) => code switch
    {
        (byte)'\t' => new Key(KeyCode.Tab),
        (byte)'\r' or (byte)'\n' => new Key(KeyCode.Enter),
        0x7F or 0x08 => new Key(KeyCode.Backspace),
        _ => Key.Control((char)(code < 0x1B && code > 0 ? code + 0x60 : code + 0x40)),
    };

    private static (Key Key, int Length) ReadEscape(ReadOnlySpan<byte> input) => input switch
    {
        [_] => default,
        [_, Escape, ..] => (new Key(KeyCode.Escape), 1),
        [_, (byte)'[', ..] => input.StartsWith(PasteStart) ? ReadPaste(input) : ReadSequence(input),
        [_, (byte)'O'] => default,
        [_, (byte)'O', ..] => (new Key(_byFinal.GetValueOrDefault((char)input[2], KeyCode.Unknown)), 3),
        _ => ReadAlt(input),
    };

    private static (Key Key, int Length) ReadAlt(ReadOnlySpan<byte> input)
    {
        if (!TryRead(input[1..], out Key key, out int length))
        {
            return default;
        }

        return (key with { Modifiers = key.Modifiers | KeyModifiers.Alt, Text = key.Text.ToLowerInvariant() }, length + 1);
    }

    private static (Key Key, int Length) ReadPaste(ReadOnlySpan<byte> input)
    {
        ReadOnlySpan<byte> body = input[PasteStart.Length..];
        int end = body.IndexOf(_pasteEnd);
        return end < 0 ? default : (Pasted(body[..end]), PasteStart.Length + end + _pasteEnd.Length);
    }

    /// <summary>The Linux console sends its function keys as <c>ESC "[[" letter</c>.</summary>
    private static (Key Key, int Length) ReadSequence(ReadOnlySpan<byte> input)
    {
        int start = input is [_, _, (byte)'[', ..] ? 3 : 2;
        int end = input[start..].IndexOfAnyInRange((byte)0x40, (byte)0x7E);
        if (end < 0)
        {
            return input.Length < MaxSequence ? default : (new Key(KeyCode.Unknown), input.Length);
        }

        Key key = start == 3 ? new Key(KeyCode.Unknown) : SequenceKey(Encoding.ASCII.GetString(input[start..(start + end)]), (char)input[start + end]);
        return (key, start + end + 1);
    }

    private static Key SequenceKey(string parameters, char final)
    {
        string[] parts = parameters.Split(';');
        KeyModifiers modifiers = parts.Length > 1 && int.TryParse(parts[1], out int given) ? (KeyModifiers)((given - 1) & 7) : KeyModifiers.None;
        return final switch
        {
            'Z' => new Key(KeyCode.Tab, KeyModifiers.Shift),
            '~' when int.TryParse(parts[0], out int number) => new Key(_byNumber.GetValueOrDefault(number, KeyCode.Unknown), modifiers),
            _ => new Key(_byFinal.GetValueOrDefault(final, KeyCode.Unknown), modifiers),
        };
    }
}
