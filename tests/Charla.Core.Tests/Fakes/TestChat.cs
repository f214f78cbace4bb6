using Charla.Core.Accounts;
using Charla.Core.Sessions;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Fakes;

/// <summary>A whole chat without sockets, disk or time of its own. A mistake that it noted fails the test.</summary>
internal sealed class TestChat : IAsyncDisposable
{
    private TestChat(ChatOptions options)
    {
        Log = new InMemoryRoomLog(Clock);
        Accounts = new AccountDirectory(Store, new FakeHasher(), options.Accounts, Clock);
        Chat = new Chat(Log, Accounts, Journal, options, Clock);
    }

    public FakeClock Clock { get; } = new();

    public RecordingJournal Journal { get; } = new();

    public InMemoryRoomLog Log { get; }

    public InMemoryAccountStore Store { get; } = new();

    public AccountDirectory Accounts { get; }

    public Chat Chat { get; }

    public static async Task<TestChat> StartAsync(ChatOptions? options = null)
    {
        TestChat test = new(options ?? new ChatOptions());
        await test.Chat.StartAsync();
        return test;
    }

    /// <summary>A connection that has not said anything.</summary>
    public TestClient Connect(string via = "tcp", string remote = "127.0.0.1:1")
    {
        FakeWire wire = new();
        Connection connection = new(Chat.NextConnectionId(), via, remote, wire, Chat.Options, Clock);
        Session session = new(Chat, connection);
        Chat.TryEnter(session).ShouldBeTrue();
        return new TestClient(session, wire);
    }

    /// <summary>A connection that has said <c>hello</c>.</summary>
    public async Task<TestClient> HelloAsync(string name, string? resume = null, string? lang = null)
    {
        TestClient client = Connect();
        await client.AskAsync<Welcome>(new { op = "hello", v = 1, name, resume, lang });
        return client;
    }

    /// <summary>A client in a room, from now on.</summary>
    public async Task<TestClient> JoinAsync(string name, string room = "lobby")
    {
        TestClient client = await HelloAsync(name);
        await client.AskAsync<Joined>(new { op = "join", room });
        return client;
    }

    /// <summary>A plain client, in the lobby and greeted.</summary>
    public async Task<PlainClient> PlainAsync()
    {
        FakeWire wire = new();
        PlainSession session = new(Chat, new Connection(Chat.NextConnectionId(), "tcp", "127.0.0.1:1", wire, Chat.Options, Clock));
        Chat.TryEnter(session).ShouldBeTrue();
        session.Open();
        await LoopAsync(Chat.Lobby);
        return new PlainClient(session, wire);
    }

    /// <summary>Completes when the room's loop has done everything that it was asked to before.</summary>
    public Task LoopAsync(Room? room = null)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        (room ?? Chat.Lobby).Post(done.SetResult);
        return done.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    public Room Room(string key) => Chat.Rooms.InUse(key) ?? throw new InvalidOperationException(key);

    public async ValueTask DisposeAsync()
    {
        Log.Release();
        await Log.DisposeAsync();
        Accounts.Dispose();
        Journal.Bugs.ShouldBeEmpty();
    }
}
