using Charla.Core.Sessions;
using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests;

public sealed class AudienceTests
{
    [Fact]
    public async Task Delivering_a_batch_costs_the_same_memory_for_one_member_as_for_a_thousand()
    {
        await using TestChat test = await TestChat.StartAsync();
        Audience few = Gather(test.Chat, 1);
        Audience many = Gather(test.Chat, 1_000);
        MessageEvent[] batch = [.. Enumerable.Range(1, 10).Select(seq => new MessageEvent { Room = "lobby", From = "ana", Seq = seq, Text = "hola" })];

        Cost(many, batch).ShouldBe(Cost(few, batch));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 10)]
    public async Task Who_has_something_of_its_own_in_a_batch_is_given_it_as_its_dialect_says_and_the_others_as_all_are(bool leavesOut, int its)
    {
        await using TestChat test = await TestChat.StartAsync();
        QuietDialect dialect = new(leavesOut);
        (FakeWire own, FakeWire others) = (new FakeWire(), new FakeWire());
        Session sender = new(test.Chat, new Connection(1, "tcp", "", own, test.Chat.Options, test.Chat.Time), dialect);
        Session other = new(test.Chat, new Connection(2, "tcp", "", others, test.Chat.Options, test.Chat.Time), dialect);
        Audience audience = new(JsonForm.Shared);
        audience.Add(new Member(test.Chat.Lobby, sender, JsonForm.Shared, position: 0, replaysAll: false));
        audience.Add(new Member(test.Chat.Lobby, other, JsonForm.Shared, position: 0, replaysAll: false));
        Answers answers = new();
        answers.Add(sender, dialect.Form, new Ack { Room = "lobby" });

        audience.Deliver([.. Enumerable.Range(1, 10).Select(seq => new MessageEvent { Room = "lobby", From = "ana", Seq = seq, Text = "hola" })], answers).ShouldBeEmpty();

        own.Payloads.Count.ShouldBe(its);
        others.Payloads.Count.ShouldBe(10);
    }

    private static long Cost(Audience audience, IReadOnlyList<RoomEvent> batch)
    {
        Answers none = new();
        return Allocations.Of(() => audience.Deliver(batch, none).ShouldBeEmpty());
    }

    private static Audience Gather(Chat chat, int members)
    {
        Audience audience = new(JsonForm.Shared);
        for (int i = 0; i < members; i++)
        {
            Session session = new(chat, new Connection(i, "tcp", "", new OpenWire(), chat.Options, chat.Time));
            audience.Add(new Member(chat.Lobby, session, JsonForm.Shared, position: 0, replaysAll: false));
        }

        return audience;
    }

    /// <summary>Has no words for what is answered, and may leave out what it said itself.</summary>
    private sealed class QuietDialect(bool leavesOut) : IDialect, IWireForm
    {
        public string Name => "quiet";

        public IWireForm Form => this;

        public IWireForm RoomForm(string? alias) => JsonForm.Shared;

        public ReadOnlyMemory<byte>? Personal(Room room, IWireForm form, IReadOnlyList<RoomEvent> events) => leavesOut ? ReadOnlyMemory<byte>.Empty : default(ReadOnlyMemory<byte>?);

        public void Write(Protocol.FrameBuffer buffer, ServerMessage message)
        {
        }
    }

    /// <summary>Takes everything and remembers nothing.</summary>
    private sealed class OpenWire : IWire
    {
        public int TrySend(ReadOnlySpan<byte> frames) => frames.Length;

        public ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames) => new(frames.Length);

        public void Abort()
        {
        }

        public void CompleteOutput()
        {
        }
    }
}
