using System.Text.Json;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>charla/1: every message as JSON. A direct message's room has a name of its own for each of its two people.</summary>
internal sealed class JsonForm(string? alias = null) : IWireForm
{
    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>The form that all rooms but direct messages have.</summary>
    public static JsonForm Shared { get; } = new();

    public void Write(FrameBuffer buffer, ServerMessage message)
    {
        _json ??= new Utf8JsonWriter(buffer, WireJson.WriterOptions);
        MessageWriter.Write(buffer, _json, alias is null ? message : Aliased(message, alias));
    }

    private static ServerMessage Aliased(ServerMessage message, string alias) => message switch
    {
        RoomEvent e => e with { Room = alias },
        Ack ack => ack with { Room = alias },
        Error { Room: not null } error => error with { Room = alias },
        Joined joined => joined with { Room = alias },
        Left left => left with { Room = alias },
        Presence presence => presence with { Room = alias },
        TypingNotice typing => typing with { Room = alias },
        ReadMarker read => read with { Room = alias },
        Gap gap => gap with { Room = alias },
        MemberList list => list with { Room = alias },
        HistoryPage page => page with { Room = alias, Events = [.. page.Events.Select(e => Aliased(e, alias))] },
        _ => message,
    };
}
