namespace Charla.Core.Permissions;

/// <summary>What someone is in a room, from the least to the most. Whoever acts on another must be more than they are.</summary>
internal enum RoomRole
{
    /// <summary>May not come in.</summary>
    Banned,

    /// <summary>Has no account.</summary>
    Guest,

    /// <summary>Has an account.</summary>
    Member,

    /// <summary>Has an account that was invited to this room; the same as a member but in private rooms. So are devices on serial lines, which the operator puts where they are.</summary>
    Invited,

    /// <summary>Keeps order.</summary>
    Moderator,

    /// <summary>Has the room: made it, or was given it.</summary>
    Owner,

    /// <summary>The server's administrator.</summary>
    Admin,
}
