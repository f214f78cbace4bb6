using System.Buffers.Binary;
using Charla.Lessons.Tap.Files;
using Charla.Lessons.Tap.Replay;

namespace Charla.Fuzz.Targets;

/// <summary>A capture: its connections, or <see cref="InvalidDataException"/>.</summary>
internal sealed class PcapngTarget : IFuzzTarget
{
    private static readonly byte[] _recording = Recordings.Of(new PcapngFormat());

    public string Name => "pcapng";

    public IReadOnlyList<byte[]> Corpus { get; } = [_recording];

    public ReadOnlySpan<byte> Telling => [0, 1, 2, 4, 5, 6, 9, 0x0A, 0x0D, 0x10, 0x14, 0x40, 0x45, 0x60, 0x7F, 0x80, 0xFF];

    // A block is read as a whole before it is known to be cut short.
    public long MaxAllocated => 128L * 1024 * 1024;

    public void Try(byte[] input, Random dice)
    {
        Mend(input, dice);
        try
        {
            using MemoryStream file = new(input);
            long held = PcapngRecording.Read(file).Sum(connection => connection.Length);
            Promise.Holds(held <= input.Length, $"{held} bytes of {input.Length}");
        }
        catch (InvalidDataException)
        {
            // Refused, as it should be.
        }
    }

    /// <summary>Half of the time a beginning that is right again, so that what stands behind it is looked at.</summary>
    private static void Mend(byte[] input, Random dice)
    {
        if (dice.Next(2) == 0 && input.Length > 64)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(_recording.AsSpan(4));
            _recording.AsSpan(0, (int)Math.Min(length, input.Length)).CopyTo(input);
        }
    }
}
