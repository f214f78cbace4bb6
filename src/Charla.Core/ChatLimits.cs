using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>How much a peer may ask of the server. The names are those of the settings file; 0 is no limit of that kind, unless it says otherwise.</summary>
/// <remarks>All but <see cref="OutboxBytes"/> and <see cref="IdleSeconds"/> may be changed while the server runs: see <see cref="Chat.Limits"/>.</remarks>
internal sealed record ChatLimits
{
    /// <summary>Connections at once, on every port together. Default 0: as many as the operating system lets the process open, less some for the log. Each costs about 7 KB.</summary>
    public int MaxConnections { get; init; }

    /// <summary>Connections at once from one address; of IPv6, from one /64. Default 256: a class behind one router.</summary>
    public int ConnectionsPerAddress { get; init; } = 256;

    /// <summary>New connections in a minute from one address, and so many at once. Default 600.</summary>
    public int ConnectionsPerMinute { get; init; } = 600;

    /// <summary>Whether the limits of an address, and of what a session may say, hold for this machine's own too. Default false: a proxy's or a test's connections all come from there.</summary>
    public bool LimitLoopback { get; init; }

    /// <summary>Seconds until a WebSocket has said something, an HTTP request its headers, and a TLS handshake is done. Default 30.</summary>
    public double FirstFrameSeconds { get; init; } = 30;

    /// <summary>Whether a framed peer may listen to the lobby without ever sending a frame, as the plain dialect allows. Default true; else <see cref="FirstFrameSeconds"/> holds for it too.</summary>
    public bool AllowSilent { get; init; } = true;

    /// <summary>Seconds from the first byte of a frame or message to its last. Default 60: the longest payload at 1.1 KB a second.</summary>
    public double FrameSeconds { get; init; } = 60;

    /// <summary>Seconds of silence after which a peer is asked whether it is there: by a WebSocket ping, or TCP's keep-alive. One that does not answer for four times as long is closed. Default 30.</summary>
    public double IdleSeconds { get; init; } = 30;

    /// <summary>Seconds in which a reader may take no byte at all while some wait for it. Default 120. Holds <see cref="OutboxBytes"/> meanwhile.</summary>
    public double StallSeconds { get; init; } = 120;

    /// <summary>Messages a second that a session may send in the long run. Default 100.</summary>
    public int MessagesPerSecond { get; init; } = 100;

    /// <summary>Messages that it may send at once. Default 1,000.</summary>
    public int MessageBurst { get; init; } = 1_000;

    /// <summary>Bytes of payload a second that a session may send in the long run. Default 1,048,576.</summary>
    public int BytesPerSecond { get; init; } = 1024 * 1024;

    /// <summary>Bytes that it may send at once; never less than one payload. Default 8,388,608.</summary>
    public int ByteBurst { get; init; } = 8 * 1024 * 1024;

    /// <summary>Largest payload that a client may send, in bytes. Default 65,536; never without a limit. Costs that much for each connection that sends one.</summary>
    public int MaxPayload { get; init; } = Frame.DefaultMaxPayload;

    /// <summary>Bytes that may wait for one reader before it is marked as behind. Default 262,144; never without a limit. Memory for each slow reader, at the most.</summary>
    public int OutboxBytes { get; init; } = 256 * 1024;

    /// <summary>Events that a reader which had been live may be behind before it is told of a gap. Default 100,000; 0 tells it at once. Costs reading them again.</summary>
    public int ReplayEvents { get; init; } = 100_000;

    /// <summary>Rooms that there are, direct messages included. Default 20,000. Each costs about 1 KB once it is used.</summary>
    public int MaxRooms { get; init; } = 20_000;

    /// <summary>Rooms that one session may be in. Default 1,000.</summary>
    public int RoomsPerSession { get; init; } = 1_000;

    /// <summary>Members of one room. Default 50,000; each message is sent to all.</summary>
    public int RoomMembers { get; init; } = 50_000;

    /// <summary>Characters of a person's name. Default 32, which is also the most; 0 is the same.</summary>
    public int NameLength { get; init; } = NameRules.MaxNameLength;

    /// <summary>Characters of a room's name. Default 50, which is also the most; 0 is the same.</summary>
    public int RoomNameLength { get; init; } = NameRules.MaxRoomLength;

    /// <summary>Whether names may mix scripts or have letters that look like others. Default false: they get <c>confusable_name</c>.</summary>
    public bool AllowConfusable { get; init; }

    /// <summary>The first setting that has a value which it can't have, as <c>name = value</c>; null where all are well.</summary>
    public string? Mistake()
    {
        (string Name, double Value, double Least, double Most)[] bounds =
        [
            ("maxPayload", MaxPayload, 256, 16 * 1024 * 1024),
            ("outboxBytes", OutboxBytes, 1, int.MaxValue),
            .. Of("maxConnections", MaxConnections), .. Of("connectionsPerAddress", ConnectionsPerAddress), .. Of("connectionsPerMinute", ConnectionsPerMinute),
            .. Of("firstFrameSeconds", FirstFrameSeconds), .. Of("frameSeconds", FrameSeconds), .. Of("idleSeconds", IdleSeconds), .. Of("stallSeconds", StallSeconds),
            .. Of("messagesPerSecond", MessagesPerSecond), .. Of("messageBurst", MessageBurst), .. Of("bytesPerSecond", BytesPerSecond), .. Of("byteBurst", ByteBurst),
            .. Of("replayEvents", ReplayEvents), .. Of("maxRooms", MaxRooms), .. Of("roomsPerSession", RoomsPerSession), .. Of("roomMembers", RoomMembers),
            .. Of("nameLength", NameLength), .. Of("roomNameLength", RoomNameLength),
        ];
        return bounds.Where(bound => !(bound.Value >= bound.Least && bound.Value <= bound.Most)).Select(bound => FormattableString.Invariant($"{bound.Name} = {bound.Value}")).FirstOrDefault();

        static IEnumerable<(string Name, double Value, double Least, double Most)> Of(string name, double value) => [(name, value, 0, int.MaxValue)];
    }
}

/// <summary>What the limits have in common.</summary>
internal static class Limit
{
    /// <summary>A count, where 0 is no limit.</summary>
    public static int OrNone(int limit) => limit > 0 ? limit : int.MaxValue;

    /// <summary>A time in seconds, where 0 is no limit.</summary>
    public static TimeSpan OrNone(double seconds) => seconds > 0 ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
}
