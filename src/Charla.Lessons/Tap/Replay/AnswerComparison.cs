namespace Charla.Lessons.Tap.Replay;

/// <summary>Compares what a server answers now with what it had answered.</summary>
internal sealed class AnswerComparison(byte[] recorded)
{
    private const int Shown = 24;

    private readonly List<byte> _different = [];

    /// <summary>Bytes that came.</summary>
    public long Came { get; private set; }

    /// <summary>Bytes that had been recorded.</summary>
    public long Recorded => recorded.Length;

    /// <summary>The first byte that is another than the recorded one; null while all are the same. One that is missing or comes beyond the recorded end is none.</summary>
    public long? FirstDifference { get; private set; }

    /// <summary>Whether the answers are the same, to the last byte.</summary>
    public bool IsSame => FirstDifference is null && Came == Recorded;

    /// <summary>Whether as many bytes have come as were recorded.</summary>
    public bool IsComplete => Came >= Recorded;

    /// <summary>A few of the recorded bytes from the first difference on.</summary>
    public ReadOnlyMemory<byte> Expected => recorded.AsMemory((int)(FirstDifference ?? 0)..)[..Math.Min(Shown, recorded.Length - (int)(FirstDifference ?? 0))];

    /// <summary>A few of the bytes that came instead.</summary>
    public ReadOnlyMemory<byte> Instead => _different.ToArray();

    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (FirstDifference is null && Came < Recorded)
        {
            ReadOnlySpan<byte> expected = recorded.AsSpan((int)Came);
            int same = bytes.CommonPrefixLength(expected);
            if (same < Math.Min(bytes.Length, expected.Length))
            {
                FirstDifference = Came + same;
                _different.AddRange(bytes[same..Math.Min(bytes.Length, same + Shown)]);
            }
        }

        Came += bytes.Length;
    }
}
