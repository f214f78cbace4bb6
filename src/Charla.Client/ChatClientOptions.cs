using System.Net.Security;

namespace Charla.Client;

/// <summary>How a <see cref="ChatClient"/> behaves. Every wait has a limit, and every queue a size.</summary>
public sealed record ChatClientOptions
{
    /// <summary>Where the server is.</summary>
    public required ServerAddress Server { get; init; }

    /// <summary>The name to go by, 1 to 32 characters. With <see cref="AccessToken"/> it may be empty: then it is the account's.</summary>
    public required string Name { get; init; }

    /// <summary>The <see cref="ChatClient.SessionToken"/> of an earlier conversation to go on with. A secret.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Opens an account in place of the password: a program's own token, or the <see cref="ChatAccount.AccessToken"/> of an earlier client. A secret.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The password of the account of that <see cref="Name"/>. Passed over where there is a token. A secret.</summary>
    public string? Password { get; init; }

    /// <summary>Whether to make the account with <see cref="Name"/> and <see cref="Password"/> on the first connection, before coming in.</summary>
    public bool Register { get; init; }

    /// <summary>For <see cref="Register"/>: an invitation, where the server wants one. A secret.</summary>
    public string? Invite { get; init; }

    /// <summary>Whether to ask for a token with which to come back without the password: <see cref="ChatAccount.AccessToken"/>.</summary>
    public bool Remember { get; init; }

    /// <summary>The language of what the server writes for people.</summary>
    public ChatLanguage Language { get; init; }

    /// <summary>What program this is, for the server's operator.</summary>
    public string ClientName { get; init; } = "Charla.Client/1";

    /// <summary>The language spoken on the wire. Left at <see cref="ChatDialect.Unknown"/>, the client goes by the server's greeting on TCP, and speaks charla/1 over WebSocket.</summary>
    public ChatDialect Dialect { get; init; }

    /// <summary>Whether a failure of the first attempt is retried like any other. By default <see cref="ChatClient.StartAsync"/> fails with it.</summary>
    public bool RetryFirstConnect { get; init; }

    /// <summary>Whether a lost connection is made anew. True by default.</summary>
    public bool Reconnect { get; init; } = true;

    /// <summary>Limit for finding the host, connecting and TLS, or for a WebSocket's opening, together. 10 s by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a server may take to greet before it counts as one of the course; longer where connecting itself took long. 500 ms by default.</summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Limit for the answer to <c>hello</c>. 10 s by default.</summary>
    public TimeSpan WelcomeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Limit for the answer to a request. 15 s by default. A send has none: it is kept until the server has it.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After so much silence the client pings. 20 s by default. The plain dialect leaves it to the operating system's keep-alive.</summary>
    public TimeSpan PingAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Silence after a ping for which the connection is given up. 20 s by default.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The wait before the first attempt to reconnect, at the most; it doubles with every attempt. 250 ms by default.</summary>
    public TimeSpan MinBackoff { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait between attempts, but for what a server asks for. 30 s by default. A connection that lasted as long starts the doubling over.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The share of a wait that is left to chance, 0 to 1, so that many clients do not come back at the same instant. 1 by default.</summary>
    public double Jitter { get; init; } = 1;

    /// <summary>Sends that may be waiting for their acknowledgement; one more fails with <see cref="ChatFailure.Full"/>. 1,000 by default, each up to the server's payload limit of memory.</summary>
    public int MaxUnsent { get; init; } = 1_000;

    /// <summary>Requests that may be waiting for their answer; one more fails with <see cref="ChatFailure.Full"/>. 256 by default.</summary>
    public int MaxRequests { get; init; } = 256;

    /// <summary>Events that may be waiting to be read; with one more the client stops reading from the network. 1,024 by default.</summary>
    public int EventCapacity { get; init; } = 1_024;

    /// <summary>Judges a server's certificate in place of the operating system, for servers with a certificate of their own making.</summary>
    public RemoteCertificateValidationCallback? CertificateValidation { get; init; }

    /// <summary>Where servers with a certificate of their own making are remembered and known again. Default none: they are refused. Passed over where <see cref="CertificateValidation"/> judges.</summary>
    public KnownServers? KnownServers { get; init; }

    /// <summary>The clock of every limit above.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where to and by what name: the rest may be a secret.</summary>
    public override string ToString() => $"{nameof(ChatClientOptions)} {{ {Server} {Name} }}";

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Server);
        Require(Charla.Protocol.PlainText.IsName(Name ?? "") || (Name is "" && AccessToken is not null), $"'{Name}' is no name.");
        Require(!Register || Password is not null, "An account is made with a password.");
        TimeSpan[] limits = [ConnectTimeout, GreetingTimeout, WelcomeTimeout, RequestTimeout, PingAfter, PingTimeout, MinBackoff, MaxBackoff];
        Require(limits.All(limit => limit > TimeSpan.Zero), "Every limit must be longer than nothing.");
        Require(MinBackoff <= MaxBackoff, "The shortest wait between attempts is longer than the longest.");
        Require(Jitter is >= 0 and <= 1, "The jitter is a share, 0 to 1.");
        Require(MaxUnsent > 0 && MaxRequests > 0 && EventCapacity > 0, "Every queue must have at least one place.");
        Require(Dialect != ChatDialect.Plain || Server.Transport == ChatTransport.Tcp, "The plain dialect is spoken over TCP only.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
