using System.Globalization;
using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>Reads the heads of HTTP/1 requests and answers; after an upgrade to WebSocket, hands over.</summary>
/// <remarks>A body is shown as bytes, as long as its head's <c>Content-Length</c> has it; of any other length, until the end.</remarks>
/// <param name="format">What the payloads of WebSocket messages are taken for.</param>
internal sealed class HttpDissector(WireFormat format) : IDissector
{
    private const int MostHeld = 32 * 1024;

    private static readonly byte[] _end = [.. "\r\n\r\n"u8];
    private static readonly byte[] _answer = [.. "HTTP/1."u8];

    private long _body;

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units)
    {
        while (!held.IsEmpty)
        {
            if (_body > 0)
            {
                units.Add(Bytes(held, (int)Math.Min(_body, held.Length)));
                continue;
            }

            int end = held.Span.IndexOf(_end);
            if (!MayBegin(held.Span) || (end < 0 && (held.Length > MostHeld || moment == CutMoment.Ended)))
            {
                return new PlainDissector(DissectTexts.NoHttp);
            }

            if (end < 0)
            {
                break;
            }

            IDissector next = TakeHead(held, end + _end.Length, units);
            if (next != this)
            {
                return next;
            }
        }

        return this;
    }

    private static bool MayBegin(ReadOnlySpan<byte> start)
    {
        int length = Math.Min(start.Length, _answer.Length);
        return start[..length].SequenceEqual(_answer.AsSpan(0, length)) || Opening.Recognise(start) == ForeignProtocol.Http || start.Length < _answer.Length;
    }

    private IDissector TakeHead(HeldBytes held, int length, ICollection<WireUnit> units)
    {
        long offset = held.Offset;
        byte[] head = held.Take(length);
        string[] lines = Encoding.Latin1.GetString(head, 0, length - _end.Length).Split("\r\n");
        units.Add(new WireUnit
        {
            Kind = UnitKind.Http,
            Format = WireFormat.WebSocket,
            Offset = offset,
            Length = length,
            Payload = head.AsMemory(0, length - _end.Length),
            PayloadLength = length - _end.Length,
            Fields = [new WireField("start", lines[0])],
        });

        bool isAnswer = lines[0].StartsWith("HTTP/1.", StringComparison.Ordinal);
        if (isAnswer ? lines[0].Split(' ') is [_, "101", ..] : Header(lines, "Upgrade") is { } upgrade && upgrade.Equals("websocket", StringComparison.OrdinalIgnoreCase))
        {
            return new WebSocketDissector(format);
        }

        if (long.TryParse(Header(lines, "Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out _body))
        {
            return this;
        }

        return isAnswer ? new PlainDissector() : this;
    }

    private static string? Header(string[] lines, string name) =>
        lines.Skip(1).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    private WireUnit Bytes(HeldBytes held, int length)
    {
        long offset = held.Offset;
        _body -= length;
        return new WireUnit { Kind = UnitKind.Bytes, Offset = offset, Length = length, Payload = held.Take(length), PayloadLength = length };
    }
}
