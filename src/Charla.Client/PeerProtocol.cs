namespace Charla.Client;

/// <summary>What a peer that is no chat server seems to be, judged by its first bytes.</summary>
public enum PeerProtocol
{
    /// <summary>It said nothing.</summary>
    None,

    /// <summary>Nothing that is recognised; <see cref="ConnectionProblem.Answer"/> has its first bytes.</summary>
    Unknown,

    /// <summary>A web server.</summary>
    Http,

    /// <summary>A port that speaks TLS.</summary>
    Tls,

    /// <summary>An SSH server.</summary>
    Ssh,

    /// <summary>An IRC server.</summary>
    Irc,

    /// <summary>A service that greets with a three-digit number, such as mail or FTP.</summary>
    NumberedReplies,
}
