using System.Buffers;
using System.Text;
using Charla.Protocol;
using Charla.Protocol.Tests.Framing;

namespace Charla.Fuzz.Targets;

/// <summary>The frame reader: of frames that count bytes, the same frames and the same end, however they arrive; never one over the limit.</summary>
internal sealed class FrameTarget : IFuzzTarget
{
    private const int MaxPayload = 4_096;

    public string Name => "frames";

    public IReadOnlyList<byte[]> Corpus { get; } = Talks.All;

    public ReadOnlySpan<byte> Telling => "0123456789 \0\r\n>\u00f1{"u8;

    public void Try(byte[] input, Random dice)
    {
        string whole = Read(Cuts.Whole(input), Counting.Bytes);
        Promise.Same(whole, Read(Cuts.EachByte(input), Counting.Bytes), "byte by byte");
        Promise.Same(whole, Read(Cuts.Anywhere(input, dice), Counting.Bytes), "in pieces");

        // Where the counting is open, the end of what has arrived is a witness: of a broken stream, other reads may make other frames.
        Read(Cuts.Whole(input), Counting.Unknown);
        Read(Cuts.EachByte(input), Counting.Unknown);
        Read(Cuts.Anywhere(input, dice), Counting.Unknown);
    }

    /// <summary>What is read of a connection on which no silence is longer than the reader waits, until it ends.</summary>
    private static string Read(byte[][] reads, Counting counting)
    {
        FrameReader reader = new(MaxPayload, counting);
        StringBuilder told = new();
        List<byte[]> unread = [];
        try
        {
            foreach (byte[] read in reads)
            {
                unread.Add(read);
                unread = Take(ref reader, unread, waited: false, told);
            }

            unread = Take(ref reader, unread, waited: true, told);
            return told.Append(reader.Counting).Append(" left ").Append(unread.Sum(part => part.Length)).ToString();
        }
        catch (ProtocolException broken)
        {
            return told.Append(broken.Code).ToString();
        }
    }

    private static List<byte[]> Take(ref FrameReader reader, List<byte[]> arrived, bool waited, StringBuilder told)
    {
        ReadOnlySequence<byte> unread = Wire.Sequence(arrived);
        while (reader.Read(ref unread, waited, out ReadOnlySequence<byte> payload) == FrameReadStatus.Frame)
        {
            Promise.Holds(payload.Length <= MaxPayload, $"a payload of {payload.Length} bytes");
            told.Append(Convert.ToHexString(payload.ToArray())).Append(' ');
        }

        return [unread.ToArray()];
    }
}
