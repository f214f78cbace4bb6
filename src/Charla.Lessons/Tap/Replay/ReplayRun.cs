using System.Diagnostics;
using System.Net.Sockets;
using Charla.Lessons.Tap.Proxy;

namespace Charla.Lessons.Tap.Replay;

/// <summary>Sends the clients' sides of a recording again, each over a connection of its own, and tapes them.</summary>
internal sealed class ReplayRun(TapOptions tap, ReplayOptions options, WireTape tape, CancellationToken stop)
{
    private const int MaxConnections = 512;

    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Replays connections until each is done; blocks.</summary>
    public IReadOnlyList<ReplayResult> Run(IReadOnlyList<RecordedConnection> connections)
    {
        TimeSpan first = connections.Count == 0 ? default : connections.Min(connection => connection.Opened);
        ReplayResult[] results = new ReplayResult[connections.Count];
        using SemaphoreSlim room = new(options.Speed is null ? 1 : MaxConnections);
        List<Thread> threads = [];
        for (int i = 0; i < connections.Count && !stop.IsCancellationRequested; i++)
        {
            int index = i;
            WaitUntil(connections[i].Opened - first);
            room.Wait(CancellationToken.None);
            Thread thread = new(() =>
            {
                results[index] = Replay(connections[index], first);
                room.Release();
            });
            thread.Start();
            threads.Add(thread);
        }

        threads.ForEach(thread => thread.Join());
        return [.. results.Where(result => result is not null)];
    }

    private ReplayResult Replay(RecordedConnection recorded, TimeSpan first)
    {
        AnswerComparison answers = new(recorded.Answers);
        using Socket? server = Dialling.Dial(tap.Host, tap.Port, TimeSpan.FromSeconds(10), out SocketError failure);
        if (server is null)
        {
            return new ReplayResult(recorded.Number, answers, failure);
        }

        using ReplayConnection connection = new(recorded, server, tape, answers);
        connection.Open();
        foreach (RecordedSend send in recorded.Sends)
        {
            WaitUntil(send.At - first);
            if (stop.IsCancellationRequested || !connection.TrySend(send.Bytes.Span))
            {
                break;
            }
        }

        if (recorded.ClientEnd is { } end && !stop.IsCancellationRequested)
        {
            WaitUntil(end - first);
            connection.EndSending();
        }

        connection.AwaitAnswers(options.Patience, stop);
        return new ReplayResult(recorded.Number, answers, SocketError.Success);
    }

    private void WaitUntil(TimeSpan recorded)
    {
        if (options.Speed is { } speed)
        {
            // A slow replay of a long recording waits longer than a time span, or a wait, can be.
            double rest = (recorded.TotalMilliseconds / speed) - Stopwatch.GetElapsedTime(_start).TotalMilliseconds;
            if (rest > 0)
            {
                stop.WaitHandle.WaitOne((int)Math.Min(rest, int.MaxValue));
            }
        }
    }
}
