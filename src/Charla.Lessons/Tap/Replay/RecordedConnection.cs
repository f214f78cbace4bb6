using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Replay;

/// <summary>What a recording holds of one connection. Filled in while the recording is read.</summary>
/// <param name="number">As the recording counts it.</param>
internal sealed class RecordedConnection(int number)
{
    private readonly List<RecordedSend> _sends = [];
    private readonly List<byte> _answers = [];

    public int Number => number;

    /// <summary>When it began, since the recording did.</summary>
    public TimeSpan Opened { get; init; }

    /// <summary>What the client sent, in order.</summary>
    public IReadOnlyList<RecordedSend> Sends => _sends;

    /// <summary>When the client ended what it sent; null where the recording doesn't tell.</summary>
    public TimeSpan? ClientEnd { get; set; }

    /// <summary>Everything that the server sent.</summary>
    public byte[] Answers => [.. _answers];

    /// <summary>Bytes held.</summary>
    public long Length { get; private set; }

    public void Add(WireSide side, TimeSpan at, ReadOnlyMemory<byte> bytes)
    {
        Length += bytes.Length;
        if (side == WireSide.Client)
        {
            _sends.Add(new RecordedSend(at, bytes));
        }
        else
        {
            _answers.AddRange(bytes.Span);
        }
    }
}
