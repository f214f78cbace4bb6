namespace Charla.Client;

/// <summary>Why a call on a <see cref="ChatClient"/> failed.</summary>
public enum ChatFailure
{
    /// <summary>The server said no: <see cref="ChatException.Code"/> says why.</summary>
    Refused,

    /// <summary>No answer within <see cref="ChatClientOptions.RequestTimeout"/>. Whether the server did it is not known.</summary>
    TimedOut,

    /// <summary>There is no connection just now; nothing was sent.</summary>
    NotConnected,

    /// <summary>The connection was lost before the answer came. Whether the server did it is not known.</summary>
    ConnectionLost,

    /// <summary>No connection could be made: <see cref="ChatException.Problem"/> says why.</summary>
    ConnectFailed,

    /// <summary>The plain dialect has no such operation.</summary>
    NotSupported,

    /// <summary>A limit of this client is reached: unacknowledged sends, or requests under way. Nothing was sent.</summary>
    Full,

    /// <summary>The text is larger than the server accepts. Nothing was sent.</summary>
    TooLong,

    /// <summary>The client was closed. A send that was not acknowledged yet may or may not have arrived.</summary>
    Closed,
}
