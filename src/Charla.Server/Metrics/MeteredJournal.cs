using Charla.Core;

namespace Charla.Server.Metrics;

/// <summary>Counts what the chat tells, and passes it on to be logged.</summary>
internal sealed class MeteredJournal(IChatJournal next, ServerMeters meters) : IChatJournal
{
    private volatile string? _logFailure;

    /// <summary>Why the log refuses writes, as far as is known; null where it takes them.</summary>
    public string? LogFailure => _logFailure;

    public void Connected(Connection connection)
    {
        meters.Opened(connection.Via);
        next.Connected(connection);
    }

    public void Disconnected(Connection connection, string reason)
    {
        meters.Closed(connection.Via);
        next.Disconnected(connection, reason);
    }

    public void PeerError(Connection connection, string code, string? detail)
    {
        meters.Told(code);
        next.PeerError(connection, code, detail);
    }

    public void CountsCharacters(Connection connection) => next.CountsCharacters(connection);

    public void AccountChanged(string account, string what, Connection? by) => next.AccountChanged(account, what, by);

    public void Delivered(int events, long received, int deliveries, long bytes) => meters.Batch(events, received, deliveries, bytes);

    public void FellBehind() => meters.FellBehind();

    public void Committed(int writes, TimeSpan time) => meters.Committed(writes, time);

    public void LogFailed(Exception cause)
    {
        _logFailure = cause.Message;
        meters.LogFailed();
        next.LogFailed(cause);
    }

    public void LogRecovered()
    {
        _logFailure = null;
        next.LogRecovered();
    }

    public void SearchFailed(Exception cause) => next.SearchFailed(cause);

    public void Bug(Exception cause)
    {
        meters.Bug();
        next.Bug(cause);
    }
}
