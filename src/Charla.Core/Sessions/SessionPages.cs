using System.Diagnostics.CodeAnalysis;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Sessions;

/// <summary>What a session reads back from the log: pages of history, searches, the list of rooms.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One switch over the message types: it knows each of them by duty.")]
internal sealed class SessionPages(Session session, SessionRooms rooms)
{
    private const int DefaultPage = 50;
    private const int DefaultHits = 20;
    private const int MaxHits = 100;
    private const int MaxQueryLength = 256;

    public ValueTask HandleAsync(ClientMessage message) => message switch
    {
        History history => ReadAsync(history),
        Search search => FindAsync(search),
        _ => ListAsync(message.Ref),
    };

    private async ValueTask ReadAsync(History history)
    {
        Seat seat = rooms.Require(history.Room);
        int limit = Limit(history.Limit, DefaultPage, session.Chat.Options.PageEvents);
        TellForgotten(history, seat);
        long head = seat.Room.Delivered;
        IReadOnlyList<RoomEvent> page = await PageAsync(history, seat, head, limit);
        page = await session.Chat.Log.WithReactionsAsync(seat.Room.Record, page);
        HistoryPage reply = new()
        {
            Ref = history.Ref,
            Room = seat.Room.Name,
            Events = page,
            Head = head,
            More = page.Count > 0 && ((history.After is null && page[0].Seq > seat.Floor + 1) || (IsForward(history) && page[^1].Seq < head)),
        };
        session.Tell(seat, reply);
    }

    /// <summary>Who asks for what the room does not keep any more is told which that is; what there is follows.</summary>
    private void TellForgotten(History history, Seat seat)
    {
        long first = seat.Room.Rules.First;
        long from = history.After + 1 ?? history.Around ?? long.MaxValue;
        if (from > 0 && from < first)
        {
            session.Tell(seat, new Gap { Room = seat.Room.Name, From = from, To = first - 1 });
        }
    }

    private static bool IsForward(History history) => history.After is not null || history.Around is not null;

    private async ValueTask<IReadOnlyList<RoomEvent>> PageAsync(History history, Seat seat, long head, int limit)
    {
        CheckSeq(history.Before, "before");
        CheckSeq(history.After, "after");
        CheckSeq(history.Around, "around");
        IRoomLog log = session.Chat.Log;
        RoomRecord room = seat.Room.Record;
        int bytes = session.Chat.Options.PageBytes;
        switch (history.Before, history.After, history.Around)
        {
            case (null, { } after, null):
                return await log.ReadAsync(room, Math.Max(after, seat.Floor), head, limit, bytes);
            case (null, null, { } asked):
                long around = Math.Min(asked, head + 1);
                IReadOnlyList<RoomEvent> earlier = await log.ReadBackAsync(room, around, seat.Floor, limit / 2, bytes / 2);
                IReadOnlyList<RoomEvent> later = await log.ReadAsync(room, Math.Max(around - 1, seat.Floor), head, limit - earlier.Count, bytes / 2);
                return [.. earlier, .. later];
            case (var before, null, null):
                return await log.ReadBackAsync(room, Math.Min(before ?? long.MaxValue, head + 1), seat.Floor, limit, bytes);
            default:
                throw new ProtocolException(ErrorCode.BadRequest, "before");
        }
    }

    private async ValueTask FindAsync(Search search)
    {
        if (string.IsNullOrWhiteSpace(search.Q) || search.Q.Length > MaxQueryLength)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "q");
        }

        if (search.Before is not null && search.Room is null)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "before");
        }

        CheckSeq(search.Before, "before");
        Seat[] seats = search.Room is null ? [.. rooms.Seats.Where(seat => seat.Standing.Now().Allows(RoomAct.Read))] : [rooms.Require(search.Room)];
        SearchQuery query = new(search.Q, [.. seats.Select(s => new SearchScope(s.Room.Record, s.Floor))], search.From, search.Before, Limit(search.Limit, DefaultHits, MaxHits));
        SearchPage found = await session.Chat.Log.SearchAsync(query);
        Dictionary<string, string> aliases = seats.ToDictionary(s => s.Room.Name, s => s.Alias);
        session.Tell(new Found
        {
            Ref = search.Ref,
            Q = search.Q,
            Hits = [.. found.Hits.Select(hit => hit with { Room = aliases.GetValueOrDefault(hit.Room, hit.Room) })],
            More = found.More,
            Pending = found.Pending,
        });
    }

    private async ValueTask ListAsync(string? @ref)
    {
        string reader = NameRules.Fold(session.Name!);
        IReadOnlyList<RoomRecord> records = await session.Chat.Log.ListRoomsAsync(reader, session.Chat.Options.PageEvents);
        IReadOnlyDictionary<long, long> markers = await session.Chat.Log.ReadMarkersAsync(reader);
        List<RoomSummary> summaries = [];
        foreach (RoomRecord record in session.Chat.Rooms.ReadableBy(Person.Of(session, session.Chat), records))
        {
            Room? inUse = session.Chat.Rooms.InUse(record.Key);
            long head = inUse?.Delivered ?? record.Head;
            long floor = Math.Max(await rooms.FloorAsync(record), record.Rules.First - 1);
            if (head > floor || record.Key[0] != NameRules.DirectPrefix)
            {
                long read = markers.GetValueOrDefault(record.Id);
                string? topic = inUse is null ? record.Topic : inUse.Topic;
                summaries.Add(new RoomSummary(RoomDirectory.AliasOf(record, reader), head, read, Math.Max(0, head - Math.Max(read, floor)), topic, inUse?.Members.Count ?? 0));
            }
        }

        session.Tell(new RoomList { Ref = @ref, Rooms = summaries });
    }

    private static void CheckSeq(long? seq, string field)
    {
        if (seq < 0)
        {
            throw new ProtocolException(ErrorCode.BadRequest, field);
        }
    }

    private static int Limit(int? asked, int normal, int most) => asked switch
    {
        null => normal,
        <= 0 => throw new ProtocolException(ErrorCode.BadRequest, "limit"),
        _ => Math.Min(asked.Value, most),
    };
}
