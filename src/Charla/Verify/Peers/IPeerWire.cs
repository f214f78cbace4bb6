namespace Charla.Verify.Peers;

/// <summary>One connection as a member sees it: whole texts, and nothing of a client library that might mend what the server does wrong.</summary>
internal interface IPeerWire : IAsyncDisposable
{
    Task SendAsync(string text, CancellationToken stop);

    /// <summary>The next text; null where the server has closed the connection.</summary>
    Task<string?> ReceiveAsync(CancellationToken stop);
}
