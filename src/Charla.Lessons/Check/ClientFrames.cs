using System.Buffers;
using System.Text.Unicode;
using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>The frames in all that a client sent, cut as its headers must have been meant.</summary>
internal sealed class ClientFrames
{
    private const int MaxFrames = 1_000;

    private ClientFrames(IReadOnlyList<byte[]> payloads, Counting counting, ReadOnlyMemory<byte> rest, bool isBroken) =>
        (Payloads, Counting, Rest, IsBroken) = (payloads, counting, rest, isBroken);

    /// <summary>What each whole frame holds.</summary>
    public IReadOnlyList<byte[]> Payloads { get; }

    /// <summary>What its headers may count, by all that was seen.</summary>
    public Counting Counting { get; }

    /// <summary>What follows the last whole frame: nothing, the start of a frame that never ended, or no frame at all.</summary>
    public ReadOnlyMemory<byte> Rest { get; }

    /// <summary>Whether <see cref="Rest"/> begins with what can be no header.</summary>
    public bool IsBroken { get; }

    public bool CountsBytes => (Counting & Counting.Bytes) != 0;

    public bool HasNonAscii => Payloads.Any(payload => payload.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)0x7F));

    public bool IsUtf8 => Payloads.All(payload => Utf8.IsValid(payload));

    /// <summary>Cuts what was sent, of which nothing more comes.</summary>
    /// <param name="stream">All bytes of the client.</param>
    /// <param name="possible">What its headers may count.</param>
    public static ClientFrames Cut(byte[] stream, Counting possible = Counting.Unknown)
    {
        FrameReader reader = new(Frame.DefaultMaxPayload, possible);
        ReadOnlySequence<byte> unread = new(stream);
        List<byte[]> payloads = [];
        bool isBroken = false;
        try
        {
            while (payloads.Count < MaxFrames && reader.Read(ref unread, waited: true, out ReadOnlySequence<byte> payload) == FrameReadStatus.Frame)
            {
                payloads.Add(payload.ToArray());
            }
        }
        catch (ProtocolException)
        {
            isBroken = true;
        }

        return new ClientFrames(payloads, reader.Counting, unread.ToArray(), isBroken);
    }
}
