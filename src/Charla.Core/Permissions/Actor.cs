using Charla.Core.Sessions;

namespace Charla.Core.Permissions;

/// <summary>Who keeps order: what is shown and written down of them, and what they may do in the room.</summary>
/// <param name="Name">The name shown.</param>
/// <param name="Person">Who they are to the rooms.</param>
/// <param name="Role">What they are in the room.</param>
internal sealed record Actor(string Name, Person Person, RoomRole Role)
{
    public static Actor Of(Session session, Rights rights) => new(session.Name!, Person.Of(session, session.Chat), rights.Role);

    /// <summary>The operator of the machine, who may do everything, under the server's name.</summary>
    public static Actor Operator(Chat chat) => new(chat.Options.ServerName, default, RoomRole.Admin);

    /// <summary>What is written down of an act of theirs.</summary>
    public AuditNote Note(string act, string? who = null, string? reason = null, string? detail = null) =>
        new(Name, Person.Account?.Key, Person.Address?.ToString(), act, who, reason, detail);
}
