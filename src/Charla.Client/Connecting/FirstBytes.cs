namespace Charla.Client.Connecting;

/// <summary>The start of what a peer sent.</summary>
internal sealed class FirstBytes
{
    private readonly byte[] _bytes = new byte[Diagnosis.ShownBytes];
    private int _length;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    public void Add(ReadOnlySpan<byte> read)
    {
        ReadOnlySpan<byte> kept = read[..Math.Min(read.Length, _bytes.Length - _length)];
        kept.CopyTo(_bytes.AsSpan(_length));
        _length += kept.Length;
    }
}
