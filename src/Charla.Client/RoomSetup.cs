namespace Charla.Client;

/// <summary>How a room is set.</summary>
/// <param name="Room">The room, as the server writes it.</param>
/// <param name="Access"><c>public</c>, <c>private</c> or <c>announcement</c>.</param>
/// <param name="Guests">Whether those without an account may come in.</param>
/// <param name="Locked">Whether only those who keep the room write.</param>
/// <param name="Owners">The accounts whose it is.</param>
/// <param name="Moderators">The accounts that keep order in it.</param>
/// <param name="Invited">The accounts that were invited.</param>
/// <param name="Role">What the client is there: <c>guest</c>, <c>member</c>, <c>invited</c>, <c>moderator</c>, <c>owner</c> or <c>admin</c>.</param>
/// <param name="May">What the client may do there, as <c>docs/moderation.md</c> names it, with <c>_</c> for spaces.</param>
public sealed record RoomSetup(
    string Room,
    string Access,
    bool Guests,
    bool Locked,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Moderators,
    IReadOnlyList<string> Invited,
    string Role,
    IReadOnlyList<string> May);
