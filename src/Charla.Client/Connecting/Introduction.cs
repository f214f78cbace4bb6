using System.Security.Cryptography;
using Charla.Client.Conversing;
using Charla.Protocol.Messages;

namespace Charla.Client.Connecting;

/// <summary>Says <c>hello</c>, and waits for the <c>welcome</c>.</summary>
internal sealed class Introduction(ChatClientOptions options, Connection connection)
{
    private const int Version = 1;

    private readonly EarlyRequests _asking = new(options, connection);

    /// <summary>Introduces a client, resuming its session where there is one, and making its account where that is still to be made.</summary>
    /// <exception cref="ConnectException">The server does not want this client, or is none.</exception>
    public async Task<Welcome> IntroduceAsync(Standing standing, CancellationToken cancellationToken)
    {
        Credential credential = standing.Account.Credential;
        if (!credential.IsNew)
        {
            return await _asking.AskAsync<Welcome>(Compose(standing, credential), cancellationToken).ConfigureAwait(false);
        }

        Register register = new() { Ref = NewRef(), Name = standing.Name, Password = credential.Password, Invite = credential.Invite, Remember = Wanted(credential.Remember) };
        Registered registered = await _asking.AskAsync<Registered>(register, cancellationToken).ConfigureAwait(false);
        Welcome welcome = await _asking.AskAsync<Welcome>(Compose(standing, Credential.None), cancellationToken).ConfigureAwait(false);
        return welcome with { Token = registered.Token };
    }

    // The lobby's talk may come before the welcome, and anybody can write something there that looks like one: only the server knows this.
    private static string NewRef() => Convert.ToHexString(RandomNumberGenerator.GetBytes(8));

    private static bool? Wanted(bool flag) => flag ? true : null;

    private Hello Compose(Standing standing, Credential credential) => new()
    {
        Ref = NewRef(),
        V = Version,

        // An account is opened under its own name, whatever name its session went by.
        Name = (standing.Account.Name ?? standing.Name) is { Length: > 0 } name ? name : null,
        Resume = standing.SessionToken,
        Token = credential.Token,
        Password = credential.Password,
        Remember = Wanted(credential.Remember),
        Client = options.ClientName,
        Lang = options.Language switch
        {
            ChatLanguage.Spanish => "es",
            ChatLanguage.English => "en",
            _ => null,
        },
    };
}
