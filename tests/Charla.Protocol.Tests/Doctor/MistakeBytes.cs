using System.Buffers.Binary;
using Charla.Protocol.Doctor;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Doctor;

/// <summary>Bytes that peers with one mistake send, for each mistake that shows in the bytes alone.</summary>
internal static class MistakeBytes
{
    public static TheoryData<string, byte[], string> All => new()
    {
        { nameof(FindingRule.CountsCharacters), [.. Wire.Frame(Wire.Utf8("ana> señor"), 10)], "10        " },
        { nameof(FindingRule.CountsCharacters), [.. Wire.Frame(Wire.Utf8("¿qué? 😀😀"), 8), .. Wire.Frame(Wire.Utf8("ñandú"), 5), .. Wire.Frame("hola")], "8" },
        { nameof(FindingRule.CountsUtf16Units), [.. Wire.Frame(Wire.Utf8("a> 😀x"), 6), .. Wire.Frame("hola")], "6" },
        { nameof(FindingRule.CountsUtf16Units), [.. Wire.Frame(Wire.Utf8("ñ 😀"), 4), .. Wire.Frame(Wire.Utf8("ñ 😀"), 4)], "4" },
        { nameof(FindingRule.HeaderNotPadded), Wire.Utf8("4hola5adios"), "4" },
        { nameof(FindingRule.HeaderNotPadded), Wire.Utf8("11hola a todos"), "11" },
        { nameof(FindingRule.HeaderNotPadded), Wire.Utf8("4       hola4       hola"), "4       " },
        { nameof(FindingRule.HeaderNotPadded), Wire.Utf8("0004hola0000"), "0004" },
        { nameof(FindingRule.HeaderNotPadded), Wire.Utf8("4hola"), "4" },
        { nameof(FindingRule.HeaderWithNewline), Wire.Utf8("4\nhola5\nadios"), "\n" },
        { nameof(FindingRule.HeaderWithNewline), Wire.Utf8("4\r\nhola"), "\r\n" },
        { nameof(FindingRule.HeaderWithNewline), Wire.Utf8("4        \nhola"), "\n" },
        { nameof(FindingRule.HeaderWithSign), Wire.Utf8("+12       hola a todos"), "+" },
        { nameof(FindingRule.HeaderWithSign), Wire.Utf8("+4hola"), "+" },
        { nameof(FindingRule.NegativeLength), Wire.Utf8("-1        hola"), "-1" },
        { nameof(FindingRule.NegativeLength), Wire.Utf8("       -12hola a todos"), "-12" },
        { nameof(FindingRule.HexadecimalHeader), Wire.Utf8("0x4       hola"), "0x4" },
        { nameof(FindingRule.HexadecimalHeader), Wire.Utf8("1f        " + new string('x', 31) + "a         0123456789"), "1f" },
        { nameof(FindingRule.HexadecimalHeader), Wire.Utf8("000000000ahola mundo"), "000000000a" },
        { nameof(FindingRule.BinaryHeader), [0, 0, 0, 4, .. "hola"u8], "\0\0\0\u0004" },
        { nameof(FindingRule.BinaryHeader), [4, 0, 0, 0, .. "hola"u8, 5, 0, 0, 0, .. "adios"u8], "\u0004\0\0\0" },
        { nameof(FindingRule.BinaryHeader), [0, 4, .. "hola"u8, 0, 5, .. "adios"u8], "\0\u0004" },
        { nameof(FindingRule.BinaryHeader), [4, 0, .. "hola"u8], "\u0004\0" },
        { nameof(FindingRule.BinaryHeader), [0, 0, 0, 0, 0, 0, 0, 4, .. "hola"u8], "\0\0\0\0\0\0\0\u0004" },
        { nameof(FindingRule.BinaryHeader), [4, 0, 0, 0, 0, 0, 0, 0, .. "hola"u8], "\u0004\0\0\0\0\0\0\0" },
        { nameof(FindingRule.BinaryHeader), [4, .. "hola"u8, 5, .. "adios"u8], "\u0004" },
        { nameof(FindingRule.BinaryHeader), BigEndian(new string('x', 300)), "\0\0\u0001\u002c" },
        { nameof(FindingRule.NulPaddedHeader), [(byte)'4', 0, 0, 0, 0, 0, 0, 0, 0, 0, .. "hola"u8], "\0\0\0\0\0\0\0\0\0" },
        { nameof(FindingRule.NulPaddedHeader), Wire.Utf8("4        \0hola"), "\0" },
        { nameof(FindingRule.NulPaddedHeader), Wire.Utf8("\0\0\0\0\0\0\0\0\u0031\u0032hola a todos"), "\0\0\0\0\0\0\0\0" },
        { nameof(FindingRule.ByteOrderMark), [0xEF, 0xBB, 0xBF, .. Wire.Frame("hola")], "\ufeff" },
        { nameof(FindingRule.ByteOrderMark), Wire.Utf8("\ufeff4      hola"), "\ufeff" },
        { nameof(FindingRule.ThousandsSeparator), Wire.Utf8("1,024     " + new string('x', 1024)), "1,024" },
        { nameof(FindingRule.ThousandsSeparator), Wire.Utf8("1.024     " + new string('x', 1024)), "1.024" },
        { nameof(FindingRule.ThousandsSeparator), Wire.Utf8("12.0      hola a todos"), "12.0" },
        { nameof(FindingRule.ThousandsSeparator), Wire.Utf8("1 234 567 hola"), "1 234 567" },
        { nameof(FindingRule.BadHeader), Wire.Utf8("Hola mundo"), "Hola mundo" },
        { nameof(FindingRule.BadHeader), Wire.Utf8("          hola"), "          " },
        { nameof(FindingRule.BadHeader), Wire.Utf8("1 4       hola"), "1 4" },
        { nameof(FindingRule.BadHeader), Wire.Utf8("{\"op\":\"hello\"}"), "{\"op\":\"hel" },
        { nameof(FindingRule.BadHeader), Wire.Utf8("4         hola mundo, "), " mundo, " },
        { nameof(FindingRule.BadHeader), Wire.Utf8("4               hola"), "  " },
        { nameof(FindingRule.LengthBomb), Wire.Utf8("9999999999hola"), "9999999999" },
        { nameof(FindingRule.LengthBomb), Wire.Utf8("4         hola1000000000"), "1000000000" },
        { nameof(FindingRule.ClosedInsideFrame), Wire.Utf8("4    "), "4    " },
        { nameof(FindingRule.ClosedInsideFrame), Wire.Utf8("4         hola20        hola"), "" },
        { nameof(FindingRule.DangerousPickle), Wire.Frame("cos\nsystem\n(S'id'\ntR."), "system" },
        { nameof(FindingRule.DangerousPickle), Wire.Frame([0x80, 4, 0x8C, 5, .. "posix"u8, 0x94, 0x8C, 6, .. "system"u8, 0x94, 0x93, 0x94, 0x8C, 2, .. "id"u8, 0x94, 0x85, 0x94, (byte)'R', 0x94, (byte)'.']), "system" },
        { nameof(FindingRule.DangerousPickle), Wire.Frame("(lp0\ncbuiltins\neval\np1\n(V1+1\np2\ntp3\nRp4\na."), "eval" },
        { nameof(FindingRule.AnotherProtocol), Wire.Utf8("GET / HTTP/1.1\r\nHost: localhost:5000\r\n\r\n"), "GET" },
        { nameof(FindingRule.AnotherProtocol), Wire.Utf8("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), "HTTP/1.1" },
        { nameof(FindingRule.AnotherProtocol), Wire.Utf8("GET /ws HTTP/1.1\r\nHost: localhost:5000\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"), "GET" },
        { nameof(FindingRule.AnotherProtocol), Convert.FromHexString("160301020001000001FC0303"), "\u0016\u0003\u0001\u0002\0" },
        { nameof(FindingRule.AnotherProtocol), Wire.Utf8("NICK ana\r\nUSER ana 0 * :Ana\r\n"), "NICK" },
        { nameof(FindingRule.AnotherProtocol), Wire.Utf8("SSH-2.0-OpenSSH_9.6\r\n"), "SSH-2.0-OpenSSH_9.6" },
        { nameof(FindingRule.AnotherProtocol), Wire.Utf8("hola\n"), "hola\n" },
        { nameof(FindingRule.AnotherProtocol), Wire.Utf8("qué tal\r\n¿hay alguien?\r\n"), "qué tal\r\n" },
        { nameof(FindingRule.AnotherProtocol), Wire.Utf8("220 mail.example ESMTP\r\n"), "220 mail.example ESMTP\r\n" },
    };

    private static byte[] BigEndian(string text)
    {
        byte[] header = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(header, text.Length);
        return [.. header, .. Wire.Utf8(text)];
    }
}
