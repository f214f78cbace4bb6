namespace Charla.Protocol.Messages;

// How order is kept in rooms (docs/protocol.md, section 4; who may do what is in docs/moderation.md).

/// <summary>Asks how a room is set, or changes it where any field but the room is there. 0 keeps without that limit.</summary>
internal sealed record SetRoom : ClientMessage
{
    public string? Room { get; init; }

    /// <summary><c>public</c>, <c>private</c> or <c>announcement</c>.</summary>
    public string? Access { get; init; }

    public bool? Guests { get; init; }

    public bool? Locked { get; init; }

    public long? KeepDays { get; init; }

    public long? KeepCount { get; init; }

    public long? KeepBytes { get; init; }
}

internal sealed record RenameRoom : ClientMessage
{
    public string? Room { get; init; }

    public string? Name { get; init; }
}

internal sealed record SetRole : ClientMessage
{
    public string? Room { get; init; }

    public string? Who { get; init; }

    /// <summary><c>owner</c>, <c>moderator</c> or <c>member</c>.</summary>
    public string? Role { get; init; }
}

internal sealed record Invite : ClientMessage
{
    public string? Room { get; init; }

    public string? Who { get; init; }

    /// <summary>False takes it back. Default true.</summary>
    public bool? On { get; init; }
}

internal sealed record Kick : ClientMessage
{
    public string? Room { get; init; }

    public string? Who { get; init; }

    public string? Reason { get; init; }
}

internal sealed record Ban : ClientMessage
{
    public string? Room { get; init; }

    public string? Who { get; init; }

    /// <summary>An address, or a prefix in CIDR; instead of <see cref="Who"/>.</summary>
    public string? Address { get; init; }

    /// <summary>Also the address from which <see cref="Who"/> is connected.</summary>
    public bool? WithAddress { get; init; }

    public long? Seconds { get; init; }

    public string? Reason { get; init; }
}

internal sealed record Unban : ClientMessage
{
    public string? Room { get; init; }

    public string? Who { get; init; }

    public long? Id { get; init; }
}

internal sealed record Bans : ClientMessage
{
    public string? Room { get; init; }
}

internal sealed record Mute : ClientMessage
{
    public string? Room { get; init; }

    public string? Who { get; init; }

    public bool? WithAddress { get; init; }

    public long? Seconds { get; init; }

    public string? Reason { get; init; }
}

internal sealed record Unmute : ClientMessage
{
    public string? Room { get; init; }

    public string? Who { get; init; }

    public long? Id { get; init; }
}

internal sealed record Audit : ClientMessage
{
    /// <summary>Null for the whole server's.</summary>
    public string? Room { get; init; }

    /// <summary>Only entries before this one.</summary>
    public long? Before { get; init; }

    public int? Limit { get; init; }
}

internal sealed record RoomSettings : ServerMessage
{
    public required string Room { get; init; }

    public required string Access { get; init; }

    public bool Guests { get; init; }

    public bool Locked { get; init; }

    public long? KeepDays { get; init; }

    public long? KeepCount { get; init; }

    public long? KeepBytes { get; init; }

    /// <summary>The first seq that is kept; null where all are.</summary>
    public long? First { get; init; }

    public required IReadOnlyList<string> Owners { get; init; }

    public required IReadOnlyList<string> Moderators { get; init; }

    public required IReadOnlyList<string> Invited { get; init; }

    /// <summary>What the asker is there.</summary>
    public required string Role { get; init; }

    /// <summary>What the asker may do there.</summary>
    public required IReadOnlyList<string> May { get; init; }

    public bool? Muted { get; init; }

    public DateTimeOffset? MutedUntil { get; init; }
}

internal sealed record BanList : ServerMessage
{
    public required string Room { get; init; }

    public required IReadOnlyList<BanSummary> Bans { get; init; }

    public required IReadOnlyList<BanSummary> Mutes { get; init; }
}

/// <param name="Id">By which it is taken back.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Name">The name that it is of.</param>
/// <param name="Account">The account that it is of.</param>
/// <param name="Address">The address or prefix that it is of; only for those who may see addresses.</param>
/// <param name="HasAddress">It is of an address, too.</param>
/// <param name="Until">When it ends; null for never.</param>
/// <param name="Reason">Why.</param>
internal sealed record BanSummary(long Id, string By, DateTimeOffset At, string? Name, string? Account, string? Address, bool? HasAddress, DateTimeOffset? Until, string? Reason);

internal sealed record AuditPage : ServerMessage
{
    public string? Room { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<AuditSummary> Entries { get; init; }

    public bool More { get; init; }
}

/// <param name="Id">Its number.</param>
/// <param name="At">When.</param>
/// <param name="By">The name of who did it.</param>
/// <param name="Account">Their account.</param>
/// <param name="Address">Where they were connected from; only for those who may see addresses.</param>
/// <param name="Act">What was done.</param>
/// <param name="Who">To whom.</param>
/// <param name="Room">In which room; null for the server.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">What else there is to it.</param>
internal sealed record AuditSummary(long Id, DateTimeOffset At, string By, string? Account, string? Address, string Act, string? Who, string? Room, string? Reason, string? Detail);

/// <summary>Something that was done to keep order, as all who are there may know it.</summary>
internal sealed record ModeratedEvent : RoomEvent
{
    public const string KickAct = "kick";
    public const string BanAct = "ban";
    public const string UnbanAct = "unban";
    public const string MuteAct = "mute";
    public const string UnmuteAct = "unmute";
    public const string RoleAct = "role";
    public const string InviteAct = "invite";
    public const string UninviteAct = "uninvite";
    public const string RenameAct = "rename";
    public const string SettingsAct = "settings";

    public required string Act { get; init; }

    /// <summary>To whom; null for the room, or an address.</summary>
    public string? Who { get; init; }

    /// <summary>What they are from now on.</summary>
    public string? Role { get; init; }

    public string? Reason { get; init; }

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the room is called from the next event on.</summary>
    public string? Name { get; init; }

    public string? Access { get; init; }

    public bool? Guests { get; init; }

    public bool? Locked { get; init; }

    public long? KeepDays { get; init; }

    public long? KeepCount { get; init; }

    public long? KeepBytes { get; init; }
}
