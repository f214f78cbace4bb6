using BenchmarkDotNet.Attributes;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Benchmarks.Protocol;

/// <summary>Watching a mebibyte of correct frames in reads of 64 KiB: a mean of 1 ms is about 1,000 MB/s.</summary>
public class FrameDoctorBenchmarks
{
    private const int StreamBytes = 1 << 20;
    private const int ReadBytes = 65_536;

    private readonly FrameDoctor _decided = new();
    private byte[] _stream = [];

    public enum Talk
    {
        /// <summary>Nothing but ASCII: how headers count stays open.</summary>
        Ascii,

        /// <summary>Accents: the first frame decides that bytes are counted.</summary>
        Accents,

        /// <summary>Pickles of plain data: each is looked into.</summary>
        Pickles,
    }

    [Params(100, 10_000)]
    public int PayloadBytes { get; set; }

    [ParamsAllValues]
    public Talk Kind { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        string text = Kind == Talk.Accents ? string.Concat(Enumerable.Repeat("mañana ", PayloadBytes / 8)) : new string('x', PayloadBytes);
        FrameBuffer buffer = new();
        while (buffer.Length < StreamBytes)
        {
            int start = buffer.BeginFrame();
            int length = System.Text.Encoding.UTF8.GetBytes(text, buffer.GetSpan(PayloadBytes * 2));
            if (Kind == Talk.Pickles)
            {
                WritePickle(buffer.GetSpan(length), length);
            }

            buffer.Advance(length);
            buffer.EndFrame(start);
        }

        _stream = buffer.Written.ToArray();
    }

    [Benchmark]
    public int Watch()
    {
        int found = 0;
        for (int at = 0; at < _stream.Length; at += ReadBytes)
        {
            found += _decided.Arrived(WireSide.Client, _stream.AsSpan(at, Math.Min(ReadBytes, _stream.Length - at)), TimeSpan.Zero).Count;
        }

        return found == 0 ? _stream.Length : throw new InvalidOperationException($"{found} findings");
    }

    /// <summary>A list of None that fills the payload: protocol 2, <c>]</c>, <c>(</c>, <c>N</c> again and again, <c>e</c>, the full stop.</summary>
    private static void WritePickle(Span<byte> payload, int length)
    {
        payload[..length].Fill((byte)'N');
        (payload[0], payload[1], payload[2], payload[3]) = (0x80, 2, (byte)']', (byte)'(');
        (payload[length - 2], payload[length - 1]) = ((byte)'e', (byte)'.');
    }
}
