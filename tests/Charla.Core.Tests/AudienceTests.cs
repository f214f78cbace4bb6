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
