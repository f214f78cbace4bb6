using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Window.Plain;

/// <summary>Pages of what a lobby remembers, as a server has them of its log.</summary>
internal static class LobbyPage
{
    /// <summary>Messages of the largest page.</summary>
    public const int Most = 500;

    private const int Normal = 50;

    /// <summary>The page that is asked for.</summary>
    /// <exception cref="ProtocolException">The request is not right.</exception>
    public static HistoryPage Of(Lobby lobby, History asked, string room)
    {
        IReadOnlyList<MessageEvent> page = Read(lobby, asked, Limit(asked.Limit));
        bool isForward = asked.After is not null || asked.Around is not null;
        bool hasEarlier = asked.After is null && page.Count > 0 && page[0].Seq > lobby.Floor + 1;
        bool hasLater = isForward && page.Count > 0 && page[^1].Seq < lobby.Head;
        return new HistoryPage { Ref = asked.Ref, Room = room, Events = page, Head = lobby.Head, More = hasEarlier || hasLater };
    }

    private static IReadOnlyList<MessageEvent> Read(Lobby lobby, History asked, int limit)
    {
        Check(asked.Before, "before");
        Check(asked.After, "after");
        Check(asked.Around, "around");
        switch (asked.Before, asked.After, asked.Around)
        {
            case (null, { } after, null):
                long first = Math.Clamp(after, lobby.Floor, lobby.Head) + 1;
                return lobby.Between(first, first + limit - 1);
            case (null, null, { } around):
                long begin = Math.Max(Math.Min(around, lobby.Head + 1) - (limit / 2), lobby.Floor + 1);
                return lobby.Between(begin, begin + limit - 1);
            case (var before, null, null):
                long end = Math.Min(before ?? long.MaxValue, lobby.Head + 1) - 1;
                return lobby.Between(end - limit + 1, end);
            default:
                throw new ProtocolException(ErrorCode.BadRequest, "before");
        }
    }

    private static void Check(long? seq, string field)
    {
        if (seq < 0)
        {
            throw new ProtocolException(ErrorCode.BadRequest, field);
        }
    }

    private static int Limit(int? asked) => asked switch
    {
        null => Normal,
        <= 0 => throw new ProtocolException(ErrorCode.BadRequest, "limit"),
        _ => Math.Min(asked.Value, Most),
    };
}
