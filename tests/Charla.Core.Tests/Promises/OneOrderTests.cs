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
        Gen<Step> step =
            from act in Gen.Frequency((4, Gen.Constant(Act.Send)), (2, Gen.Constant(Act.SendMany)), (4, Gen.Elements(Enum.GetValues<Act>())))
            from member in Gen.Choose(0, Members - 1)
            from amount in Gen.Choose(0, 400)
            select new Step(act, member, amount);
        return Prop.ForAll(step.ListOf(120).ToArbitrary(), steps => RunAsync([.. steps]));
    }

    private static async Task RunAsync(IReadOnlyList<Step> steps)
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { OutboxBytes = 3_000, PageBytes = 1_500 });
        test.Log.CompletesLater = true;
        TestClient[] clients = await Task.WhenAll(Enumerable.Range(0, Members).Select(i => test.HelloAsync($"m{i}")));
        Dictionary<string, long?> places = [];
        HashSet<TestClient> inside = [];
        int requests = 0;
        foreach (Step step in steps)
        {
            TestClient client = clients[step.Member];
            string mark = $"{++requests}";
            switch (step.Act)
            {
                case Act.Send or Act.SendMany when inside.Contains(client):
                    for (int i = 0; i < (step.Act == Act.Send ? 1 : 30); i++)
                    {
                        await WithoutWaitingForReader(client, client.SendAsync(new { op = "send", room = "lobby", text = new string('x', step.Amount) }));
                    }

                    break;
                case Act.JoinFromNow or Act.JoinAfter:
                    places[mark] = step.Act == Act.JoinAfter ? step.Amount : null;
                    await WithoutWaitingForReader(client, client.SendAsync(new { op = "join", room = "lobby", after = places[mark], @ref = mark }));
                    inside.Add(client);
                    break;
                case Act.Leave when inside.Remove(client):
                    await WithoutWaitingForReader(client, client.SendAsync(new { op = "leave", room = "lobby" }));
                    break;
                case Act.Block:
                    client.Wire.Block();
                    break;
                case Act.Trickle:
                    client.Wire.Allow(step.Amount);
                    break;
                case Act.Unblock:
                    client.Wire.Unblock();
                    break;
            }
        }

        await test.Chat.Lobby.DrainAsync();
        foreach (TestClient client in clients)
        {
            client.Wire.Unblock();
            await client.AskAsync<Pong>(new { op = "ping" });
        }

        long head = test.Chat.Lobby.Delivered;
        foreach (TestClient client in clients)
        {
            await client.Wire.WaitUntilAsync(() => !inside.Contains(client) || LastPlace(client, places) == head);
            Check(client.Received, places);
        }
    }

    /// <summary>A session that would not be read further, because its own wire is blocked, is read again when it takes something.</summary>
    private static async Task WithoutWaitingForReader(TestClient client, Task request)
    {
        if (!request.IsCompleted)
        {
            client.Wire.Unblock();
            await request.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    private static long LastPlace(TestClient client, Dictionary<string, long?> places) => Walk(client.Received, places, static (_, _) => { });

    private static void Check(IReadOnlyList<ServerMessage> received, Dictionary<string, long?> places) => Walk(received, places, static (expected, seq) => seq.ShouldBe(expected));

    /// <summary>Follows what a member received, and returns its place after all of it.</summary>
    private static long Walk(IReadOnlyList<ServerMessage> received, Dictionary<string, long?> places, Action<long, long> check)
    {
        long place = -1;
        foreach (ServerMessage message in received)
        {
            switch (message)
            {
                case Joined joined:
                    place = Math.Min(places[joined.Ref!] ?? joined.Head, joined.Head);
                    break;
                case Left:
                    place = long.MinValue;
                    break;
                case Gap:
                    check(0, -1);
                    break;
                case RoomEvent @event:
                    check(++place, @event.Seq);
                    break;
            }
        }

        return place;
    }

    public sealed record Step(Act Act, int Member, int Amount);
}
