using System.Buffers;
using BenchmarkDotNet.Attributes;
using Charla.Protocol;

namespace Charla.Benchmarks.Protocol;

/// <summary>Cutting a hundred frames out of one read, per frame.</summary>
public class FrameReaderBenchmarks
{
    private const int Frames = 100;

    private ReadOnlySequence<byte> _ascii;
    private ReadOnlySequence<byte> _accented;

    [GlobalSetup]
    public void Fill()
    {
        _ascii = Repeat("ana> " + new string('x', 95));
        _accented = Repeat("ana> " + string.Concat(Enumerable.Repeat("mañana ", 11)));
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public int CountingBytes() => ReadAll(_accented, Counting.Bytes);

    [Benchmark(OperationsPerInvoke = Frames)]
    public int CountingUnknownAndAscii() => ReadAll(_ascii, Counting.Unknown);

    /// <summary>The first frame decides that bytes are counted; the others are read like those above.</summary>
    [Benchmark(OperationsPerInvoke = Frames)]
    public int CountingUnknownAndAccents() => ReadAll(_accented, Counting.Unknown);

    private static int ReadAll(ReadOnlySequence<byte> unread, Counting counting)
    {
        FrameReader reader = new(Frame.DefaultMaxPayload, counting);
        int frames = 0;
        while (reader.Read(ref unread, waited: true, out _) == FrameReadStatus.Frame)
        {
            frames++;
        }

        return frames == Frames ? frames : throw new InvalidOperationException($"{frames} frames");
    }

    private static ReadOnlySequence<byte> Repeat(string payload)
    {
        FrameBuffer buffer = new();
        for (int i = 0; i < Frames; i++)
        {
            PlainText.Write(buffer, null, payload);
        }

        return new ReadOnlySequence<byte>(buffer.Written);
    }
}
