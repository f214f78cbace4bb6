using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Sessions;

/// <summary>The rooms that a session is in, and what it does there that doesn't last.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One switch over the message types: it knows each of them by duty.")]
internal sealed class SessionRooms(Session session)
{
    private static readonly TimeSpan _fullRetry = TimeSpan.FromSeconds(10);

    // Seats are taken and left, and the rooms' loops told so, under one lock: both happen in the same order for everyone.
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Seat> _seats = new();
    private bool _isClosed;

    /// <summary>Where the session is now.</summary>
    public IReadOnlyCollection<Seat> Seats => [.. _seats.Values];

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
    /// <exception cref="ProtocolException">The session is not there, or may not be any more.</exception>
    public Seat Require(string? room)
    {
        if (string.IsNullOrEmpty(room))
        {
            throw new ProtocolException(ErrorCode.BadRequest, "room");
        }

        if (!_seats.TryGetValue(KeyOf(room), out Seat? seat))
        {
            throw new ProtocolException(ErrorCode.NotJoined, room);
        }

        seat.Standing.Require(RoomAct.Read);
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

        if (peer is not null && peer != session)
        {
            await peer.InviteAsync(room, session.Name!);
        }

        return await SeatInDirectAsync(room, other);
    }

    /// <summary>The seat in the room shared with someone, taken where there was none; what is said there from now on is not missed.</summary>
    public async ValueTask<Seat> SeatInDirectAsync(Room room, string other)
    {
        long from = room.Delivered;
        if (_seats.TryGetValue(room.Record.Key, out Seat? taken))
        {
            return taken;
        }

        Seat seat = await MakeSeatAsync(room, NameRules.DirectPrefix + other);
        lock (_gate)
        {
            return _seats.TryGetValue(room.Record.Key, out taken) ? taken : Take(seat, Math.Max(from, seat.Floor), @ref: null);
        }
    }

    /// <summary>Leaves every room, and takes no seat any more.</summary>
    public void LeaveAll()
    {
        string? name = session.Name;
        lock (_gate)
        {
            _isClosed = true;
            foreach (Seat seat in _seats.Values)
            {
                seat.Room.Post(() => seat.Room.Members.Leave(session, name, PresenceCause.Disconnected));
            }

            _seats.Clear();
        }
    }

    /// <summary>The room has let the session go. On the room's loop.</summary>
    public void Expelled(Room room, string reason)
    {
        lock (_gate)
        {
            // One that was taken anew meanwhile stays: the loop comes to it, and asks again.
            if (_seats.TryGetValue(room.Record.Key, out Seat? seat) && seat.IsServed)
            {
                _seats.TryRemove(room.Record.Key, out _);
                session.Tell(new Left { Room = seat.Alias, Reason = reason });
            }
        }
    }

    /// <summary>Leaves the rooms that are not for who the session is now.</summary>
    public void Review()
    {
        foreach (Seat seat in _seats.Values.Where(seat => !seat.Standing.Now().Allows(RoomAct.Read)))
        {
            seat.Room.Post(() => seat.Room.Order.EnforceOn(session));
        }
    }

    /// <summary>Leaves the direct messages, which were those of a name that is not the session's any more.</summary>
    public void LeaveDirect(string was)
    {
        foreach (Seat seat in _seats.Values.Where(seat => seat.Room.IsDirect))
        {
            Leave(seat, was, @ref: null);
        }
    }

    /// <summary>Tells the rooms that the session's name has changed.</summary>
    public void TellRenamed(string was)
    {
        string name = session.Name!;
        foreach (Seat seat in _seats.Values)
        {
            seat.Room.Post(() => seat.Room.Members.TellPresence(session, name, Presence.RenamedState, was));
        }
    }

    /// <summary>What was said in a direct message before the session had its name is not its to read.</summary>
    public async ValueTask<long> FloorAsync(RoomRecord room)
    {
        if (room.Key[0] != NameRules.DirectPrefix)
        {
            return 0;
        }

        return _seats.TryGetValue(room.Key, out Seat? seat) ? seat.Floor : await session.Chat.Log.FirstSeqSinceAsync(room, session.Began) - 1;
    }

