using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Framing;

/// <summary>Peers that count in their own way, and a reader that is not told which.</summary>
[Properties(Replay = Talk.Replay, MaxTest = 300, QuietOnSuccess = true)]
public sealed class CountingPeerTests
{
    private static readonly Counting[] _countings = [Counting.Bytes, Counting.CodePoints, Counting.Utf16Units];
    private static readonly bool[] _moments = [false, true];

    [Property]
    public Property A_peer_that_counts_bytes_is_understood_wherever_its_stream_is_cut() => Prop.ForAll(Talk.Messages, messages =>
    {
        EveryCut(Counting.Bytes, messages).ShouldAllBe(inbox => inbox.Texts.SequenceEqual(messages) && inbox.Error == null);
        WholeReads(Counting.Bytes, messages).Texts.ShouldBe(messages);
    });

    [Property(MaxTest = 30)]
    public Property A_peer_that_counts_bytes_is_understood_wherever_its_stream_is_cut_in_three() => Prop.ForAll(Talk.Messages, messages =>
    {
        string[] few = [.. messages.Take(2).Select(message => message[..Math.Min(message.Length, 20)].TrimEnd('\ud83d'))];
        byte[] stream = Wire.Joined(Wire.Frames(Counting.Bytes, few));
        for (int first = 0; first <= stream.Length; first++)
        {
            for (int second = first; second <= stream.Length; second++)
            {
                new Inbox().ReceiveEach(Wire.Cut(stream, first, second)).Wait().Texts.SequenceEqual(few).ShouldBeTrue($"cut at {first} and {second}");
            }
        }
    });

    [Property]
    public Property A_peer_that_counts_code_points_is_understood_message_by_message() => MessageByMessage(Counting.CodePoints);

    [Property]
    public Property A_peer_that_counts_utf16_units_is_understood_message_by_message() => MessageByMessage(Counting.Utf16Units);

    [Property]
    public Property A_peer_that_counts_code_points_is_understood_wherever_its_stream_is_cut() => HoweverCut(Counting.CodePoints);

    [Property]
    public Property A_peer_that_counts_utf16_units_is_understood_wherever_its_stream_is_cut() => HoweverCut(Counting.Utf16Units);

    [Property(MaxTest = 100)]
    public Property Once_a_counting_is_known_nothing_in_a_text_misleads() => Prop.ForAll(Talk.Messages, messages =>
    {
        foreach (Counting counting in _countings)
        {
            byte[] stream = Wire.Joined(Wire.Frames(counting, messages));
            for (int cut = 0; cut <= stream.Length; cut++)
            {
                Inbox inbox = new Inbox(counting).ReceiveEach(Wire.Cut(stream, cut));
                inbox.Texts.SequenceEqual(messages).ShouldBeTrue($"{counting}, cut at {cut}");
                inbox.Status.ShouldBe(FrameReadStatus.NeedMore);
            }
        }
    });

    [Property(MaxTest = 100)]
    public Property The_same_bytes_always_get_the_same_verdict() => Prop.ForAll(Talk.Messages, messages =>
    {
        byte[] stream = Wire.Joined(Wire.Frames(Counting.CodePoints, messages));
        int announced = Wire.Count(Counting.CodePoints, messages[0]);
        for (int end = Frame.HeaderLength; end <= stream.Length; end++)
        {
            byte[] arrived = stream[Frame.HeaderLength..end];
            foreach (bool waited in _moments)
            {
                CountingVerdict verdict = CountingRule.Judge(arrived, announced, Counting.Unknown, waited, Frame.DefaultMaxPayload);
                CountingRule.Judge([.. arrived], announced, Counting.Unknown, waited, Frame.DefaultMaxPayload).ShouldBe(verdict);
                AgreesWithSegments(arrived, announced, waited, verdict);
            }
        }
    });

    private static void AgreesWithSegments(byte[] arrived, int announced, bool waited, CountingVerdict verdict)
    {
        System.Buffers.ReadOnlySequence<byte> unread = Wire.Sequence(Wire.Cut(Wire.Frame(arrived, announced), 4, Frame.HeaderLength + (arrived.Length / 2)));
        FrameReadStatus status = new FrameReader(Frame.DefaultMaxPayload, Counting.Unknown).Read(ref unread, waited, out System.Buffers.ReadOnlySequence<byte> payload);

        (status, payload.Length).ShouldBe(verdict.Answer switch
        {
            CountingAnswer.Whole => (FrameReadStatus.Frame, verdict.Length),
            CountingAnswer.Wait => (FrameReadStatus.NeedWait, 0),
            _ => (FrameReadStatus.NeedMore, 0),
        });
    }

    private static Property MessageByMessage(Counting counting) => Prop.ForAll(Talk.Messages, messages =>
    {
        bool told = !Ambiguity.Misleads(counting, messages.Select(message => new[] { message }));
        return Prop.When(told, () => WholeReads(counting, messages).Texts.ShouldBe(messages));
    });

    private static Property HoweverCut(Counting counting) => Prop.ForAll(Talk.Messages, messages =>
    {
        bool told = !Ambiguity.Misleads(counting, [messages]);
        return Prop.When(told, () => EveryCut(counting, messages).ShouldAllBe(inbox => inbox.Texts.SequenceEqual(messages) && inbox.Error == null));
    });

    private static Inbox WholeReads(Counting counting, string[] messages) =>
        Wire.Frames(counting, messages).Aggregate(new Inbox(), (inbox, frame) => inbox.Receive(frame).Wait());

    /// <summary>Cut nowhere, and at every point, the reader waiting only when all has arrived.</summary>
    private static IEnumerable<Inbox> EveryCut(Counting counting, string[] messages)
    {
        byte[] stream = Wire.Joined(Wire.Frames(counting, messages));
        return Enumerable.Range(0, stream.Length + 1).Select(cut => new Inbox().ReceiveEach(Wire.Cut(stream, cut)).Wait());
    }
}
