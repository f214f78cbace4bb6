using System.Buffers;
using Charla.Protocol.Pickle;

namespace Charla.Protocol.Doctor;

/// <summary>Looks at payloads that begin as pickles do; everything else passes at the price of one comparison.</summary>
internal sealed class PickleGlance
{
    /// <summary>So much of a pickle is looked at: what it calls stands in front of what it calls it with.</summary>
    private const int Looked = 65_536;

    // Opcodes that bring in something from outside: GLOBAL, INST, the three of EXT, STACK_GLOBAL.
    private static readonly SearchValues<byte> _imports = SearchValues.Create((byte)'c', (byte)'i', 0x82, 0x83, 0x84, 0x93);
    private static readonly SearchValues<char> _inNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");

    private byte[] _bytes = [];
    private int _length;
    private int _wanted;
    private bool _isFirst;
    private bool _isWhole;

    /// <summary>The payload begins as a pickle.</summary>
    public bool IsSuspect => _length > 0;

    public void Begin(int length) => (_length, _wanted, _isFirst, _isWhole) = (0, Math.Min(length, Looked), true, length <= Looked);

    /// <summary>What the payload would import to do harm, such as <c>os.system</c>; nothing where it is no pickle, or a harmless one.</summary>
    public IReadOnlyList<string> DangerousGlobals()
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _length);
        bool isPickle = bytes.ContainsAny(_imports) && (_isWhole ? PickleScan.LooksLikePickle(bytes) : bytes is [0x80, >= 2 and <= 5, ..]);

        // What merely begins as a pickle does may yield names that nobody has given to anything.
        return isPickle ? [.. PickleScan.DangerousGlobals(_bytes.AsMemory(0, _length)).Where(name => !name.AsSpan().ContainsAnyExcept(_inNames))] : [];
    }

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