    private async ValueTask JoinAsync(Join join)
    {
        if (join.After < 0)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "after");
        }

        bool isHere = !string.IsNullOrEmpty(join.Room) && _seats.ContainsKey(KeyOf(join.Room));
        if (!isHere && _seats.Count >= Limit.OrNone(session.Chat.Limits.RoomsPerSession))
        {
            throw new ProtocolException(ErrorCode.TooMany, "rooms of a session");
        }

        (Room room, string? alias) = await OpenAsync(join.Room);
        Seat seat = await MakeSeatAsync(room, alias);
        seat.Standing.Require(RoomAct.Read);
        if (!isHere && room.Members.Count >= Limit.OrNone(session.Chat.Limits.RoomMembers))
        {
            throw new ProtocolException(ErrorCode.RoomFull, seat.Alias) { RetryAfter = _fullRetry };
        }

        Take(seat, join.After is { } after ? Math.Max(after, seat.OwnFloor) : null, join.Ref);
    }

    private async ValueTask<(Room Room, string? Alias)> OpenAsync(string? name)
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

        return (await rooms.OpenAsync(NameRules.Fold(name!), name!, owner: session.Account?.Key), null);
    }

    /// <param name="room">The room.</param>
    /// <param name="alias">What the session calls it; null where that is the room's name.</param>
    private async ValueTask<Seat> MakeSeatAsync(Room room, string? alias)
    {
        long floor = await FloorAsync(room.Record);
        IReadOnlyDictionary<long, long> markers = await session.Chat.Log.ReadMarkersAsync(NameRules.Fold(session.Name!));
        return new Seat(room, alias, new Standing(session.Chat, room, session), session.Speaks.RoomForm(alias), floor, markers.GetValueOrDefault(room.Record.Id));
    }

    /// <summary>Takes a seat, in the place of one that was there, and asks the room's loop to serve it.</summary>
    private Seat Take(Seat seat, long? after, string? @ref)
    {
        string name = session.Name!;
        lock (_gate)
        {
            if (_isClosed)
            {
                return seat;
            }

            _seats[seat.Room.Record.Key] = seat;
            seat.Room.Post(() =>
            {
                // Asked again here: whoever was banned meanwhile does not slip in behind it.
                Member member = seat.Room.Members.Join(session, seat.Form, after, name);
                seat.IsServed = true;
                if (seat.Room.Order.EnforceOn(session))
                {
                    session.Tell(Describe(seat, @ref));
                    seat.Room.Members.Serve(member);
                }
            });
        }

        return seat;
    }

    private static Joined Describe(Seat seat, string? @ref) => new()
    {
        Ref = @ref,
        Room = seat.Alias,
        Head = seat.Room.Delivered,
        Read = seat.Read,
        Unread = seat.UnreadAfter(seat.Read),
        First = seat.Room.Rules.First is > 1 and var first ? first : null,
        Topic = seat.Room.Topic,
        Members = seat.Room.Members.Names(),
        Count = seat.Room.Members.Count,
    };

    private ValueTask Leave(Leave leave)
    {
        Leave(Require(leave.Room), session.Name, leave.Ref);
        return default;
    }

    private void Leave(Seat seat, string? name, string? @ref)
    {
        lock (_gate)
        {
            _seats.TryRemove(seat.Room.Record.Key, out _);
            seat.Room.Post(() =>
            {
                seat.Room.Members.Leave(session, name);
                session.Tell(new Left { Ref = @ref, Room = seat.Alias });
            });
        }
    }

    private ValueTask Tell(Typing typing)
    {
        Seat seat = Require(typing.Room);
        seat.Standing.Require(RoomAct.Send);
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

        string reader = NameRules.Fold(session.Name!);
        await session.Chat.Log.MoveReadMarkerAsync(seat.Room.Record, reader, seq);
        long marked = (await session.Chat.Log.ReadMarkersAsync(reader)).GetValueOrDefault(seat.Room.Record.Id);

        // In the room's loop, where no event can be handed out between the count and its telling: else one who has just seen an event would be told that there is none.
        seat.Room.Post(() => session.Tell(new ReadMarker { Ref = read.Ref, Room = seat.Alias, Seq = marked, Unread = seat.UnreadAfter(marked) }));
    }

    private ValueTask List(Who who)
    {
        Seat seat = Require(who.Room);
        bool withAddresses = seat.Standing.Now().Allows(RoomAct.SeeAddresses);
        seat.Room.Post(() => session.Tell(new MemberList
        {
            Ref = who.Ref,
            Room = seat.Alias,
            Members = seat.Room.Members.Summaries(withAddresses),
            Count = seat.Room.Members.Count,
        }));
        return default;
    }

    private string KeyOf(string room) =>
        room[0] == NameRules.DirectPrefix ? RoomDirectory.DirectKey(session.Name!, room[1..]) : session.Chat.Rooms.KeyOf(NameRules.Fold(room));
}

