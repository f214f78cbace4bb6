using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>What a message is called: the room's log and its place there, <c>2s.lobby</c>. The same for everyone, and for as long as the log is kept.</summary>
/// <remarks><c>msgid = place "." log</c>, the place in base 36, in the log's name <c>^XX</c> for what no tag or parameter can have.</remarks>
/// <param name="Log">The log's name; for a direct message the one that both of its people share.</param>
/// <param name="Seq">1, 2, 3 …</param>
internal readonly record struct IrcMessageId(string Log, long Seq)
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const string Taboo = " ;\\,^:*";
    private const int LongestPlace = 13;

    /// <summary>Null where it is none of ours.</summary>
    public static IrcMessageId? Parse(string id)
    {
        int dot = id.IndexOf('.', StringComparison.Ordinal);
        if (dot is < 1 or > LongestPlace || Place(id.AsSpan(0, dot)) is not { } seq || Unescape(id[(dot + 1)..]) is not { Length: > 0 } log)
        {
            return null;
        }

        IrcMessageId parsed = new(log, seq);
        return parsed.ToString() == id ? parsed : null;
    }

    public override string ToString()
    {
        StringBuilder id = new();
        for (long rest = Seq; rest > 0; rest /= Digits.Length)
        {
            id.Insert(0, Digits[(int)(rest % Digits.Length)]);
        }

        id.Append('.');
        foreach (char letter in Log)
        {
            id.Append(Taboo.Contains(letter) || char.IsControl(letter) && letter < 0x80 ? $"^{(int)letter:x2}" : letter);
        }

        return id.ToString();
    }

    private static long? Place(ReadOnlySpan<char> digits)
    {
        long place = 0;
        foreach (char digit in digits)
        {
            int value = Digits.IndexOf(digit);
            if (value < 0 || place > (long.MaxValue - value) / Digits.Length)
            {
                return null;
            }

            place = (place * Digits.Length) + value;
        }

        return place > 0 ? place : null;
    }

    private static string? Unescape(string name)
    {
        StringBuilder plain = new(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] != '^')
            {
                plain.Append(name[i]);
            }
            else if (i + 2 < name.Length && byte.TryParse(name.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out byte letter))
            {
                plain.Append((char)letter);
                i += 2;
            }
            else
            {
                return null;
            }
        }

        return plain.ToString();
    }
}
