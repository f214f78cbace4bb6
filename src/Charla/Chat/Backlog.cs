using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>The past of a room, as it is shown on entering it and by <c>/history</c>.</summary>
internal static class Backlog
{
    /// <summary>What a person sees on entering: where they are, who is there, and the last messages.</summary>
    public static IReadOnlyCollection<string> Lines(RoomJoined joined, HistoryResult? page, ChatSession session)
    {
        List<string> lines = page is null ? [] : [.. Messages(page, session.Options.Backlog, session)];
        RoomState room = session.Conversation.Room(joined.Room);
        if (session.Conversation.Dialect == Client.ChatDialect.Charla)
        {
            string names = SafeText.OneLine(string.Join(", ", room.Members.Values.Take(20)));
            string others = joined.MemberCount > 20 ? " …" : "";
            lines.Add(session.View.Info(ViewTexts.InRoom.With(joined.Room, $"{names}{others} ({joined.MemberCount})")));
        }

        if (room.Topic.Length > 0)
        {
            lines.Add(session.View.Info(ViewTexts.Topic.With(SafeText.OneLine(room.Topic))));
        }

        if (joined is { Unread: > 0, Read: > 0 })
        {
            lines.Add(session.View.Info(ViewTexts.UnreadSince.With(joined.Unread)));
        }

        return lines;
    }

    /// <summary>The last messages of a page; it shows each as it is now, so the changes themselves are left out.</summary>
    public static IReadOnlyCollection<string> Messages(HistoryResult page, int count, ChatSession session)
    {
        RoomState room = session.Conversation.Room(page.Room);
        RoomLogEvent[] shown = [.. page.Events.Where(happened => happened is MessageReceived or TopicChanged or RoomModerated).TakeLast(count)];
        room.Oldest = shown.Length > 0 ? shown[0].Seq : room.Oldest;
        room.Shown = Math.Max(room.Shown, page.Events.Count > 0 ? page.Events[^1].Seq : 0);
        foreach (MessageReceived message in page.Events.OfType<MessageReceived>())
        {
            room.Remember(message);
        }

        return [.. shown.SelectMany(happened => session.View.Event(happened, session.Conversation))];
    }
}
