using System.Buffers.Binary;
using System.Text;

namespace Charla.Lessons.Check;

/// <summary>Pickles that the checks send: plain data, and one that calls a harmless function.</summary>
internal static class SentPickles
{
    /// <summary>What the last of them gives where it is run, and nothing else does.</summary>
    public const string CalledResult = "0xc0ffee1dea";

    /// <summary><c>pickle.dumps([{'nombre': 'Elvio', 'apellido': 'Lado'}, ('ene', 'feb', 'mar'), 1+3j], protocol=4)</c>, as Python writes it.</summary>
    public static readonly byte[] Objects = Convert.FromBase64String(
        "gASVbQAAAAAAAABdlCh9lCiMBm5vbWJyZZSMBUVsdmlvlIwIYXBlbGxpZG+UjARMYWRvlHWMA2VuZZSMA2ZlYpSMA21hcpSHlIwIYnVpbHRpbnOUjAdjb21wbGV4lJOURz/wAAAAAAAAR0AIAAAAAAAAhpRSlGUu");

    /// <summary>Words in the order in which <see cref="Objects"/> holds them.</summary>
    public static readonly string[] ObjectWords = ["Elvio", "Lado", "ene", "feb", "mar"];

    /// <summary>A string in protocol 2: <c>PROTO 2, BINUNICODE length bytes, STOP</c>.</summary>
    public static byte[] Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return [0x80, 2, (byte)'X', .. length, .. bytes, (byte)'.'];
    }

    /// <summary>Calls Python's <c>hex(828927516138)</c>: whoever runs that would run anything. <c>GLOBAL builtins.hex, TUPLE1 of LONG1, REDUCE, STOP</c>.</summary>
    public static byte[] Call() => [0x80, 2, .. "cbuiltins\nhex\n"u8, 0x8A, 6, 0xEA, 0x1D, 0xEE, 0xFF, 0xC0, 0x00, 0x85, (byte)'R', (byte)'.'];
}
