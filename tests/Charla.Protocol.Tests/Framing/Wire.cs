using System.Buffers;
using System.Text;

namespace Charla.Protocol.Tests.Framing;

/// <summary>Bytes as peers put them on the wire, and as pipes hand them over.</summary>
internal static class Wire
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A frame as the norm writes it.</summary>
    public static byte[] Frame(string text) => Frame(Utf8(text));

    public static byte[] Frame(byte[] payload) => Frame(payload, payload.Length);

    /// <summary>A frame whose header announces <paramref name="length"/>, whatever the payload is.</summary>
    public static byte[] Frame(byte[] payload, int length) => [.. Encoding.ASCII.GetBytes($"{length,-10}"), .. payload];

    /// <summary>What a peer that counts as <paramref name="counting"/> says sends for each of <paramref name="messages"/>.</summary>
    public static byte[][] Frames(Counting counting, IEnumerable<string> messages) =>
        [.. messages.Select(message => Frame(Utf8(message), Count(counting, message)))];

    public static int Count(Counting counting, string message) => counting switch
    {
        Counting.Bytes => Encoding.UTF8.GetByteCount(message),
        Counting.CodePoints => message.EnumerateRunes().Count(),
        _ => message.Length,
    };

    public static byte[] Joined(IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];

    public static ReadOnlySequence<byte> Sequence(string text) => new(Utf8(text));

    /// <summary>One segment for each part, the empty ones too.</summary>
    public static ReadOnlySequence<byte> Sequence(IReadOnlyList<byte[]> parts)
    {
        if (parts.Count == 0)
        {
            return ReadOnlySequence<byte>.Empty;
        }

        Segment first = new(parts[0], 0);
        Segment last = parts.Skip(1).Aggregate(first, (before, part) => before.Append(part));
        return new(first, 0, last, last.Memory.Length);
    }

    /// <summary>The bytes cut at each of <paramref name="cuts"/>, which ascend.</summary>
    public static byte[][] Cut(byte[] bytes, params int[] cuts)
    {
        int[] ends = [.. cuts, bytes.Length];
        return [.. ends.Select((end, i) => bytes[(i == 0 ? 0 : ends[i - 1])..end])];
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, long before)
        {
            Memory = bytes;
            RunningIndex = before;
        }

        public Segment Append(byte[] bytes)
        {
            Segment next = new(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
