namespace Charla.Client.Connecting;

/// <summary>An attempt to connect failed. Caught in one place, by the loop that makes the attempts.</summary>
internal sealed class ConnectException(ConnectionProblem problem, Exception? cause = null) : Exception(problem.Detail, cause)
{
    public ConnectionProblem Problem { get; } = problem;
}
