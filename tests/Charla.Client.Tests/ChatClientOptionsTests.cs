namespace Charla.Client.Tests;

public sealed class ChatClientOptionsTests
{
    private static readonly ChatClientOptions _sound = new() { Server = ServerAddress.Tcp("127.0.0.1"), Name = "ana" };

    public static TheoryData<string, Func<ChatClientOptions, ChatClientOptions>> Unsound { get; } = new()
    {
        { "no name", options => options with { Name = "" } },
        { "a name that no server takes", options => options with { Name = "ana> " } },
        { "no time", options => options with { RequestTimeout = TimeSpan.Zero } },
        { "waits that shrink", options => options with { MinBackoff = TimeSpan.FromMinutes(1) } },
        { "more chance than there is", options => options with { Jitter = 1.5 } },
        { "no place", options => options with { EventCapacity = 0 } },
        { "plain over WebSocket", options => options with { Server = ServerAddress.Parse("ws://127.0.0.1"), Dialect = ChatDialect.Plain } },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_cannot_work_is_refused_at_once(string what, Func<ChatClientOptions, ChatClientOptions> change)
    {
        Should.Throw<ArgumentException>(() => new ChatClient(change(_sound)), what);
    }

    [Fact]
    public async Task A_client_does_nothing_before_it_is_started()
    {
        await using ChatClient client = new(_sound);

        (client.State, client.Name, client.UnsentCount, client.Transport).ShouldBe((ConnectionState.Offline, "ana", 0, ChatTransport.Tcp));
        client.ReconnectNow();
        (await Should.ThrowAsync<ChatException>(() => client.RoomsAsync())).Failure.ShouldBe(ChatFailure.NotConnected);
    }
}
