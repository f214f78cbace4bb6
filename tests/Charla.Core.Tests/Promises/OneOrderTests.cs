using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Charla.Core.Tests.Promises;

/// <summary>Promise 2: one order, without gaps and without repeats, whatever members do and however fast their wires are.</summary>
public sealed class OneOrderTests
{
    private const int Members = 6;
    private const int OutboxBytes = 3_000;

    public enum Act
    {
        Send,
        SendMany,
        JoinFromNow,
        JoinAfter,
        Leave,
        Block,
        Trickle,
        Unblock,
    }

    [Property(MaxTest = 40)]
    public Property Every_member_is_given_exactly_what_follows_its_place()
    {
        Gen<Move> move =
            from act in Gen.Frequency((4, Gen.Constant(Act.Send)), (2, Gen.Constant(Act.SendMany)), (4, Gen.Elements(Enum.GetValues<Act>())))
            from member in Gen.Choose(0, Members - 1)
            from amount in Gen.Choose(0, 400)
            select new Move(act, member, amount);
        return Prop.ForAll(move.ListOf(120).ToArbitrary(), moves => PlayAsync([.. moves]));
    }

    private static async Task PlayAsync(IReadOnlyList<Move> moves)
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { Limits = new() { OutboxBytes = OutboxBytes }, PageBytes = 1_500 });
        test.Log.CompletesLater = true;
        Player[] players = await Task.WhenAll(Enumerable.Range(0, Members).Select(async i => new Player(await test.HelloAsync($"m{i}"))));
        foreach (Move move in moves)
        {
            await players[move.Member].DoAsync(move);
        }

        foreach (Player player in players)
        {
            await player.SettleAsync();
        }

        await test.Chat.Lobby.DrainAsync();
        foreach (Player player in players)
        {
            await player.CheckAsync(test.Chat.Lobby.Delivered);
        }
    }

    public sealed record Move(Act Act, int Member, int Amount);

    /// <summary>A member, and the places from which it asked to be served.</summary>
    private sealed class Player(TestClient client)
    {
        private readonly Dictionary<string, long?> _places = [];
        private bool _isInside;

        public Task DoAsync(Move move) => move.Act switch
        {
            Act.Send => SayAsync(move.Amount, times: 1),
            Act.SendMany => SayAsync(move.Amount, times: 30),
            Act.JoinFromNow => JoinAsync(after: null),
            Act.JoinAfter => JoinAsync(move.Amount),
            Act.Leave => LeaveAsync(),
            _ => Turn(move),
        };

        /// <summary>Reads everything from now on; completes when it has been answered all that it asked.</summary>
        public async Task SettleAsync()
        {
            client.Wire.Unblock();
            await client.SendAsync(new { op = "ping", @ref = "last" });
            await client.Wire.WaitUntilAsync(() => client.Received.Any(message => message is Pong));
        }

        public async Task CheckAsync(long head)
        {
            // Whoever has left does not wait for events, but the answers to what it asked may still be on their way.
            await client.Wire.WaitUntilAsync(() => client.Received.Count(message => message is Joined) >= _places.Count);
            if (_isInside)
            {
                await client.Wire.WaitUntilAsync(() => Follow(static (_, _) => { }) == head);
            }

            Follow(static (expected, seq) => seq.ShouldBe(expected));
            client.Received.OfType<Gap>().ShouldBeEmpty();
            client.Received.Count(message => message is Joined).ShouldBe(_places.Count);
        }

        private async Task SayAsync(int letters, int times)
        {
            for (int i = 0; i < times && _isInside; i++)
            {
                await AskAsync(new { op = "send", room = "lobby", text = new string('x', letters) });
            }
        }

        private Task JoinAsync(long? after)
        {
            string mark = $"{_places.Count}";
            (_places[mark], _isInside) = (after, true);
            return AskAsync(new { op = "join", room = "lobby", after, @ref = mark });
        }

        private async Task LeaveAsync()
        {
            if (_isInside)
            {
                _isInside = false;
                await AskAsync(new { op = "leave", room = "lobby" });
            }
        }

        private Task Turn(Move move)
        {
            switch (move.Act)
            {
                case Act.Block:
                    client.Wire.Block();
                    break;
                case Act.Trickle:
                    client.Wire.Allow(move.Amount);
                    break;
                default:
                    client.Wire.Unblock();
                    break;
            }

            return Task.CompletedTask;
        }

        /// <summary>A session is not read further while its own wire is blocked; then that one has to read.</summary>
        private async Task AskAsync(object request)
        {
            Task asked = client.SendAsync(request);
            while (!asked.IsCompleted)
            {
                if (client.Session.Connection.Outbox.QueuedBytes > OutboxBytes / 2)
                {
                    client.Wire.Unblock();
                }

                await Task.Yield();
            }

            await asked;
        }

        /// <summary>Follows what was received, and returns the place after all of it.</summary>
        private long Follow(Action<long, long> check)
        {
            long place = long.MinValue;
            foreach (ServerMessage message in client.Received)
            {
                switch (message)
                {
                    case Joined joined:
                        place = Math.Min(_places[joined.Ref!] ?? joined.Head, joined.Head);
                        break;
                    case Left:
                        place = long.MinValue;
                        break;
                    case RoomEvent @event:
                        check(++place, @event.Seq);
                        break;
                }
            }

            return place;
        }
    }
}
