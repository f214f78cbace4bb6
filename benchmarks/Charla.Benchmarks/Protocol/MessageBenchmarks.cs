using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Benchmarks.Protocol;

/// <summary>One payload in, one message out, and one event into a frame; texts of a hundred bytes.</summary>
public class MessageBenchmarks
{
    private static readonly string _text = string.Concat(Enumerable.Repeat("hasta mañana ", 7));

    private readonly byte[] _plain = Encoding.UTF8.GetBytes($"ana> {_text}");
    private readonly FrameBuffer _buffer = new(1_024);
    private readonly MessageEvent _said = new() { Room = "lobby", From = "ana", Seq = 123_456, At = DateTimeOffset.UnixEpoch, Nonce = "k3Jd0aPZ-17", Text = _text };
    private ReadOnlySequence<byte> _send;

    [GlobalSetup]
    public void Fill()
    {
        FrameBuffer frame = new();
        using MessageWriter writer = new(frame);
        writer.Write(new Send { Room = "lobby", Text = _text, Nonce = "k3Jd0aPZ-17" });
        _send = new ReadOnlySequence<byte>(frame.Written[Frame.HeaderLength..]);
    }

    [Benchmark]
    public string ReadPlain() => PlainText.Read(_plain).Text;

    [Benchmark]
    public object ReadSend() => MessageReader.ReadClientMessage(_send);

    [Benchmark]
    public int WriteMessageAsJson()
    {
        _buffer.Truncate(0);
        JsonForm.Shared.Write(_buffer, _said);
        return _buffer.Length;
    }

    [Benchmark]
    public int WriteMessageAsPlain()
    {
        _buffer.Truncate(0);
        PlainText.Write(_buffer, _said.From, _said.Text);
        return _buffer.Length;
    }
}
