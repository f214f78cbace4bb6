using System.Runtime.InteropServices;

namespace Charla.Core.Tests.Fakes;

/// <summary>Passes everything on to another wire and remembers, and so keeps alive, the large buffers that it was given.</summary>
internal sealed class BufferWatch(FakeWire wire) : IWire
{
    private const int LargeBytes = 64 * 1024;

    /// <summary>The different buffers; complete once the outbox is empty.</summary>
    public HashSet<byte[]> Buffers { get; } = [];

    /// <summary>How many sends came out of such a buffer.</summary>
    public int Gatherings { get; private set; }

    public int TrySend(ReadOnlySpan<byte> frames) => wire.TrySend(frames);

    public ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames)
    {
        if (MemoryMarshal.TryGetArray(frames, out ArraySegment<byte> segment) && segment.Array!.Length >= LargeBytes)
        {
            Buffers.Add(segment.Array);
            Gatherings++;
        }

        return wire.SendAsync(frames);
    }

    public void Abort() => wire.Abort();

    public void CompleteOutput() => wire.CompleteOutput();
}
