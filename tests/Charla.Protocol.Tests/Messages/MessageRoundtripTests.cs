using System.Buffers;
using Charla.Protocol.Messages;
using Charla.Protocol.Tests.Framing;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Messages;

[Properties(Replay = Talk.Replay, MaxTest = 1000, QuietOnSuccess = true)]
public sealed class MessageRoundtripTests
{
    [Property]
    public void What_a_server_writes_a_client_reads(int seed)
    {
        MessageSamples samples = new(seed);
        ServerMessage[] messages = [.. Enumerable.Range(0, 3).Select(_ => samples.NextServerMessage())];
        FrameBuffer buffer = new();
        using MessageWriter writer = new(buffer);

        int[] starts = [.. messages.Select(writer.Write)];

        List<byte[]> frames = new Inbox(Counting.Bytes, int.MaxValue - 1000).Receive(buffer.Written.ToArray()).Frames;
        frames.Zip(messages).ShouldAllBe(pair => SameMessage.As(MessageReader.ReadServerMessage(new(pair.First)), pair.Second));
        starts.ShouldBe([0, starts[0] + 10 + frames[0].Length, buffer.Length - 10 - frames[2].Length]);
    }

    [Property]
    public void What_a_client_writes_a_server_reads_however_it_arrives(int seed)
    {
        ClientMessage message = new MessageSamples(seed).NextClientMessage();
        FrameBuffer buffer = new();
        using MessageWriter writer = new(buffer);
        writer.Write(message);
        byte[] frame = buffer.Written.ToArray();
        int cut = new Random(seed).Next(frame.Length);

        byte[] payload = new Inbox(Counting.Bytes).ReceiveEach(Wire.Cut(frame, cut)).Frames.ShouldHaveSingleItem();
        ReadOnlySequence<byte> segments = Wire.Sequence(Wire.Cut(payload, cut * payload.Length / frame.Length));

        SameMessage.As(MessageReader.ReadClientMessage(segments), message).ShouldBeTrue();
        MessageReader.OpensCharla(segments).ShouldBe(message is Hello or Register);
    }

    [Fact]
    public void Every_kind_of_message_is_among_the_samples()
    {
        MessageSamples samples = new(1);
        Type[] drawn = [.. Enumerable.Range(0, 1000).SelectMany(_ => new[] { samples.NextClientMessage().GetType(), samples.NextServerMessage().GetType() }).Distinct()];

        drawn.ShouldBe([.. MessageSamples.ClientOps.Values, .. MessageSamples.ServerOps.Values], ignoreOrder: true);
    }
}
