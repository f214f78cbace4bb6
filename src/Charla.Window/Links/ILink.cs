namespace Charla.Window.Links;

/// <summary>A connection that stands. Disposing of it ends it.</summary>
internal interface ILink : IAsyncDisposable
{
    /// <summary><c>tcp</c> or <c>serial</c>.</summary>
    string Via { get; }

    /// <summary>What is spoken on it: <c>charla/1</c> or <c>plain</c>.</summary>
    string Dialect { get; }

    /// <summary>Who is at its other end.</summary>
    string Peer { get; }

    /// <summary>Carries what the page says and hears, in charla/1, until the connection ends or the page leaves.</summary>
    /// <returns>Why the connection ended; null where the page left.</returns>
    Task<LinkFailure?> ConverseAsync(PageSocket page, CancellationToken cancellationToken);
}
