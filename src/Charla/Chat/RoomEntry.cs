using Charla.Client;

namespace Charla.Chat;

/// <summary>Enters rooms and keeps what the server says of them.</summary>
internal static class RoomEntry
{
    /// <summary>Events asked for per message wanted: reactions and edits take their places in a page too.</summary>
    public const int EventsPerMessage = 2;

    private const int MaxPage = 500;

    /// <summary>Enters a room and shows the end of its log, before anything that happens in it meanwhile.</summary>
    /// <exception cref="ChatException">The room was not entered, or its past could not be read.</exception>
    public static async Task EnterAsync(ChatSession session, string room)
    {
        RoomState state = session.Conversation.Room(room);
        state.Held ??= [];
        long shownUpTo = 0;
        try
        {
            RoomJoined joined = await session.Client.JoinAsync(room);
            Apply(session, joined);
            HistoryResult? past = await ReadPastAsync(session, joined);
            shownUpTo = past?.Head ?? 0;
            session.Print(Backlog.Lines(joined, past, session));
        }
        finally
        {
            Release(session, state, shownUpTo);
        }
    }

    /// <summary>Takes over what the server says of a room.</summary>
    public static void Apply(ChatSession session, RoomJoined joined)
    {
        RoomState room = session.Conversation.Room(joined.Room);
        room.Name = joined.Room;
        room.Topic = joined.Topic ?? "";
        room.Members.Clear();
        foreach (string member in joined.Members)
        {
            room.Add(member);
        }
    }

    private static async Task<HistoryResult?> ReadPastAsync(ChatSession session, RoomJoined joined)
    {
        int count = session.Options.Backlog;
        return joined.Head > 0 && count > 0
            ? await session.Client.HistoryAsync(joined.Room, limit: Math.Min(count * EventsPerMessage, MaxPage))
            : null;
    }

    private static void Release(ChatSession session, RoomState room, long shownUpTo)
    {
        List<RoomLogEvent> held = room.Held ?? [];
        room.Held = null;
        held.Where(happened => happened.Seq > shownUpTo).ToList().ForEach(session.Show);
    }
}
