namespace Charla.Core.Permissions;

/// <summary>What one may want to do in a room.</summary>
internal enum RoomAct
{
    /// <summary>Be in it, and read what was and is said.</summary>
    Read,
    Send,
    React,
    Topic,
    EditOwn,
    DeleteOwn,
    DeleteOthers,
    Invite,
    Kick,
    Mute,

    /// <summary>Ban, take bans back and list them.</summary>
    Ban,

    /// <summary>Ban an address that one gives; that of someone who is there may be banned without seeing it.</summary>
    BanAddress,

    /// <summary>Lock the room, and unlock it.</summary>
    Lock,
    Rename,

    /// <summary>Change who may come in.</summary>
    Settings,

    /// <summary>Change how much is kept.</summary>
    Retention,
    GrantModerator,
    GrantOwner,
    ReadAudit,
    SeeAddresses,
}
