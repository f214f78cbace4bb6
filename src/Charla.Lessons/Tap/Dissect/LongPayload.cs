namespace Charla.Lessons.Tap.Dissect;

/// <summary>A payload too long to be held: its beginning is kept, the rest is counted as it passes.</summary>
/// <param name="length">Bytes that it has in all.</param>
internal sealed class LongPayload(long length)
{
    /// <summary>Bytes of it that are kept.</summary>
    public const int MostKept = 64 * 1024;

    private readonly List<byte> _kept = [];

    /// <summary>Bytes that have passed.</summary>
    public long Passed { get; private set; }

    /// <summary>Its beginning.</summary>
    public byte[] Kept => [.. _kept];

    /// <summary>Takes what belongs to it off the front of what is held; true once it is whole.</summary>
    public bool Fill(HeldBytes held)
    {
        int count = (int)Math.Min(held.Length, length - Passed);
        _kept.AddRange(held.Span[..Math.Min(count, MostKept - _kept.Count)]);
        held.Drop(count);
        Passed += count;
        return Passed == length;
    }
}
