namespace Charla.Client.Conversing;

/// <summary>One connection's life, from the handshake to its end, in one dialect.</summary>
internal interface IConversation
{
    /// <summary>Talks until the connection ends, and says why it did.</summary>
    Task<ConnectionProblem> RunAsync(CancellationToken cancellationToken);

    /// <summary>There is something in the outbox.</summary>
    void Wake();
}
