using System.Text;
using Charla.Protocol;
using Charla.Protocol.Tests.Framing;

namespace Charla.Fuzz.Targets;

/// <summary>What peers put on the framed port, those that count wrongly included.</summary>
internal static class Talks
{
    private static readonly string[] _said = ["hola", "ana> ¿qué tal, señor?", "", "luis> 😀 e\u0301 12        ", "{\"op\":\"hello\",\"v\":1,\"name\":\"ana\"}", new string('ñ', 200)];

    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. new[] { Counting.Bytes, Counting.CodePoints, Counting.Utf16Units }.Select(counting => Wire.Joined(Wire.Frames(counting, _said))),
        .. _said.Select(Wire.Frame),
        Wire.Frame(Encoding.Latin1.GetBytes("señor")),
        "         4hola0000000002ok"u8.ToArray(),
        "4095      x"u8.ToArray(),
        "9999999999"u8.ToArray(),
        "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
    ];
}
