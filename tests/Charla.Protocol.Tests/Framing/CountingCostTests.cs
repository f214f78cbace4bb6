using System.Buffers;
using System.Runtime.CompilerServices;

namespace Charla.Protocol.Tests.Framing;

/// <summary>What a peer can make a reader do, counted in bytes looked at.</summary>
public sealed class CountingCostTests
{
    private const int MaxPayload = Frame.DefaultMaxPayload;

    [Fact]
    public void A_long_text_that_comes_byte_by_byte_costs_in_proportion_to_its_length()
    {
        long quarter = LookedAt(MaxPayload / 8);
        long whole = LookedAt(MaxPayload / 2);

        // A share of a 64th more each time, up to the whole: no more than 65 times the whole.
        whole.ShouldBeInRange(MaxPayload, 65L * (MaxPayload + Frame.HeaderLength));
        whole.ShouldBeLessThan(quarter * 5);
    }

    [Fact]
    public void What_lies_beyond_a_frame_and_the_next_header_is_not_looked_at()
    {
        // Both bytes and code points end before a header: the verdict waits, however much follows.
        byte[] ambiguous = Wire.Joined(Wire.Frames(Counting.CodePoints, ["ana> ñ5", "ana> hola!"]));
        ReadOnlySequence<byte> unread = new([.. ambiguous, .. new byte[60_000]]);
        FrameReader reader = new(MaxPayload, Counting.Unknown);

        reader.Read(ref unread, waited: false, out _).ShouldBe(FrameReadStatus.NeedWait);

        JudgedLength(ref reader).ShouldBeLessThanOrEqualTo((4 * "ana> ñ5".Length) + Frame.HeaderLength);
    }

    /// <summary>The bytes that were judged, again and again, while so many ñ came in one byte at a time.</summary>
    private static long LookedAt(int characters)
    {
        byte[] frame = Wire.Frames(Counting.CodePoints, [new string('ñ', characters)])[0];
        FrameReader reader = new(MaxPayload, Counting.Unknown);
        long lookedAt = 0;
        int last = 0;
        for (int arrived = 1; arrived < frame.Length; arrived++)
        {
            ReadOnlySequence<byte> unread = new(frame, 0, arrived);
            reader.Read(ref unread, waited: false, out _).ShouldNotBe(FrameReadStatus.Frame);
            int judged = JudgedLength(ref reader);
            lookedAt += judged == last ? 0 : judged;
            last = judged;
        }

        ReadOnlySequence<byte> all = new(frame);
        reader.Read(ref all, waited: true, out ReadOnlySequence<byte> payload).ShouldBe(FrameReadStatus.Frame);
        payload.Length.ShouldBe(2 * characters);
        return lookedAt + payload.Length;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_judgedLength")]
    private static extern ref int JudgedLength(ref FrameReader reader);
}
