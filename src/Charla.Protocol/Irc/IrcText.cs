using System.Buffers;
using System.Globalization;
using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>Text of people, brought into the lines of IRC.</summary>
internal static class IrcText
{
    /// <summary>Bytes of the longest character.</summary>
    public const int LeastRoom = 4;

    // Beyond the room, so that what belongs to the last letter that fits is seen. More marks than this are no letter's.
    private const int Beyond = 64;

    private static readonly SearchValues<char> _breaks = SearchValues.Create('\0', '\r', '\n');

    /// <summary>The text without NUL, which no line can have: U+FFFD in its place.</summary>
    public static string WithoutNul(string text) => text.Replace('\0', '\uFFFD');

    /// <summary>The text as one line: a space for each break.</summary>
    public static string OneLine(string text) =>
        text.AsSpan().ContainsAny(_breaks) ? WithoutNul(text).ReplaceLineEndings("\n").Replace('\n', ' ').Replace('\r', ' ') : text;

    /// <summary>The text in pieces that each fit a line; together they are all of it.</summary>
    /// <param name="text">Any number of lines.</param>
    /// <param name="room">Bytes that a piece may have, at least <see cref="LeastRoom"/>.</param>
    public static IrcPieces Pieces(ReadOnlySpan<char> text, int room)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(room, LeastRoom);
        return new IrcPieces(text, room);
    }

    /// <summary>How many characters of a line's beginning fit. Cuts behind a space where one is in the second half, else between letters with all their marks.</summary>
    public static int Fit(ReadOnlySpan<char> line, int room)
    {
        if (Encoding.UTF8.GetByteCount(line) <= room)
        {
            return line.Length;
        }

        ReadOnlySpan<char> window = line[..Math.Min(line.Length, room + Beyond)];
        int fits = 0;
        int behindSpace = 0;
        for (int used = 0, next; fits < window.Length; fits += next)
        {
            next = StringInfo.GetNextTextElementLength(window[fits..]);
            used += Encoding.UTF8.GetByteCount(window.Slice(fits, next));
            if (used > room)
            {
                break;
            }

            behindSpace = window[fits] == ' ' ? fits + next : behindSpace;
        }

        fits = behindSpace > fits / 2 ? behindSpace : fits;
        return fits > 0 ? fits : FitRunes(window, room);
    }

    /// <summary>One letter with more marks than a line can have.</summary>
    private static int FitRunes(ReadOnlySpan<char> window, int room)
    {
        int fits = 0;
        int used = 0;
        while (fits < window.Length)
        {
            _ = Rune.DecodeFromUtf16(window[fits..], out Rune rune, out int length);
            used += rune.Utf8SequenceLength;
            if (used > room)
            {
                break;
            }

            fits += length;
        }

        return fits;
    }
}

/// <summary>The pieces of a text. <see cref="IrcText.Pieces"/> makes them.</summary>
internal readonly ref struct IrcPieces(ReadOnlySpan<char> text, int room)
{
    private readonly ReadOnlySpan<char> _text = text;

    public Enumerator GetEnumerator() => new(_text, room);

    public ref struct Enumerator(ReadOnlySpan<char> text, int room)
    {
        private ReadOnlySpan<char> _rest = text;
        private bool _done;
        private bool _cut;

        public IrcPiece Current { get; private set; }

        public bool MoveNext()
        {
            if (_done)
            {
                return false;
            }

            int end = _rest.IndexOfAny('\r', '\n');
            ReadOnlySpan<char> line = end < 0 ? _rest : _rest[..end];
            int fits = IrcText.Fit(line, room);
            Current = new IrcPiece(line[..fits], _cut);
            _cut = fits < line.Length;
            _done = !_cut && end < 0;
            _rest = _rest[fits..];
            if (!_cut && !_done)
            {
                _rest = _rest[(_rest.StartsWith("\r\n") ? 2 : 1)..];
            }

            return true;
        }
    }
}

/// <summary>One line of a text, or a part of one that was too long.</summary>
internal readonly ref struct IrcPiece(ReadOnlySpan<char> text, bool continues)
{
    /// <summary>Empty for an empty line.</summary>
    public ReadOnlySpan<char> Text { get; } = text;

    /// <summary>The piece before this one was cut here: <c>draft/multiline-concat</c>.</summary>
    public bool Continues { get; } = continues;
}
