using System.Buffers;

namespace Charla.Protocol.Pickle;

/// <summary>Reads one quoted text or bytes of a literal, prefix and all.</summary>
internal sealed class LiteralString(LiteralText text)
{
    private const int LongestPrefix = 2;
    private const int MaxOctal = 3;

    private readonly ArrayBufferWriter<byte> _content = new();
    private bool _raw;
    private string _quote = "";

    /// <summary>Whether it is bytes.</summary>
    public bool IsBytes { get; private set; }

    /// <summary>What it holds: bytes, or a text as <see cref="PythonText"/> has it.</summary>
    public ReadOnlySpan<byte> Content => _content.WrittenSpan;

    /// <summary>Whether a quote, or letters and then a quote, begin here.</summary>
    public static bool Begins(LiteralText text)
    {
        int letters = 0;
        while (letters <= LongestPrefix && char.IsAsciiLetter(text.Peek(letters)))
        {
            letters++;
        }

        return text.Peek(letters) is '\'' or '"';
    }

    /// <exception cref="PickleException">It has no end, or an escape in it is wrong.</exception>
    public void Read()
    {
        int start = text.Position;
        ReadPrefix();
        char mark = text.Current;
        string triple = new(mark, 3);
        _quote = text.StartsWith(triple) ? triple : mark.ToString();
        text.Position += _quote.Length;
        while (!text.TryTake(_quote))
        {
            if (text.AtEnd || (_quote.Length == 1 && text.Current is '\r' or '\n'))
            {
                throw text.Fault(LiteralTexts.OpenText, start);
            }

            ReadOne();
        }
    }

    private void ReadPrefix()
    {
        int start = text.Position;
        while (char.IsAsciiLetter(text.Current))
        {
            text.Position++;
        }

        string prefix = text.Whole[start..text.Position].ToLowerInvariant();
        if (prefix is not ("" or "r" or "b" or "u" or "rb" or "br"))
        {
            throw text.Fault(LiteralTexts.Prefix.With(prefix), start);
        }

        _raw = prefix.Contains('r', StringComparison.Ordinal);
        IsBytes = prefix.Contains('b', StringComparison.Ordinal);
    }

    private void ReadOne()
    {
        if (text.Current != '\\')
        {
            ReadPlain();
        }
        else if (_raw)
        {
            // The backslash stays, and what follows it ends nothing.
            ReadPlain();
            if (!text.AtEnd)
            {
                ReadPlain();
            }
        }
        else
        {
            ReadEscape();
        }
    }

    private void ReadPlain()
    {
        int codePoint = text.CodePoint(out int length);
        if (codePoint == '\r')
        {
            // Python's own reader of source knows one end of line only.
            length = text.Peek(1) == '\n' ? 2 : 1;
            codePoint = '\n';
        }

        text.Position += Math.Max(1, length);
        Add(codePoint);
    }

    private void Add(int codePoint)
    {
        if (!IsBytes)
        {
            PythonText.Append(_content, codePoint);
        }
        else
        {
            _content.Write([codePoint < 0x80 ? (byte)codePoint : throw text.Fault(LiteralTexts.NotAscii, text.Position - 1)]);
        }
    }

    private void ReadEscape()
    {
        char kind = text.Peek(1);
        int simple = EscapedLine.SimpleEscape(kind);
        if (simple >= 0)
        {
            text.Position += 2;
            AddCode(simple);
        }
        else if (kind is >= '0' and <= '7')
        {
            ReadOctal();
        }
        else if (kind is '\r' or '\n')
        {
            text.Position += text.StartsWith("\\\r\n") ? 3 : 2;
        }
        else
        {
            ReadCode(kind);
        }
    }

    private void ReadCode(char kind)
    {
        int digits = (kind, IsBytes) switch
        {
            ('x', _) => 2,
            ('u', false) => 4,
            ('U', false) => 8,
            ('N', false) => throw text.Fault(LiteralTexts.NamedCharacter),
            _ => 0,
        };
        if (digits == 0)
        {
            // An escape that means nothing stands for itself.
            ReadPlain();
            return;
        }

        string shown = text.Whole[text.Position..Math.Min(text.Length, text.Position + 2 + digits)];
        if (!EscapedLine.TryHex(System.Text.Encoding.UTF8.GetBytes(shown[2..]), digits, out int value))
        {
            throw text.Fault(LiteralTexts.Escape.With(shown));
        }

        text.Position += shown.Length;
        AddCode(value);
    }

    private void ReadOctal()
    {
        int value = 0;
        text.Position++;
        for (int digits = 0; digits < MaxOctal && text.Current is >= '0' and <= '7'; digits++)
        {
            value = (value * 8) + text.Current - '0';
            text.Position++;
        }

        AddCode(value);
    }

    /// <summary>What an escape stands for: in bytes any byte, not only ASCII.</summary>
    private void AddCode(int value)
    {
        if (IsBytes)
        {
            _content.Write([(byte)value]);
        }
        else
        {
            PythonText.Append(_content, value);
        }
    }
}
