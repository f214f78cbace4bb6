namespace Charla.Client;

/// <summary>Where a client stands between its first attempt to connect and its end.</summary>
public enum ConnectionState
{
    /// <summary>Never connected: not started, or the first attempt failed. <see cref="ChatClient.StartAsync"/> may be called (again).</summary>
    Offline,

    /// <summary>An attempt is under way, the first or a later one.</summary>
    Connecting,

    /// <summary>Welcomed: requests are answered and messages flow.</summary>
    Connected,

    /// <summary>The connection was lost; the next attempt waits for its time. What is sent meanwhile is kept.</summary>
    Reconnecting,

    /// <summary>Over: disposed of, or ended by something that another attempt cannot mend. A client does not come back from it.</summary>
    Closed,
}
