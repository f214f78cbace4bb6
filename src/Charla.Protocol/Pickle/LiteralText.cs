using System.Buffers;
using System.Text;

namespace Charla.Protocol.Pickle;

/// <summary>Where a parser is in the text of a literal.</summary>
internal sealed class LiteralText(string text)
{
    public const char End = '\0';

    public int Position { get; set; }

    public int Length => text.Length;

    public string Whole => text;

    public bool AtEnd => Position >= text.Length;

    /// <summary>The character here; <see cref="End"/> after the last, which no literal may hold.</summary>
    public char Current => Peek(0);

    public char Peek(int ahead) => Position + ahead < text.Length ? text[Position + ahead] : End;

    public bool StartsWith(string expected) => text.AsSpan(Position).StartsWith(expected, StringComparison.Ordinal);

    public bool TryTake(char expected)
    {
        bool here = !AtEnd && Current == expected;
        Position += here ? 1 : 0;
        return here;
    }

    public bool TryTake(string expected)
    {
        bool here = StartsWith(expected);
        Position += here ? expected.Length : 0;
        return here;
    }

    /// <summary>Passes over blanks, and inside brackets over ends of lines and comments.</summary>
    public void SkipBlanks(bool bracketed)
    {
        while (!AtEnd)
        {
            if (bracketed && Current == '#')
            {
                int line = text.AsSpan(Position).IndexOfAny('\r', '\n');
                Position = line < 0 ? text.Length : Position + line;
            }
            else if (Current is ' ' or '\t' or '\f' || (bracketed && Current is '\r' or '\n'))
            {
                Position++;
            }
            else if (Current == '\\' && Peek(1) is '\r' or '\n')
            {
                // A line that goes on in the next one.
                Position += Peek(1) == '\r' && Peek(2) == '\n' ? 3 : 2;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The code point here, and how many characters it takes; half a pair is one of its own.</summary>
    public int CodePoint(out int length) => Rune.DecodeFromUtf16(text.AsSpan(Position), out Rune rune, out length) == OperationStatus.Done ? rune.Value : text[Position];

    /// <summary>What is wrong, here or at another place.</summary>
    public PickleException Fault(Bilingual reason, int? position = null) =>
        new(PickleErrorCode.BadLiteral, LiteralTexts.At((position ?? Position) + 1, reason), position ?? Position);
}
