using System.Buffers.Binary;
using System.Globalization;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>The 2 to 14 bytes in front of a WebSocket payload.</summary>
/// <remarks><c>FIN RSV1 RSV2 RSV3 opcode(4) · MASK length(7) [length16 / length64] [mask(32)]</c></remarks>
internal readonly record struct WebSocketHeader(int Length, int Opcode, bool IsFinal, bool IsCompressed, long PayloadLength, byte[]? Mask)
{
    public const int Continuation = 0;
    public const int Text = 1;
    public const int Binary = 2;
    public const int Close = 8;
    public const int Ping = 9;
    public const int Pong = 10;

    private const int LongestControl = 125;
    private const int MaskLength = 4;

    public string OpcodeName => Opcode switch
    {
        Continuation => "continuation",
        Text => "text",
        Binary => "binary",
        Close => "close",
        Ping => "ping",
        _ => "pong",
    };

    /// <summary>False where more bytes are needed, or it is <paramref name="isBroken"/>: reserved bits or opcodes, a control frame that is long or in pieces.</summary>
    public static bool TryRead(ReadOnlySpan<byte> start, out WebSocketHeader header, out bool isBroken)
    {
        header = default;
        isBroken = start.Length > 0 && !IsOpcode(start[0] & 0x0F, (start[0] & 0x80) != 0, (start[0] & 0x30) != 0);
        if (start.Length < 2 || isBroken)
        {
            return false;
        }

        int announced = start[1] & 0x7F;
        bool isMasked = (start[1] & 0x80) != 0;
        int longer = announced switch { 126 => 2, 127 => 8, _ => 0 };
        int length = 2 + longer + (isMasked ? MaskLength : 0);
        isBroken = (start[0] & 0x08) != 0 && announced > LongestControl;
        if (start.Length < length || isBroken)
        {
            return false;
        }

        long payload = longer switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(start[2..]),
            8 => BinaryPrimitives.ReadInt64BigEndian(start[2..]),
            _ => announced,
        };
        isBroken = payload < 0;
        byte[]? mask = isMasked ? start.Slice(length - MaskLength, MaskLength).ToArray() : null;
        header = new WebSocketHeader(length, start[0] & 0x0F, (start[0] & 0x80) != 0, (start[0] & 0x40) != 0, payload, mask);
        return !isBroken;
    }

    /// <summary>A close code and what it means (RFC 6455, section 7.4.1).</summary>
    public static string CloseCode(int code)
    {
        string meaning = code switch
        {
            1000 => " normal closure",
            1001 => " going away",
            1002 => " protocol error",
            1003 => " unsupported data",
            1007 => " invalid text",
            1008 => " policy violation",
            1009 => " message too big",
            1010 => " extension missing",
            1011 => " internal error",
            _ => "",
        };
        return code.ToString(CultureInfo.InvariantCulture) + meaning;
    }

    /// <summary>Undoes the masking, from the payload's first byte on.</summary>
    public void Unmask(Span<byte> payload)
    {
        for (int i = 0; Mask is not null && i < payload.Length; i++)
        {
            payload[i] ^= Mask[i % MaskLength];
        }
    }

    private static bool IsOpcode(int opcode, bool isFinal, bool hasReserved) => !hasReserved && (opcode is Continuation or Text or Binary || (isFinal && opcode is Close or Ping or Pong));
}
