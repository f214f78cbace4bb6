namespace Charla.Protocol.Pickle;

/// <summary>A list that grows without copying what it holds: past its first chunk it only ever adds chunks.</summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    private const int ChunkBits = 14;
    private const int ChunkLength = 1 << ChunkBits;
    private const int FirstLength = 16;

    private T[][] _chunks = [new T[FirstLength]];

    public int Count { get; private set; }

    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkLength - 1)];

    public void Add(T item)
    {
        Reserve();
        this[Count] = item;
        Count++;
    }

    public void AddRange(ReadOnlySpan<T> items)
    {
        while (!items.IsEmpty)
        {
            Reserve();
            Span<T> room = _chunks[Count >> ChunkBits].AsSpan(Count & (ChunkLength - 1));
            int length = Math.Min(room.Length, items.Length);
            items[..length].CopyTo(room);
            items = items[length..];
            Count += length;
        }
    }

    private void Reserve()
    {
        int chunk = Count >> ChunkBits;
        if (chunk == _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunks.Length * 2);
        }

        if (_chunks[chunk] is null)
        {
            _chunks[chunk] = new T[ChunkLength];
        }
        else if (chunk == 0 && Count == _chunks[0].Length)
        {
            Array.Resize(ref _chunks[0], Math.Min(Count * 4, ChunkLength));
        }
    }
}
