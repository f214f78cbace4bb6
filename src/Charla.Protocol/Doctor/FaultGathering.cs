namespace Charla.Protocol.Doctor;

/// <summary>Gathers what follows a broken header, so that it is judged the same however it arrived.</summary>
internal sealed class FaultGathering
{
    /// <summary>Bytes that are enough for every mistake but one.</summary>
    private const int Enough = 48;

    /// <summary>An HTTP request tells whether it asks for a WebSocket somewhere in its headers.</summary>
    private const int EnoughOfHttp = 1_024;

    private readonly byte[] _bytes = new byte[EnoughOfHttp];
    private int _length;

    public FaultGathering(ReadOnlySpan<byte> header, long offset, ReadOnlySpan<byte> before)
    {
        header.CopyTo(_bytes);
        _length = header.Length;
        (Offset, Before) = (offset, before.ToArray());
    }

    /// <summary>Where the header should have begun, in the stream.</summary>
    public long Offset { get; }

    /// <summary>The last bytes before that.</summary>
    public byte[] Before { get; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public bool IsFull => _length >= Limit || (IsHttp && Bytes.Span.IndexOf("\r\n\r\n"u8) >= 0);

    private bool IsHttp => Bytes.Span.StartsWith("GET "u8);

    private int Limit => IsHttp ? EnoughOfHttp : Enough;

    /// <summary>Takes as many bytes as it still wants, and says how many.</summary>
    public int Take(ReadOnlySpan<byte> bytes)
    {
        // The first bytes say whether it is a request; until then it wants no more than of anything else.
        int taken = Math.Min(bytes.Length, Math.Max(0, Limit - _length));
        bytes[..taken].CopyTo(_bytes.AsSpan(_length));
        _length += taken;
        return taken;
    }
}
