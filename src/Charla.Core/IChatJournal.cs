namespace Charla.Core;

/// <summary>What an operator wants to read about: the port to the server's log. Calls are cheap and never throw.</summary>
internal interface IChatJournal
{
    void Connected(Connection connection);

    void Disconnected(Connection connection, string reason);

    /// <summary>The peer broke the protocol; its connection may go on or not.</summary>
    void PeerError(Connection connection, string code, string? detail);

    /// <summary>The peer's headers count characters and not bytes. Told once per connection.</summary>
    void CountsCharacters(Connection connection)
    {
    }

    /// <summary>Something happened to an account; never with its secrets.</summary>
    void AccountChanged(string account, string what, Connection? by)
    {
    }

    /// <summary>A batch of one room is on disk and was given to those who are live. Told once for each batch: counting is all that may be done.</summary>
    /// <param name="events">Events in it.</param>
    /// <param name="received">Bytes of the requests that it came from.</param>
    /// <param name="deliveries">Events given, one for each member.</param>
    /// <param name="bytes">Bytes given.</param>
    void Delivered(int events, long received, int deliveries, long bytes)
    {
    }

    /// <summary>A batch did not fit into a reader's outbox: it reads on from the log.</summary>
    void FellBehind()
    {
    }

    /// <summary>A transaction is on disk.</summary>
    /// <param name="writes">What shared it.</param>
    /// <param name="time">From its beginning.</param>
    void Committed(int writes, TimeSpan time)
    {
    }

    /// <summary>The log refused a batch: its senders were told <c>unavailable</c>.</summary>
    void LogFailed(Exception cause);

    /// <summary>The log takes events again.</summary>
    void LogRecovered();

    /// <summary>The search index can't follow the log for now: it will catch up. Told once until it has.</summary>
    void SearchFailed(Exception cause)
    {
    }

    /// <summary>Our own mistake: it ended one connection.</summary>
    void Bug(Exception cause);
}
