using Charla.Client;
using Charla.Protocol;
using Charla.Window.Links;

namespace Charla.Window.Plain;

/// <summary>A wire on which texts go, each with or without the name of who says it. One listens and one writes at a time.</summary>
internal interface IPlainWire : IAsyncDisposable
{
    /// <summary><c>tcp</c> or <c>serial</c>.</summary>
    string Via { get; }

    /// <summary>Who is at its other end.</summary>
    string Peer { get; }

    /// <summary>Whoever says something without a name.</summary>
    string Nameless { get; }

    /// <summary>Whether what is written comes back, as from a server that repeats it to everybody.</summary>
    bool Echoes { get; }

    /// <summary>What the page is to be told at the start; null where there is nothing.</summary>
    Bilingual? Remark { get; }

    /// <summary>Gives what comes, as it comes, until the wire ends.</summary>
    /// <returns>Why it ended.</returns>
    Task<LinkFailure> ListenAsync(Func<ChatEvent, ValueTask> heard, CancellationToken cancellationToken);

    /// <summary>Writes a text, and returns when the wire has taken it.</summary>
    /// <returns>Why the wire did not; null where it did.</returns>
    Task<LinkFailure?> WriteAsync(string name, string text, CancellationToken cancellationToken);
}
