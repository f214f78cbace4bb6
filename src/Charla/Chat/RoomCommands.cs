using Charla.Client;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>The commands about rooms and the people in them.</summary>
internal static class RoomCommands
{
    private static readonly Bilingual _badRoom = new(
        "«{0}» no puede ser una sala: de 1 a 50 letras, cifras, guiones y puntos.",
        "“{0}” can't be a room: 1 to 50 letters, digits, dashes and dots.");

    public static readonly Bilingual BadName = new(
        "«{0}» no puede ser un nombre: de 1 a 32 letras, cifras, guiones y puntos.",
        "“{0}” can't be a name: 1 to 32 letters, digits, dashes and dots.");

    private static readonly Bilingual _onlyRoom = new("Es la única sala en la que estás. /quit sale del programa.", "It is the only room that you are in. /quit leaves the program.");
    private static readonly Bilingual _notIn = new("No estás en «{0}».", "You are not in “{0}”.");
    private static readonly Bilingual _left = new("Has dejado {0}.", "You have left {0}.");
    private static readonly Bilingual _speakIn = new("Lo que escribas va a {0}.", "What you type goes to {0}.");
    private static readonly Bilingual _noTopic = new("La sala no tiene tema.", "The room has no topic.");
    private static readonly Bilingual _heard = new("Este servidor no dice quién está. Se ha oído a: {0}", "This server does not tell who is there. Heard so far: {0}");
    private static readonly Bilingual _rooms = new("Salas:", "Rooms:");
    private static readonly Bilingual _who = new("Personas en {0}: {1}", "People in {0}: {1}");
    private static readonly Bilingual _people = new("personas: {0}", "people: {0}");

    public static async Task JoinAsync(ChatSession session, string arguments)
    {
        string room = arguments;
        if (room.StartsWith(NameRules.DirectPrefix) || session.Conversation.IsIn(room))
        {
            Activate(session, room);
        }
        else if (NameRules.IsRoom(room))
        {
            await EnterAsync(session, room);
        }
        else
        {
            session.Problem(_badRoom.With(SafeText.OneLine(room)));
        }
    }

    /// <summary>Makes a room, or the private talk with a person, the one that typed text goes to.</summary>
    public static void Activate(ChatSession session, string room)
    {
        session.Conversation.Activate(room);
        session.Info(_speakIn.With(session.Conversation.ActiveRoom));
    }

    public static async Task LeaveAsync(ChatSession session, string arguments)
    {
        Conversation conversation = session.Conversation;
        string room = arguments.Length > 0 ? arguments : conversation.ActiveRoom;
        if (!conversation.IsIn(room))
        {
            session.Problem(_notIn.With(SafeText.OneLine(room)));
            return;
        }

        if (conversation.Rooms.Count == 1)
        {
            session.Problem(_onlyRoom);
            return;
        }

        await session.Client.LeaveAsync(room);
        conversation.Leave(room);
        session.Info(_left.With(SafeText.OneLine(room)));
        session.Info(_speakIn.With(conversation.ActiveRoom));
    }

    public static async Task ListAsync(ChatSession session, string _)
    {
        IReadOnlyList<RoomOverview> rooms = await session.Client.RoomsAsync();
        Bilingual people = _people;
        session.Print([session.View.Info(_rooms), .. Table.Rows(rooms, Cells, session.Columns)]);

        string[] Cells(RoomOverview room) =>
        [
            (session.Conversation.IsIn(room.Room) ? "* " : "  ") + SafeText.OneLine(room.Room),
            people.With(room.MemberCount).In(session.View.Language),
            room.Unread > 0 && room.Read > 0 ? ViewTexts.UnreadSince.With(room.Unread).In(session.View.Language) : "",
            SafeText.OneLine(room.Topic ?? ""),
        ];
    }

    public static async Task WhoAsync(ChatSession session, string arguments)
    {
        Conversation conversation = session.Conversation;
        if (conversation.Dialect == ChatDialect.Plain)
        {
            session.Info(_heard.With(SafeText.OneLine(string.Join(", ", conversation.Active.Members.Values))));
            return;
        }

        MemberListing listing = await session.Client.WhoAsync(arguments.Length > 0 ? arguments : conversation.ActiveRoom);
        session.Print([session.View.Info(_who.With(SafeText.OneLine(listing.Room), listing.Count)), .. Table.Rows(listing.Members, Cells, session.Columns)]);

        string[] Cells(RoomMember member) =>
        [
            "  " + SafeText.OneLine(member.Name) + (member is { Account: not null, Unverified: false } ? ViewTexts.VerifiedMark : ""),
            SafeText.OneLine(member.Via),
            SafeText.OneLine(member.Dialect),
            TimeZoneInfo.ConvertTime(member.Since, session.Clock.LocalTimeZone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        ];
    }

    public static async Task TopicAsync(ChatSession session, string arguments)
    {
        RoomState room = session.Conversation.Active;
        if (arguments.Length == 0)
        {
            session.Info(room.Topic.Length == 0 ? _noTopic : ViewTexts.Topic.With(SafeText.OneLine(room.Topic)));
            return;
        }

        await session.Client.SetTopicAsync(room.Name, arguments == "-" ? "" : arguments);
    }

    /// <summary>Without a connection, or in the plain dialect where a name is only what one writes, another name is another connection.</summary>
    public static async Task NickAsync(ChatSession session, string arguments)
    {
        string name = arguments;
        if (!NameRules.IsName(name))
        {
            session.Problem(BadName.With(SafeText.OneLine(name)));
        }
        else if (session.Conversation is { State: ConnectionState.Connected, Dialect: ChatDialect.Charla })
        {
            session.Conversation.OwnName = await session.Client.RenameAsync(name);
        }
        else
        {
            await session.Entrance.EnterOrExplainAsync(name);
        }
    }

    private static async Task EnterAsync(ChatSession session, string room)
    {
        string before = session.Conversation.ActiveRoom;
        try
        {
            session.Conversation.Activate(room);
            await RoomEntry.EnterAsync(session, room);

            // What was typed before the server had answered.
            session.Outgoing.Release();
        }
        catch (ChatException)
        {
            session.Outgoing.GiveUp(room);
            session.Conversation.Activate(before);
            session.Conversation.Leave(room);
            throw;
        }
    }
}
