using System.Diagnostics.CodeAnalysis;
using Wire = Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>The wire's messages as the library's events and results.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "It names every message and every event by duty.")]
internal static class Translation
{
    public static RoomLogEvent Event(Wire.RoomEvent logged) => logged switch
    {
        Wire.MessageEvent message => Message(message),
        Wire.EditedEvent e => new MessageEdited(e.Room, e.Seq, e.From, e.At, e.Target, e.Text),
        Wire.DeletedEvent e => new MessageDeleted(e.Room, e.Seq, e.From, e.At, e.Target),
        Wire.ReactedEvent e => new MessageReacted(e.Room, e.Seq, e.From, e.At, e.Target, e.Emoji, e.On),
        Wire.TopicEvent e => new TopicChanged(e.Room, e.Seq, e.From, e.At, e.Text),
        Wire.ModeratedEvent e => Moderated(e),
        _ => throw new NotSupportedException(logged.GetType().Name),
    };

    /// <summary>What is not logged and answers nothing; null for what is no event.</summary>
    public static ChatEvent? News(Wire.ServerMessage message) => message switch
    {
        Wire.Presence p => new PresenceChanged(p.Room, p.Name, Change(p.State), p.Was),
        Wire.TypingNotice t => new TypingChanged(t.Room, t.Name, t.On),
        Wire.ReadMarker r => Marker(r),
        Wire.Notice n => new NoticeReceived(n.Text),
        _ => null,
    };

    public static ReadMarkerMoved Marker(Wire.ReadMarker marker) => new(marker.Room, marker.Seq, marker.Unread);

    public static RoomJoined Joined(Wire.Joined joined, bool rejoined) =>
        new(joined.Room, joined.Head, joined.Read, joined.Unread, joined.Topic, joined.Members, joined.Count, rejoined);

    public static Welcomed Welcomed(Wire.Welcome welcome) =>
        new(welcome.Name, ChatDialect.Charla, welcome.Server.Name, welcome.Server.Version, welcome.Account, welcome.Resumed, welcome.Rooms);

    public static HistoryResult History(Wire.HistoryPage page) =>
        new(page.Room, [.. page.Events.OfType<Wire.RoomEvent>().Select(Event)], page.Head, page.More);

    public static SearchResult Search(Wire.Found found) =>
        new(found.Q, [.. found.Hits.OfType<Wire.MessageEvent>().Select(Message)], found.More, found.Pending);

    public static IReadOnlyList<RoomOverview> Rooms(Wire.RoomList list) =>
        [.. list.Rooms.Select(room => new RoomOverview(room.Room, room.Head, room.Read, room.Unread, room.Topic, room.Count))];

    public static MemberListing Members(Wire.MemberList list) =>
        new(list.Room, [.. list.Members.Select(Member)], list.Count);

    /// <summary>The server's no, for whoever asked.</summary>
    public static ChatException Refusal(Wire.Error error) => new(ChatFailure.Refused, error.Message)
    {
        Code = error.Code,
        RetryAfter = Connecting.Diagnosis.ToTime(error.RetryAfterMs),
    };

    private static RoomModerated Moderated(Wire.ModeratedEvent done)
    {
        Protocol.Bilingual sentence = Wire.ModerationTexts.Line(done);
        return new RoomModerated(done.Room, done.Seq, done.From, done.At, done.Act)
        {
            Who = done.Who,
            Role = done.Role,
            Reason = done.Reason,
            Until = done.Until,
            NewName = done.Name,
            Spanish = sentence.Spanish,
            English = sentence.English,
        };
    }

    private static RoomMember Member(Wire.MemberSummary member) =>
        new(member.Name, member.Via, member.Dialect, member.Since) { Account = member.Account, Unverified = member.Unverified ?? false };

    private static MessageReceived Message(Wire.MessageEvent message)
    {
        MessageReceived received = new(message.Room, message.Seq, message.From, message.At, message.Text)
        {
            Nonce = message.Nonce,
            ReplyTo = message.ReplyTo,
            Account = message.Account,
            Unverified = message.Unverified ?? false,
            Attachment = message.Data,
            EditedAt = message.Edited,
            Deleted = message.Deleted ?? false,
        };
        return message.Reactions is null ? received : received with { Reactions = message.Reactions };
    }

    private static PresenceChange Change(string state) => state switch
    {
        Wire.Presence.LeftState => PresenceChange.Left,
        Wire.Presence.RenamedState => PresenceChange.Renamed,
        _ => PresenceChange.Joined,
    };
}
