using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Charla.Protocol.Pickle;

/// <summary>Opcodes and their arguments on their way into a pickle: how each protocol spells them, and the frames of protocols 4 and 5.</summary>
/// <remarks>The choices are those of CPython, so that equal values give equal bytes.</remarks>
internal sealed class PickleOutput(int protocol)
{
    private const int FrameHeader = 9;
    private const int FrameTarget = 65_536;
    private const int SmallestFrame = 4;
    private const int NoFrame = -1;

    private byte[] _bytes = new byte[256];
    private int _length;
    private int _frame = NoFrame;
    private bool _framing;

    public int Protocol => protocol;

    /// <summary>Whether opcodes take binary arguments; protocol 0 is all text.</summary>
    public bool IsBinary => protocol > 0;

    public void Begin()
    {
        if (protocol >= 2)
        {
            Write([0x80, (byte)protocol]);
        }

        _framing = protocol >= 4;
    }

    public byte[] End()
    {
        Opcode('.');
        CloseFrame();
        return _bytes.AsSpan(0, _length).ToArray();
    }

    /// <summary>Between two values a frame that is long enough ends.</summary>
    public void Boundary()
    {
        if (_frame != NoFrame && _length - _frame - FrameHeader >= FrameTarget)
        {
            CloseFrame();
        }
    }

    public void Opcode(char code) => Write([(byte)code]);

    public void Line(char code, ReadOnlySpan<byte> line)
    {
        Opcode(code);
        Write(line);
        Write("\n"u8);
    }

    public void Line(char code, string line) => Line(code, Encoding.UTF8.GetBytes(line));

    /// <summary>A number of the fixed width that its opcode has.</summary>
    public void Number(char code, long number, int width)
    {
        Span<byte> argument = stackalloc byte[1 + sizeof(long)];
        argument[0] = (byte)code;
        BinaryPrimitives.WriteInt64LittleEndian(argument[1..], number);
        Write(argument[..(1 + width)]);
    }

    public void Counted(char code, ReadOnlySpan<byte> bytes, int width)
    {
        // What is longer than a frame stands between two of them, so that a reader need not hold it twice.
        bool alone = _framing && bytes.Length >= FrameTarget;
        if (alone)
        {
            CloseFrame();
            _framing = false;
        }

        Number(code, bytes.Length, width);
        Write(bytes);
        _framing |= alone;
    }

    public void Integer(BigInteger number)
    {
        if (number < int.MinValue || number > int.MaxValue)
        {
            LongInteger(number);
        }
        else if (!IsBinary)
        {
            Line('I', number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            int value = (int)number;
            (char code, int width) = value switch
            {
                >= 0 and <= byte.MaxValue => ('K', 1),
                >= 0 and <= ushort.MaxValue => ('M', 2),
                _ => ('J', 4),
            };
            Number(code, value, width);
        }
    }

    public void Float(double number)
    {
        if (!IsBinary)
        {
            Line('F', PythonNumber.OfFloat(number));
            return;
        }

        Span<byte> argument = stackalloc byte[1 + sizeof(double)];
        argument[0] = (byte)'G';
        BinaryPrimitives.WriteDoubleBigEndian(argument[1..], number);
        Write(argument);
    }

    public void Text(ReadOnlySpan<byte> text)
    {
        if (!IsBinary)
        {
            Line('V', EscapedLine.EncodeUnicode(text));
        }
        else if (protocol >= 4 && text.Length <= byte.MaxValue)
        {
            Counted('\x8c', text, 1);
        }
        else
        {
            Counted('X', text, 4);
        }
    }

    /// <summary>Bytes of protocols 3 and later; earlier ones have none.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bool small = bytes.Length <= byte.MaxValue;
        Counted(small ? 'C' : 'B', bytes, small ? 1 : 4);
    }

    public void Remember(int number)
    {
        if (protocol >= 4)
        {
            Opcode('\x94');
        }
        else
        {
            MemoOpcode(number, 'p', 'q', 'r');
        }
    }

    public void Recall(int number) => MemoOpcode(number, 'g', 'h', 'j');

    private void MemoOpcode(int number, char line, char small, char large)
    {
        if (!IsBinary)
        {
            Line(line, number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            bool fits = number <= byte.MaxValue;
            Number(fits ? small : large, number, fits ? 1 : 4);
        }
    }

    private void LongInteger(BigInteger number)
    {
        if (protocol < 2)
        {
            Line('L', number.ToString(CultureInfo.InvariantCulture) + "L");
            return;
        }

        byte[] bytes = number.ToByteArray();
        bool small = bytes.Length <= byte.MaxValue;
        Counted(small ? '\x8a' : '\x8b', bytes, small ? 1 : 4);
    }

    private void CloseFrame()
    {
        if (_frame == NoFrame)
        {
            return;
        }

        int length = _length - _frame - FrameHeader;
        Span<byte> frame = _bytes.AsSpan(_frame);
        if (length >= SmallestFrame)
        {
            frame[0] = 0x95;
            BinaryPrimitives.WriteInt64LittleEndian(frame[1..], length);
        }
        else
        {
            frame.Slice(FrameHeader, length).CopyTo(frame);
            _length -= FrameHeader;
        }

        _frame = NoFrame;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        bool opens = _framing && _frame == NoFrame;
        int needed = bytes.Length + (opens ? FrameHeader : 0);
        if (_bytes.Length - _length < needed)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(_bytes.Length * 2L, _length + (long)needed)));
        }

        if (opens)
        {
            _frame = _length;
            _length += FrameHeader;
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }
}
