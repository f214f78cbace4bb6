namespace Charla.Lessons.Tap.Dissect;

/// <summary>Cuts WebSocket frames (RFC 6455, section 5.2), masking undone.</summary>
/// <param name="format">What the payloads of whole text messages are taken for.</param>
internal sealed class WebSocketDissector(WireFormat format) : IDissector
{
    private bool _continuesBinary;
    private WebSocketHeader? _header;
    private byte[] _headerBytes = [];
    private long _offset;
    private LongPayload _payload = new(0);

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units)
    {
        while (!held.IsEmpty || _header is not null)
        {
            if (_header is null && !TryBegin(held, out bool isBroken))
            {
                return isBroken || (moment == CutMoment.Ended && !held.IsEmpty) ? new PlainDissector(isBroken ? DissectTexts.NoWebSocket : DissectTexts.Unfinished) : this;
            }

            bool isWhole = _payload.Fill(held);
            if (!isWhole && moment != CutMoment.Ended)
            {
                return this;
            }

            units.Add(Unit(_header!.Value, isWhole));
            _header = null;
        }

        return this;
    }

    private bool TryBegin(HeldBytes held, out bool isBroken)
    {
        if (!WebSocketHeader.TryRead(held.Span, out WebSocketHeader header, out isBroken))
        {
            return false;
        }

        (_header, _offset) = (header, held.Offset);
        _headerBytes = held.Take(header.Length);
        _payload = new LongPayload(header.PayloadLength);
        return true;
    }

    private WireUnit Unit(in WebSocketHeader header, bool isWhole)
    {
        byte[] payload = _payload.Kept;
        header.Unmask(payload);
        if (header.Opcode is WebSocketHeader.Text or WebSocketHeader.Binary)
        {
            _continuesBinary = header.Opcode == WebSocketHeader.Binary;
        }

        WireUnit unit = new()
        {
            Kind = KindOf(header),
            Format = WireFormat.WebSocket,
            Offset = _offset,
            Length = header.Length + _payload.Passed,
            Header = _headerBytes,
            Announced = header.PayloadLength,
            Payload = payload,
            PayloadLength = _payload.Passed,
            IsWhole = isWhole,
            Fields = [.. Fields(header, payload)],
            Note = isWhole ? header.IsCompressed ? DissectTexts.Compressed : null : DissectTexts.Unfinished,
        };
        bool isMessage = isWhole && header is { IsFinal: true, Opcode: WebSocketHeader.Text, IsCompressed: false };
        return isMessage ? PayloadReading.Read(unit, format) : unit;
    }

    private UnitKind KindOf(in WebSocketHeader header) => header.Opcode switch
    {
        WebSocketHeader.Close => UnitKind.WsClose,
        WebSocketHeader.Ping => UnitKind.WsPing,
        WebSocketHeader.Pong => UnitKind.WsPong,
        _ => _continuesBinary ? UnitKind.WsBinary : UnitKind.WsText,
    };

    private static IEnumerable<WireField> Fields(WebSocketHeader header, byte[] payload)
    {
        yield return new WireField("opcode", header.OpcodeName);
        yield return new WireField("fin", header.IsFinal ? "1" : "0");
        if (header.Mask is { } mask)
        {
            yield return new WireField("mask", Convert.ToHexStringLower(mask));
        }

        if (header.Opcode == WebSocketHeader.Close && payload.Length >= 2)
        {
            yield return new WireField("code", WebSocketHeader.CloseCode((payload[0] << 8) | payload[1]));
        }
    }
}
