using BenchmarkDotNet.Attributes;
using Charla.Benchmarks.Rooms;
using Charla.Core;
using Charla.Protocol.Messages;
using Charla.Storage;

namespace Charla.Benchmarks.Storage;

/// <summary>Appending a batch and waiting until it is on disk, in the system's temporary folder.</summary>
public class AppendBenchmarks
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"charla-append-{Guid.NewGuid():N}");
    private SqliteRoomLog _log = null!;
    private RoomRecord _room = null!;
    private long _said;

    [Params(1, 16, 64, 256)]
    public int Batch { get; set; }

    // Running in this process, the runner doesn't wait for what is asynchronous here.
    [GlobalSetup]
    public void Open()
    {
        _log = SqliteRoomLog.Open(_folder, new SilentJournal(), TimeProvider.System);
        _room = _log.OpenRoomAsync("lobby", "lobby").AsTask().GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void Close()
    {
        _log.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public async Task<int> Append()
    {
        LogEntry[] batch = [.. Enumerable.Range(0, Batch).Select(_ => new LogEntry(Next(), Author: 7))];
        return (await _log.AppendAsync(_room, batch)).Count;
    }

    private MessageEvent Next() => new() { Room = "lobby", From = "ana", Nonce = $"{++_said:x}", Text = new string('x', 100) };
}
