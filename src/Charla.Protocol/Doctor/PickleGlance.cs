namespace Charla.Protocol.Doctor;

/// <summary>Looks at payloads that begin as pickles do; everything else passes at the price of one comparison.</summary>
internal sealed class PickleGlance
{
    /// <summary>So much of a pickle is looked at: what it calls stands in front of what it calls it with.</summary>
    private const int Looked = 65_536;

    private byte[] _bytes = [];
    private int _length;
    private int _wanted;
    private bool _isFirst;

    /// <summary>The payload begins as a pickle.</summary>
    public bool IsSuspect => _length > 0;

    /// <summary>As much of the payload as is looked at.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Begin(int length) => (_length, _wanted, _isFirst) = (0, Math.Min(length, Looked), true);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_wanted == 0 || bytes.IsEmpty)
        {
            return;
        }

        if (_isFirst && !BeginsPickle(bytes[0]))
        {
            _wanted = 0;
            return;
        }

        _isFirst = false;
        int taken = Math.Min(_wanted, bytes.Length);
        if (_bytes.Length < _length + taken)
        {
            Array.Resize(ref _bytes, Math.Min(Looked, Math.Max(2 * _bytes.Length, _length + taken)));
        }

        bytes[..taken].CopyTo(_bytes.AsSpan(_length));
        _length += taken;
        _wanted -= taken;
    }

    /// <summary>The mark of protocols 2 and later; a global, a tuple, a list or a dictionary of the earlier ones, which have no mark.</summary>
    private static bool BeginsPickle(byte first) => first is 0x80 or (byte)'c' or (byte)'(' or (byte)']' or (byte)'}';
}
