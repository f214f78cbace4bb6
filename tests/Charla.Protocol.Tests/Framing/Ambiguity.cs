using System.Text;

namespace Charla.Protocol.Tests.Framing;

/// <summary>When the bytes do not tell how a peer counts: section 3 of the norm, worked out from the messages rather than from the bytes.</summary>
internal static class Ambiguity
{
    private static readonly Counting[] _byPreference = [Counting.Bytes, Counting.CodePoints, Counting.Utf16Units];

    /// <summary>Whether a reader takes one of the messages for longer or shorter than its sender did, although it has waited for all of each read.</summary>
    /// <remarks>It does where a counting that it prefers, and that is still possible, ends where a header or nothing at all follows.</remarks>
    /// <param name="sender">What the sender counts.</param>
    /// <param name="reads">The messages of each read.</param>
    public static bool Misleads(Counting sender, params IEnumerable<string[]> reads)
    {
        Counting possible = Counting.Unknown;
        foreach (string[] read in reads)
        {
            for (int i = 0; i < read.Length; i++)
            {
                if (!read[i].All(char.IsAscii) && FirstRight(sender, possible, read[i..]) != Wire.Count(Counting.Bytes, read[i]))
                {
                    return true;
                }

                possible &= SameEnds(sender, read[i]);
            }
        }

        return false;
    }

    /// <summary>The end, in bytes, of the first counting whose end is followed by a header or by nothing.</summary>
    private static int FirstRight(Counting sender, Counting possible, string[] messages)
    {
        string arrived = messages[0] + Encoding.UTF8.GetString(Wire.Joined(Wire.Frames(sender, messages[1..])));
        int announced = Wire.Count(sender, messages[0]);
        foreach (Counting counting in _byPreference.Where(counting => possible.HasFlag(counting)))
        {
            string? taken = Beginning(arrived, counting, announced);
            if (taken is not null && IsRight(Wire.Utf8(arrived[taken.Length..])))
            {
                return Wire.Count(Counting.Bytes, taken);
            }
        }

        return -1;
    }

    private static bool IsRight(byte[] rest) =>
        rest.Length == 0
        || (rest.Length >= Frame.HeaderLength
            && Frame.TryReadHeader(rest.AsSpan(0, Frame.HeaderLength), out int next)
            && next <= Frame.DefaultMaxPayload);

    /// <summary>The whole characters in front that count <paramref name="announced"/>; null where none do.</summary>
    private static string? Beginning(string text, Counting counting, int announced)
    {
        int count = 0, length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (count >= announced)
            {
                break;
            }

            count += Wire.Count(counting, rune.ToString());
            length += rune.Utf16SequenceLength;
        }

        return count == announced ? text[..length] : null;
    }

    private static Counting SameEnds(Counting sender, string message) =>
        _byPreference.Where(counting => Wire.Count(counting, message) == Wire.Count(sender, message)).Aggregate(Counting.None, (all, one) => all | one);
}
