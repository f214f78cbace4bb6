namespace Charla.Protocol.Doctor;

/// <summary>The last few bytes of a stream, however it was cut.</summary>
internal sealed class StreamTail
{
    /// <summary>How many bytes are kept.</summary>
    public const int Length = 16;

    private readonly byte[] _bytes = new byte[Length * 8];
    private int _end;

    public ReadOnlySpan<byte> Last => _bytes.AsSpan(Math.Max(0, _end - Length), Math.Min(_end, Length));

    public void Append(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> last = bytes.Length > Length ? bytes[^Length..] : bytes;
        if (_end + last.Length > _bytes.Length)
        {
            Last.CopyTo(_bytes);
            _end = Length;
        }

        last.CopyTo(_bytes.AsSpan(_end));
        _end += last.Length;
    }
}
