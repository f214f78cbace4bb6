using System.Buffers;
using System.Text;

namespace Charla.Protocol.Tests.Framing;

public sealed class FrameBufferTests
{
    [Fact]
    public void Frames_are_written_one_after_the_other()
    {
        FrameBuffer buffer = new();

        buffer.WriteFrame("hola"u8);
        buffer.WriteFrame([]);
        buffer.WriteFrame("señor"u8);

        Encoding.UTF8.GetString(buffer.Written.Span).ShouldBe("4         hola0         6         señor");
        buffer.Length.ShouldBe(buffer.Written.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(4096)]
    public void It_grows_from_any_capacity_and_keeps_what_was_written(int capacity)
    {
        FrameBuffer buffer = new(capacity);
        string[] talk = [.. Enumerable.Range(0, 60).Select(i => new string((char)('a' + (i % 26)), i * 7))];

        foreach (string text in talk)
        {
            buffer.WriteFrame(Wire.Utf8(text));
        }

        new Inbox(Counting.Bytes).Receive(buffer.Written.ToArray()).Texts.ShouldBe(talk);
    }

    [Fact]
    public void A_payload_may_grow_the_buffer_after_its_frame_was_begun()
    {
        FrameBuffer buffer = new(12);
        int start = buffer.BeginFrame();
        for (int i = 0; i < 1000; i++)
        {
            buffer.Write("0123456789"u8);
        }

        buffer.EndFrame(start);

        new Inbox(Counting.Bytes).Receive(buffer.Written.ToArray()).Frames.ShouldHaveSingleItem().Length.ShouldBe(10_000);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 100)]
    [InlineData(5, 0)]
    [InlineData(5, 6)]
    public void There_is_always_the_room_that_was_asked_for_and_never_none(int capacity, int hint)
    {
        FrameBuffer buffer = new(capacity);

        buffer.GetSpan(hint).Length.ShouldBeGreaterThanOrEqualTo(Math.Max(1, hint));
        buffer.GetMemory(hint).Length.ShouldBeGreaterThanOrEqualTo(Math.Max(1, hint));
    }

    [Fact]
    public void What_is_truncated_is_forgotten_and_written_over()
    {
        FrameBuffer buffer = new();
        buffer.WriteFrame("one"u8);
        int end = buffer.Length;
        buffer.WriteFrame("two"u8);

        buffer.Truncate(end);
        buffer.WriteFrame("three"u8);

        new Inbox(Counting.Bytes).Receive(buffer.Written.ToArray()).Texts.ShouldBe(["one", "three"]);
    }

    [Fact]
    public void Nothing_that_was_not_written_can_be_claimed()
    {
        FrameBuffer buffer = new(16);
        buffer.WriteFrame([]);

        Should.Throw<ArgumentOutOfRangeException>(() => buffer.Truncate(11));
        Should.Throw<ArgumentOutOfRangeException>(() => buffer.Truncate(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => buffer.Advance(7));
        Should.Throw<ArgumentOutOfRangeException>(() => buffer.Advance(-1));
        buffer.Length.ShouldBe(10);
    }
}
