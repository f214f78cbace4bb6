namespace Charla.Client;

/// <summary>Why there is no connection, each kind with its own remedy.</summary>
public enum ConnectFailure
{
    /// <summary>Nothing failed.</summary>
    None,

    /// <summary>The machine answered that nothing listens on that port.</summary>
    Refused,

    /// <summary>No answer in time: to the attempt to connect, to <c>hello</c>, or to a ping on a connection that stood.</summary>
    TimedOut,

    /// <summary>There is no way to that address: no route, network down, host down.</summary>
    Unreachable,

    /// <summary>The host's name has no address, or no name server could be asked.</summary>
    NameNotFound,

    /// <summary>Something answered that is no chat server, or hung up without a word; <see cref="ConnectionProblem.Answered"/> says what it looks like.</summary>
    NotAChatServer,

    /// <summary>TLS was asked for and could not be set up: no TLS there, or a certificate that is not trusted.</summary>
    TlsFailed,

    /// <summary>The server's certificate is another than the one that is remembered: another server answers there, or its operator has replaced its authority. See <see cref="KnownServers"/>.</summary>
    CertificateChanged,

    /// <summary>Somebody is connected with that name.</summary>
    NameTaken,

    /// <summary>The server takes no guests: it wants a token or a password.</summary>
    AuthRequired,

    /// <summary>The token or the password is wrong.</summary>
    AuthFailed,

    /// <summary>The name is someone's own: their password opens it, and everybody else needs another name.</summary>
    NameRegistered,

    /// <summary>The operator has disabled the account.</summary>
    AccountDisabled,

    /// <summary>Accounts are made by the operator only.</summary>
    RegistrationClosed,

    /// <summary>An account needs an invitation, and there was none, or one that is used up.</summary>
    InviteRequired,

    /// <summary>The new account's password is too short.</summary>
    WeakPassword,

    /// <summary>The server has no place for another connection.</summary>
    ServerFull,

    /// <summary>The server is stopping.</summary>
    ShuttingDown,

    /// <summary>The server turned the <c>hello</c> down for another reason: <see cref="ConnectionProblem.ServerCode"/>.</summary>
    Rejected,

    /// <summary>Another connection resumed this session. The client does not fight for it.</summary>
    TakenOver,

    /// <summary>A connection that stood was cut, by the server or on the way.</summary>
    Lost,

    /// <summary>The operating system gave another reason: <see cref="ConnectionProblem.OsError"/>.</summary>
    Other,
}
