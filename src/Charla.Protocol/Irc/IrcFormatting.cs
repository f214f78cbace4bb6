using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>How a stretch of text is to look, as far as both IRC and Charla's other wires have it.</summary>
[Flags]
internal enum IrcStyle
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strikethrough = 4,
    Code = 8,
}

/// <summary>The control characters of formatted IRC made into the marks of Charla's text. Colours, underlining and reversed text have no marks: they are dropped, not their letters.</summary>
/// <remarks>What has no control character in it comes back as it is: who writes <c>*so*</c> on IRC means what it means everywhere.</remarks>
internal static class IrcFormatting
{
    private const char BoldCode = '\u0002';
    private const char ColourCode = '\u0003';
    private const char HexColourCode = '\u0004';
    private const char ResetCode = '\u000F';
    private const char MonospaceCode = '\u0011';
    private const char ReverseCode = '\u0016';
    private const char ItalicCode = '\u001D';
    private const char StrikethroughCode = '\u001E';
    private const char UnderlineCode = '\u001F';

    private static readonly char[] _codes =
        [BoldCode, ColourCode, HexColourCode, ResetCode, MonospaceCode, ReverseCode, ItalicCode, StrikethroughCode, UnderlineCode];

    // From the outermost: code has no other marks in it.
    private static readonly (IrcStyle Style, string Mark)[] _marks =
        [(IrcStyle.Bold, "**"), (IrcStyle.Italic, "*"), (IrcStyle.Strikethrough, "~~"), (IrcStyle.Code, "`")];

    /// <summary>The text as other wires read it.</summary>
    public static string ToMarkdown(string text)
    {
        if (text.AsSpan().IndexOfAny(_codes) < 0)
        {
            return text;
        }

        Runs runs = new();
        IrcStyle style = IrcStyle.None;
        for (int i = 0; i < text.Length;)
        {
            i += Read(text, i, ref style, runs);
        }

        return runs.End();
    }

    /// <summary>The text without any of it.</summary>
    public static string Strip(string text)
    {
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length;)
        {
            int length = CodeLength(text, i);
            if (length == 0)
            {
                plain.Append(text[i]);
            }

            i += Math.Max(1, length);
        }

        return plain.ToString();
    }

    private static int Read(string text, int at, ref IrcStyle style, Runs runs)
    {
        int length = CodeLength(text, at);
        if (length == 0)
        {
            runs.Add(text[at], style);
            return 1;
        }

        style = text[at] switch
        {
            BoldCode => style ^ IrcStyle.Bold,
            ItalicCode => style ^ IrcStyle.Italic,
            StrikethroughCode => style ^ IrcStyle.Strikethrough,
            MonospaceCode => style ^ IrcStyle.Code,
            ResetCode => IrcStyle.None,
            _ => style,
        };
        return length;
    }

    /// <summary>Characters of the code that begins here; none where none does.</summary>
    private static int CodeLength(string text, int at) => text[at] switch
    {
        ColourCode => 1 + ColourLength(text, at + 1, 1, 2, char.IsAsciiDigit),
        HexColourCode => 1 + ColourLength(text, at + 1, 6, 6, char.IsAsciiHexDigit),
        _ => Array.IndexOf(_codes, text[at]) >= 0 ? 1 : 0,
    };

    /// <summary><c>colour ["," colour]</c>.</summary>
    private static int ColourLength(string text, int at, int least, int most, Func<char, bool> isDigit)
    {
        int front = Digits(text, at, most, isDigit);
        if (front < least)
        {
            return 0;
        }

        int comma = at + front;
        int back = comma < text.Length && text[comma] == ',' ? Digits(text, comma + 1, most, isDigit) : 0;
        return back < least ? front : front + 1 + back;
    }

    private static int Digits(string text, int at, int most, Func<char, bool> isDigit)
    {
        int count = 0;
        while (count < most && at + count < text.Length && isDigit(text[at + count]))
        {
            count++;
        }

        return count;
    }

    /// <summary>Writes marks around stretches, properly one within the other, and never next to the space inside of them, where they would be no marks.</summary>
    private sealed class Runs
    {
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _space = new();
        private readonly Stack<(IrcStyle Style, string Mark)> _open = new();

        public void Add(char letter, IrcStyle style)
        {
            if (char.IsWhiteSpace(letter))
            {
                _space.Append(letter);
                return;
            }

            style = style.HasFlag(IrcStyle.Code) && _open.Any(open => open.Style == IrcStyle.Code) ? style | Opened() : style;
            Close(style);
            _text.Append(_space);
            _space.Clear();
            Open(style);
            _text.Append(letter);
        }

        public string End()
        {
            Close(IrcStyle.None);
            return _text.Append(_space).ToString();
        }

        private IrcStyle Opened() => _open.Aggregate(IrcStyle.None, (all, open) => all | open.Style);

        /// <summary>Closes until nothing is open that should not be.</summary>
        private void Close(IrcStyle style)
        {
            while ((Opened() & ~style) != IrcStyle.None)
            {
                _text.Append(_open.Pop().Mark);
            }
        }

        private void Open(IrcStyle style)
        {
            foreach ((IrcStyle Style, string Mark) mark in _marks)
            {
                if (style.HasFlag(mark.Style) && !Opened().HasFlag(mark.Style) && !Opened().HasFlag(IrcStyle.Code))
                {
                    _text.Append(mark.Mark);
                    _open.Push(mark);
                }
            }
        }
    }
}
