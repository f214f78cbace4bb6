using System.Collections.Concurrent;

namespace Charla.Core.Tests.Fakes;

/// <summary>Keeps what an operator would read.</summary>
internal sealed class RecordingJournal : IChatJournal
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<Exception> _bugs = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public IReadOnlyList<Exception> Bugs => [.. _bugs];

    public void Connected(Connection connection) => _lines.Enqueue("connected");

    public void Disconnected(Connection connection, string reason) => _lines.Enqueue($"disconnected: {reason}");

    public void PeerError(Connection connection, string code, string? detail) => _lines.Enqueue($"peer: {code}");

    public void CountsCharacters(Connection connection) => _lines.Enqueue("counts characters");

    public void LogFailed(Exception cause) => _lines.Enqueue("log failed");

    public void LogRecovered() => _lines.Enqueue("log recovered");

    public void SearchFailed(Exception cause) => _lines.Enqueue("search failed");

    public void Bug(Exception cause) => _bugs.Enqueue(cause);
}
