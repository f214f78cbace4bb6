namespace Charla.Lessons.Tap.Proxy;

/// <summary>Entries in their order, and the bytes of their reads. Used by one thread at a time.</summary>
internal sealed class TapeReel
{
    private const int SmallestRoom = 64 * 1024;

    private readonly List<TapeEntry> _entries = [];
    private byte[] _bytes = new byte[SmallestRoom];
    private int _used;

    public IReadOnlyList<TapeEntry> Entries => _entries;

    /// <summary>Bytes held.</summary>
    public int Used => _used;

    public ReadOnlyMemory<byte> BytesOf(in TapeEntry entry) => _bytes.AsMemory(entry.Start, entry.Length);

    public void Add(in TapeEntry entry) => _entries.Add(entry);

    public void Add(in TapeEntry entry, ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _used < bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_used));
        _entries.Add(entry with { Start = _used, Length = bytes.Length });
        _used += bytes.Length;
    }

    public void Clear()
    {
        _entries.Clear();
        _used = 0;
    }
}
