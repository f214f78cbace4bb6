using Charla.Core.Accounts;
using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Permissions;

/// <summary>People with accounts, for tests of how order is kept.</summary>
internal static class Keepers
{
    private const string Password = "correct horse";

    /// <summary>Someone who is signed in, in no room yet.</summary>
    public static async Task<TestClient> SignInAsync(this TestChat test, string name, bool admin = false, string remote = "127.0.0.1:1")
    {
        if (test.Accounts.Find(name) is null)
        {
            await test.Accounts.AddAsync(name, Password, admin ? ServerRole.Admin : ServerRole.User);
        }

        TestClient client = test.Connect(remote: remote);
        await client.AskAsync<Welcome>(new { op = "hello", v = 1, name, password = Password });
        return client;
    }

    /// <summary>Someone who is signed in and in a room; its owner where it was not there before.</summary>
    public static async Task<TestClient> MemberAsync(this TestChat test, string name, string room, bool admin = false, string remote = "127.0.0.1:1")
    {
        TestClient client = await test.SignInAsync(name, admin, remote);
        await client.JoinAsync(room);
        return client;
    }

    /// <summary>A guest from an address, in no room yet.</summary>
    public static async Task<TestClient> GuestAsync(this TestChat test, string name, string remote = "127.0.0.1:1")
    {
        TestClient client = test.Connect(remote: remote);
        await client.AskAsync<Welcome>(new { op = "hello", v = 1, name });
        return client;
    }

    public static Task<Joined> JoinAsync(this TestClient client, string room, long? after = null) => client.AskAsync<Joined>(new { op = "join", room, after });

    /// <summary>Asks for something that is refused, and returns why.</summary>
    public static Task<Error> RefusedAsync(this TestClient client, object request) => client.AskAsync<Error>(request);

    /// <summary>Waits for what was done to keep order.</summary>
    public static async Task<ModeratedEvent> SeesAsync(this TestClient client, string act)
    {
        await client.Wire.WaitUntilAsync(() => client.Events.OfType<ModeratedEvent>().Any(done => done.Act == act));
        return client.Events.OfType<ModeratedEvent>().Last(done => done.Act == act);
    }
}
