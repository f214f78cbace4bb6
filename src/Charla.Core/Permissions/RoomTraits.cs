namespace Charla.Core.Permissions;

/// <summary>What a room is beyond a public one that is open to all.</summary>
[Flags]
internal enum RoomTraits
{
    None = 0,

    /// <summary>For those who were invited.</summary>
    Private = 1,

    /// <summary>Only those who keep the room write.</summary>
    Announcement = 2,

    /// <summary>Nobody else writes for now.</summary>
    Locked = 4,

    /// <summary>Not for guests.</summary>
    AccountsOnly = 8,
}
