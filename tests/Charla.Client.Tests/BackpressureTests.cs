using Charla.Client.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Client.Tests;

public sealed class BackpressureTests
{
    private const int Messages = 40_000;
    private const int TextLength = 2_000;

    private readonly List<long> _seen = [];

    [Fact]
    public async Task A_reader_that_is_slow_keeps_the_server_waiting_and_loses_nothing()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { EventCapacity = 16 });
        Task starting = client.StartAsync();
        FakePeer peer = await server.WelcomeAsync();
        await starting.Within();
        string text = new('x', TextLength);
        long written = 0;
        Task writing = Task.Run(async () =>
        {
            for (long seq = 1; seq <= Messages; seq++)
            {
                await peer.SendRawAsync(MessageWriter.Frame(new MessageEvent { Room = "lobby", Seq = seq, From = "luis", Text = text }));
                Interlocked.Exchange(ref written, seq);
            }
        });

        // Nobody reads the events: what fits into the buffers of both ends is written, and then no more.
        long stalledAt = await StallsAsync(() => Interlocked.Read(ref written));
        stalledAt.ShouldBeLessThan(Messages);

        long seen = 0;
        await foreach (ChatEvent happened in client.Events)
        {
            if (happened is MessageReceived message)
            {
                message.Seq.ShouldBe(++seen);
            }

            if (seen == Messages)
            {
                break;
            }
        }

        await writing.Within();
    }

    [Fact]
    public async Task An_event_that_waited_for_its_reader_is_not_lost_with_the_connection()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { EventCapacity = 1 });
        Task starting = client.StartAsync();

        // The first events are taken, so that the client can come to be connected; then nobody reads for a while.
        await using IAsyncEnumerator<ChatEvent> events = client.Events.GetAsyncEnumerator();
        Task<FakePeer> welcoming = server.WelcomeAsync();
        await NextAsync<ConnectionStateChanged>(events, changed => changed.State == ConnectionState.Connected);
        FakePeer peer = await welcoming;
        await starting.Within();
        Task<RoomJoined> joining = client.JoinAsync("lobby");
        await peer.LetInAsync(head: 0);
        await joining.Within();
        for (long seq = 1; seq <= 5; seq++)
        {
            await peer.SaidAsync("lobby", seq, $"{seq}");
        }

        peer.Cut();
        for (long seq = 1; seq <= 2; seq++)
        {
            (await NextAsync<MessageReceived>(events)).Seq.ShouldBe(seq);
        }

        Task<MessageReceived> rest = NextAsync<MessageReceived>(events, message => message.Seq == 6);
        FakePeer again = await server.WelcomeAsync(resumed: true);
        Join join = await again.LetInAsync(head: 5);
        for (long seq = join.After!.Value + 1; seq <= 6; seq++)
        {
            await again.SaidAsync("lobby", seq, $"{seq}");
        }

        await rest;
        _seen.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    private async Task<T> NextAsync<T>(IAsyncEnumerator<ChatEvent> events, Func<T, bool>? isIt = null)
        where T : ChatEvent
    {
        while (await events.MoveNextAsync().Within())
        {
            if (events.Current is MessageReceived message)
            {
                _seen.Add(message.Seq);
            }

            if (events.Current is T found && (isIt?.Invoke(found) ?? true))
            {
                return found;
            }
        }

        throw new InvalidOperationException("The events ended.");
    }

    /// <summary>Waits until the count has not moved for a while, and returns it.</summary>
    private static async Task<long> StallsAsync(Func<long> count)
    {
        long before = -1;
        long now = count();
        while (now != before || now == 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5));
            (before, now) = (now, count());
        }

        return now;
    }
}
