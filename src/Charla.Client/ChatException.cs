namespace Charla.Client;

/// <summary>A call on a <see cref="ChatClient"/> failed for a reason that its caller can be told.</summary>
public sealed class ChatException : Exception
{
    internal ChatException(ChatFailure failure, string message)
        : base(message) => Failure = failure;

    internal ChatException(ConnectionProblem problem)
        : this(ChatFailure.ConnectFailed, problem.Detail) => Problem = problem;

    /// <summary>The kind, for programs.</summary>
    public ChatFailure Failure { get; }

    /// <summary>The server's error code (<c>docs/protocol.md</c>, section 5); null unless <see cref="Failure"/> is <see cref="ChatFailure.Refused"/>.</summary>
    public string? Code { get; internal init; }

    /// <summary>What stood in the way; null unless <see cref="Failure"/> is <see cref="ChatFailure.ConnectFailed"/>.</summary>
    public ConnectionProblem? Problem { get; }

    /// <summary>When the server says it is worth asking again.</summary>
    public TimeSpan? RetryAfter { get; internal init; }
}
