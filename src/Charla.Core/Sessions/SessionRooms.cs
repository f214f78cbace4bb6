using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Sessions;

/// <summary>The rooms that a session is in, and what it does there that doesn't last.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One switch over the message types: it knows each of them by duty.")]
internal sealed class SessionRooms(Session session)
{
    private readonly ConcurrentDictionary<string, Seat> _seats = new();

    /// <summary>Where the session is now.</summary>
    public IReadOnlyCollection<Seat> Seats => [.. _seats.Values];

    public static string DirectAlias(string other) => NameRules.DirectPrefix + other;

    public ValueTask HandleAsync(ClientMessage message) => message switch
    {
        Join join => JoinAsync(join),
        Leave leave => Leave(leave),
        Typing typing => Tell(typing),
        Read read => MarkReadAsync(read),
        Who who => List(who),
        _ => throw new ProtocolException(ErrorCode.UnknownOp, message.GetType().Name),
    };

    /// <summary>The seat in a room that a request names.</summary>
    /// <exception cref="ProtocolException">The session is not there.</exception>
    public Seat Require(string? room)
    {
        if (string.IsNullOrEmpty(room))
        {
            throw new ProtocolException(ErrorCode.BadRequest, "room");
        }

        return _seats.TryGetValue(KeyOf(room), out Seat? seat) ? seat : throw new ProtocolException(ErrorCode.NotJoined, room);
    }

    /// <summary>Takes a seat and asks the room's loop to serve it; nothing happens where there is one already.</summary>
    public Seat Seat(Room room, string alias, long? after, long floor = 0, string? @ref = null, long read = 0)
    {
        Seat seat = new(room, room.IsDirect ? new JsonForm(alias) : JsonForm.Shared, alias, floor);
        if (!_seats.TryAdd(room.Record.Key, seat))
        {
            return _seats[room.Record.Key];
        }

        Enter(seat, after, @ref, read);
        return seat;
    }

    /// <summary>The seat in the room shared with someone, made where there was none; theirs too.</summary>
    public async ValueTask<Seat> SeatWithAsync(string other)
    {
        if (!NameRules.IsName(other))
        {
            throw new ProtocolException(ErrorCode.BadRequest, "to");
        }

        string key = RoomDirectory.DirectKey(session.Name!, other);
        Session? peer = session.Chat.Names.Find(other) as Session;
        Room? room = peer is null ? await session.Chat.Rooms.FindAsync(key) : await session.Chat.Rooms.OpenAsync(key, key);
        if (room is null)
        {
            throw new ProtocolException(ErrorCode.NoSuchUser, other);
        }

        peer?.Invite(room, session.Name!);
        return Seat(room, DirectAlias(other), after: null, await FloorAsync(room));
    }

    public void LeaveAll()
    {
        foreach (Seat seat in _seats.Values)
        {
            seat.Room.Post(() => seat.Room.Members.Leave(session));
        }

        _seats.Clear();
    }

    /// <summary>Tells the rooms that the session's name has changed.</summary>
    public void TellRenamed(string was)
    {
        foreach (Seat seat in _seats.Values)
        {
            seat.Room.Post(() => seat.Room.Members.TellPresence(session, Presence.RenamedState, was));
        }
    }

    private async ValueTask JoinAsync(Join join)
    {
        if (join.After < 0)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "after");
        }

        if (_seats.Count >= session.Chat.Options.RoomsPerSession)
        {
            throw new ProtocolException(ErrorCode.TooLong, "rooms");
        }

        (Room room, string alias) = await OpenAsync(join.Room);
        long floor = await FloorAsync(room);
        IReadOnlyDictionary<long, long> markers = await session.Chat.Log.ReadMarkersAsync(NameRules.Fold(session.Name!));
        _seats.TryRemove(room.Record.Key, out _);
        Seat(room, alias, join.After is { } after ? Math.Max(after, floor) : null, floor, join.Ref, markers.GetValueOrDefault(room.Record.Id));
    }

    private async ValueTask<(Room Room, string Alias)> OpenAsync(string? name)
    {
        RoomDirectory rooms = session.Chat.Rooms;
        if (name is [NameRules.DirectPrefix, .. string other] && NameRules.IsName(other))
        {
            Room? direct = await rooms.FindAsync(KeyOf(name));
            return direct is null ? throw new ProtocolException(ErrorCode.NoSuchRoom, name) : (direct, name);
        }

        if (!NameRules.IsRoom(name))
        {
            throw new ProtocolException(ErrorCode.BadRequest, "room");
        }

        Room room = await rooms.OpenAsync(NameRules.Fold(name!), name!);
        return (room, room.Name);
    }

    private void Enter(Seat seat, long? after, string? @ref, long read) => seat.Room.Post(() =>
    {
        if (!_seats.TryGetValue(seat.Room.Record.Key, out Seat? current) || current != seat)
        {
            return;
        }

        Member member = seat.Room.Members.Join(session, seat.Form, after);
        session.Tell(Describe(seat, @ref, read));
        seat.Room.Members.Serve(member);
    });

    private static Joined Describe(Seat seat, string? @ref, long read) => new()
    {
        Ref = @ref,
        Room = seat.Alias,
        Head = seat.Room.Delivered,
        Read = read,
        Unread = Math.Max(0, seat.Room.Delivered - Math.Max(read, seat.Floor)),
        Topic = seat.Room.Topic,
        Members = seat.Room.Members.Names(),
        Count = seat.Room.Members.Count,
    };

    private ValueTask Leave(Leave leave)
    {
        Seat seat = Require(leave.Room);
        _seats.TryRemove(seat.Room.Record.Key, out _);
        seat.Room.Post(() =>
        {
            seat.Room.Members.Leave(session);
            session.Tell(new Left { Ref = leave.Ref, Room = seat.Alias });
        });
        return default;
    }

    private ValueTask Tell(Typing typing)
    {
        Seat seat = Require(typing.Room);
        TypingNotice notice = new() { Room = seat.Room.Name, Name = session.Name!, On = typing.On ?? true };
        seat.Room.Post(() => seat.Room.Members.Tell(notice, except: session));
        return default;
    }

    private async ValueTask MarkReadAsync(Read read)
    {
        Seat seat = Require(read.Room);
        long head = seat.Room.Delivered;
        if (read.Seq is not { } seq || seq < 0 || seq > head)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "seq");
        }

        await session.Chat.Log.MoveReadMarkerAsync(seat.Room.Record, NameRules.Fold(session.Name!), seq);
        session.Tell(new ReadMarker { Ref = read.Ref, Room = seat.Alias, Seq = seq, Unread = seat.Room.Delivered - seq });
    }

    private ValueTask List(Who who)
    {
        Seat seat = Require(who.Room);
        seat.Room.Post(() => session.Tell(new MemberList
        {
            Ref = who.Ref,
            Room = seat.Alias,
            Members = seat.Room.Members.Summaries(),
            Count = seat.Room.Members.Count,
        }));
        return default;
    }

    private string KeyOf(string room) =>
        room[0] == NameRules.DirectPrefix ? RoomDirectory.DirectKey(session.Name!, room[1..]) : NameRules.Fold(room);

    /// <summary>What was said in a direct message before this session began is not its to read.</summary>
    private async ValueTask<long> FloorAsync(Room room) =>
        room.IsDirect ? await session.Chat.Log.FirstSeqSinceAsync(room.Record, session.Began) - 1 : 0;
}

/// <summary>A session's place in a room, which it sees under <c>Alias</c> and may read from the first event after <c>Floor</c> on.</summary>
internal sealed record Seat(Room Room, JsonForm Form, string Alias, long Floor);
