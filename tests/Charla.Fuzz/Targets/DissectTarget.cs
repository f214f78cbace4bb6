using System.Buffers;
using System.Text.Json;
using Charla.Lessons.Tap.Dissect;
using Charla.Protocol;

namespace Charla.Fuzz.Targets;

/// <summary>What the tap cuts a stream into: never an exception, every byte in one unit, in order, and each unit can be written.</summary>
internal sealed class DissectTarget : IFuzzTarget
{
    public string Name => "dissect";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        .. Talks.All,
        .. new WebSocketTarget().Corpus,
        .. new LineTarget().Corpus,
        .. new PickleTarget().Corpus,
        "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\u0081\u0085"u8.ToArray(),
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"u8.ToArray(),
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nholaHTTP/1.1 204 No\r\n\r\n"u8.ToArray(),
    ];

    public ReadOnlySpan<byte> Telling => "0123456789 \0\r\n:\u00f1{}\u007f\u0080~."u8;

    public void Try(byte[] input, Random dice)
    {
        WireFormat format = dice.GetItems(Enum.GetValues<WireFormat>(), 1)[0];
        StreamDissection stream = new(format);
        long end = 0;
        foreach (byte[] piece in Cuts.Anywhere(input, dice).Where(piece => piece.Length > 0))
        {
            end = Follow(stream.Arrived(piece), end);
            end = dice.Next(8) == 0 ? Follow(stream.Waited(), end) : end;
        }

        end = Follow(stream.Ended(), end);
        Promise.Same((long)input.Length, end, $"{format}: bytes in units");
    }

    private static long Follow(IReadOnlyList<WireUnit> units, long end)
    {
        ArrayBufferWriter<byte> json = new();
        foreach (WireUnit unit in units)
        {
            Promise.Same(end, unit.Offset, "where a unit begins");
            end += unit.Length;
            json.Clear();
            using Utf8JsonWriter writer = new(json);
            writer.WriteStartObject();
            WireUnitJson.Write(writer, unit, Language.Spanish);
            writer.WriteEndObject();
        }

        return end;
    }
}
