using BenchmarkDotNet.Attributes;
using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Benchmarks.Core;

/// <summary>A batch of sixteen messages encoded once and written to every member's outbox; their wires take everything at once.</summary>
public class DeliveryBenchmarks
{
    private const int Batch = 16;

    private readonly RoomEvent[] _batch = [.. Enumerable.Range(1, Batch).Select(i => new MessageEvent { Room = "lobby", From = "ana", Seq = i, Text = new string('x', 100) })];
    private static readonly PlainForm _form = new(Charla.Protocol.Language.Spanish);

    private readonly Answers _answers = new();
    private Audience _audience = null!;

    [Params(1, 100, 1_000)]
    public int Members { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _audience = new Audience(_form);
        for (int i = 0; i < Members; i++)
        {
            // No audience asks a member for its room.
            _audience.Add(new Member(null!, new Listener(i), _form, position: 0, replaysAll: false));
        }
    }

    [Benchmark]
    public int Deliver() => _audience.Deliver(_batch, _answers).Count;

    private sealed class Listener(int number) : IParticipant
    {
        public Connection Connection { get; } = new(number, "tcp", "", new OpenWire(), new ChatOptions(), TimeProvider.System);

        public string? Name => null;

        public string Dialect => "plain";

        public IWireForm Form => _form;

        public ServerMessage? Answer(Room room, in Submission submission, in AppendOutcome outcome) => null;

        public void Expelled(Room room, string reason)
        {
        }
    }

    private sealed class OpenWire : IWire
    {
        public int TrySend(ReadOnlySpan<byte> frames) => frames.Length;

        public ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames) => new(frames.Length);

        public void Abort()
        {
        }

        public void CompleteOutput()
        {
        }
    }
}
