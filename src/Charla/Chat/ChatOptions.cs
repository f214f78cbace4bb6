using Charla.Client;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ChatOptions
{
    public required ServerAddress Server { get; init; }

    public required string Name { get; init; }

    /// <summary>The room that typed text goes to at first. The lobby by default.</summary>
    public string Room { get; init; } = NameRules.Lobby;

    public required Language Language { get; init; }

    /// <summary>Messages of the past that are shown on entering a room. 20 at a terminal and none in a pipe by default.</summary>
    public required int Backlog { get; init; }

    /// <summary>Whether a server that isn't there yet is waited for.</summary>
    public bool Wait { get; init; }

    /// <summary>Pipes: whether to go on printing when there is nothing more to read.</summary>
    public bool Follow { get; init; }

    /// <summary>Pipes: whether each message is printed as a JSON object instead of <c>name&gt; text</c>.</summary>
    public bool Json { get; init; }

    /// <summary>With what the account is opened, if any.</summary>
    public ChatSecrets Secrets { get; init; } = ChatSecrets.None;

    /// <summary>Whether to come back to the account without its password the next time.</summary>
    public bool Remember { get; init; }

    /// <summary>Where it is kept how to come back.</summary>
    public TokenStore Tokens { get; init; } = new(TokenStore.DefaultPath);

    /// <summary>How the client library is set up for a name.</summary>
    public ChatClientOptions ForClient(string name, ChatSecrets secrets) => new()
    {
        Server = Server,
        Name = name,
        Language = Language == Language.Spanish ? ChatLanguage.Spanish : ChatLanguage.English,
        ClientName = "charla chat/1",
        RetryFirstConnect = Wait,
        KnownServers = new KnownServers(KnownServers.DefaultPath) { Met = Met },
        AccessToken = secrets.Token,
        Password = secrets.Password,
        Register = secrets.Register,
        Invite = secrets.Invite,
        Remember = Remember,
    };

    /// <summary>Called with the address and the fingerprint of a server whose certificate is from now on remembered.</summary>
    public Action<ServerAddress, string>? Met { get; init; }

    /// <summary>Keeps how to come back to the account, where that was asked for.</summary>
    /// <exception cref="IOException">It can't be kept.</exception>
    public void Keep(ChatAccount account)
    {
        if (Remember && account is { Name: { } name, AccessToken: { } token })
        {
            Tokens.Keep(Server, name, token);
        }
    }
}
