using System.Net.Sockets;

namespace Charla.Client;

/// <summary>Why an attempt to connect failed, or why a connection ended.</summary>
public sealed record ConnectionProblem
{
    /// <summary>The kind, for programs.</summary>
    public required ConnectFailure Failure { get; init; }

    /// <summary>The particulars, for people: the server's words in the language asked for, else one sentence in English.</summary>
    public required string Detail { get; init; }

    /// <summary>The operating system's own code, where it gave one.</summary>
    public SocketError? OsError { get; init; }

    /// <summary>The error code that the server gave (<c>docs/protocol.md</c>, section 5), or the reason of its <c>bye</c>.</summary>
    public string? ServerCode { get; init; }

    /// <summary>For <see cref="ConnectFailure.NotAChatServer"/>: what it seems to be instead.</summary>
    public PeerProtocol Answered { get; init; }

    /// <summary>For <see cref="ConnectFailure.NotAChatServer"/>: its first bytes, at most 64, those that cannot be printed as <c>\xNN</c>; null where it said nothing.</summary>
    public string? Answer { get; init; }

    /// <summary>How long the server asked to wait before the next attempt.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
