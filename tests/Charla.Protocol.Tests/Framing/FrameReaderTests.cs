using System.Buffers;

namespace Charla.Protocol.Tests.Framing;

public sealed class FrameReaderTests
{
    private static readonly string[] _talk = ["", "hola", "", "ana> qué tal, señor 😀", "0123456789", "        12", "4         hola", "\0\n"];

    [Fact]
    public void Frames_come_out_the_same_wherever_the_stream_is_cut_in_two()
    {
        byte[] stream = Wire.Joined(Wire.Frames(Counting.Bytes, _talk));
        for (int cut = 0; cut <= stream.Length; cut++)
        {
            byte[][] parts = Wire.Cut(stream, cut);
            new Inbox(Counting.Bytes).ReceiveEach(parts).Texts.ShouldBe(_talk, $"read by read, cut at {cut}");
            new Inbox(Counting.Bytes).Receive(parts).Texts.ShouldBe(_talk, $"segment by segment, cut at {cut}");
        }
    }

    [Fact]
    public void Frames_come_out_the_same_wherever_a_short_stream_is_cut_in_three()
    {
        string[] talk = ["", "señor", "12", "x"];
        byte[] stream = Wire.Joined(Wire.Frames(Counting.Bytes, talk));
        for (int first = 0; first <= stream.Length; first++)
        {
            for (int second = first; second <= stream.Length; second++)
            {
                byte[][] parts = Wire.Cut(stream, first, second);
                new Inbox(Counting.Bytes).ReceiveEach(parts).Texts.ShouldBe(talk, $"cut at {first} and {second}");
                new Inbox(Counting.Bytes).Receive(parts).Texts.ShouldBe(talk, $"segments cut at {first} and {second}");
            }
        }
    }

    [Fact]
    public void Frames_come_out_of_single_bytes()
    {
        byte[][] bytes = [.. Wire.Joined(Wire.Frames(Counting.Bytes, _talk)).Select(one => new[] { one })];

        new Inbox(Counting.Bytes).ReceiveEach(bytes).Texts.ShouldBe(_talk);
        new Inbox(Counting.Bytes).Receive(bytes).Texts.ShouldBe(_talk);
    }

    [Fact]
    public void A_hundred_frames_come_out_of_one_read()
    {
        string[] talk = [.. Enumerable.Range(0, 100).Select(i => new string('x', i))];

        Inbox inbox = new Inbox().Receive(Wire.Joined(Wire.Frames(Counting.Bytes, talk)));

        inbox.Texts.ShouldBe(talk);
        inbox.Unread.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("4         hola")]
    [InlineData("         4hola")]
    [InlineData("0000000004hola")]
    public void Every_padding_is_read(string frame) => new Inbox().Receive(Wire.Utf8(frame)).Texts.ShouldBe(["hola"]);

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(13)]
    public void Input_that_ends_inside_a_frame_is_left_untaken(int length)
    {
        byte[] cut = Wire.Frame("hola")[..length];

        Inbox inbox = new Inbox().Receive(cut).Wait();

        inbox.Status.ShouldBe(FrameReadStatus.NeedMore);
        inbox.Frames.ShouldBeEmpty();
        inbox.Unread.ShouldBe(cut);
    }

    [Fact]
    public void A_length_is_judged_when_its_header_is_whole_and_before_any_payload_arrives()
    {
        new Inbox(maxPayload: 100).Receive(Wire.Utf8("101      ")).Error.ShouldBeNull();
        new Inbox(maxPayload: 100).Receive(Wire.Utf8("101       ")).Error.ShouldBe(ErrorCode.TooLong);
        new Inbox(maxPayload: 100).Receive(Wire.Utf8("100       ")).Error.ShouldBeNull();
        new Inbox(maxPayload: 100).Receive(Wire.Frame(new string('x', 100))).Frames.Count.ShouldBe(1);
    }

    [Fact]
    public void What_cannot_become_a_header_is_refused_at_its_first_wrong_byte()
    {
        new Inbox().Receive(Wire.Utf8("12")).Error.ShouldBeNull();
        new Inbox().ReceiveEach(Wire.Utf8("12"), Wire.Utf8("x")).Error.ShouldBe(ErrorCode.BadFrame);
        new Inbox().Receive(Wire.Utf8("G")).Error.ShouldBe(ErrorCode.BadFrame);
    }

    [Fact]
    public void Frames_before_a_broken_one_come_out()
    {
        Inbox inbox = new Inbox().Receive([.. Wire.Frame("hola"), .. "what?     "u8]);

        inbox.Texts.ShouldBe(["hola"]);
        inbox.Error.ShouldBe(ErrorCode.BadFrame);
    }

    [Fact]
    public void A_payload_is_a_slice_of_what_arrived_and_nothing_is_copied()
    {
        byte[] bytes = Wire.Frame("hola");
        ReadOnlySequence<byte> unread = new(bytes);

        new FrameReader(100, Counting.Unknown).Read(ref unread, false, out ReadOnlySequence<byte> payload).ShouldBe(FrameReadStatus.Frame);

        bytes[10] = (byte)'H';
        payload.FirstSpan[0].ShouldBe((byte)'H');
        unread.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Reading_frames_that_count_bytes_allocates_nothing()
    {
        byte[] stream = Wire.Joined(Wire.Frames(Counting.Bytes, _talk));

        AllocatedReading(new(stream), Counting.Bytes).ShouldBe(0);
        AllocatedReading(Wire.Sequence(Wire.Cut(stream, 5, 12, 40)), Counting.Bytes).ShouldBe(0);
    }

    [Fact]
    public void Reading_ascii_allocates_nothing_while_the_counting_is_unknown()
    {
        byte[] stream = Wire.Joined(Wire.Frames(Counting.Bytes, ["hola", "ana> que tal", "", "luis> 12"]));

        AllocatedReading(new(stream), Counting.Unknown).ShouldBe(0);
        AllocatedReading(Wire.Sequence(Wire.Cut(stream, 5, 12, 40)), Counting.Unknown).ShouldBe(0);
    }

    private static long AllocatedReading(ReadOnlySequence<byte> stream, Counting counting) => Allocations.Of(() => ReadRepeatedly(stream, counting));

    private static void ReadRepeatedly(in ReadOnlySequence<byte> stream, Counting counting)
    {
        for (int i = 0; i < 500; i++)
        {
            FrameReader reader = new(Frame.DefaultMaxPayload, counting);
            ReadOnlySequence<byte> unread = stream;
            while (reader.Read(ref unread, waited: true, out _) == FrameReadStatus.Frame)
            {
                continue;
            }

            if (!unread.IsEmpty)
            {
                throw new InvalidOperationException("Not all was read.");
            }
        }
    }
}
