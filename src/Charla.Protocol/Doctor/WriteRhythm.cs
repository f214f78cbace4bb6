namespace Charla.Protocol.Doctor;

/// <summary>Tells a peer that writes header and payload one after the other from one whose frames a network happens to cut there.</summary>
/// <remarks>
/// The evidence is several frames in a row, each in exactly two reads that meet between header and payload. Two of them are longer than a header:
/// a path that cuts everything into pieces of ten bytes would have cut those too.
/// </remarks>
internal sealed class WriteRhythm
{
    /// <summary>Frames in a row that make it a habit.</summary>
    public const int Habit = 4;

    private const int LongFrames = 2;

    private static readonly TimeSpan _soon = TimeSpan.FromMilliseconds(300);

    private int _announced;
    private TimeSpan _headerAt;
    private int _frames;
    private int _longFrames;

    /// <summary>The last frame's payload in bytes.</summary>
    public int Payload { get; private set; }

    /// <summary>The time between the last frame's header and its payload.</summary>
    public TimeSpan Gap { get; private set; }

    public bool IsHabit => _frames >= Habit && _longFrames >= LongFrames;

    /// <summary>Takes note of one read.</summary>
    public void Read(ReadOnlySpan<byte> read, TimeSpan at)
    {
        if (_announced > 0 && read.Length == _announced && at - _headerAt <= _soon)
        {
            (Payload, Gap, _announced) = (read.Length, at - _headerAt, 0);
            _frames++;
            _longFrames += read.Length > Frame.HeaderLength ? 1 : 0;
            return;
        }

        // Of a read of any other shape: whoever writes twice never causes it, or two of its reads have become one. An empty frame is one write.
        bool isHeader = _announced == 0 && read.Length == Frame.HeaderLength && Frame.TryReadHeader(read, out _announced);
        if (!isHeader)
        {
            (_announced, _frames, _longFrames) = (0, 0, 0);
        }

        _headerAt = at;
    }
}
