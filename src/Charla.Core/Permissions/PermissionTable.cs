using static Charla.Core.Permissions.RoomTraits;

namespace Charla.Core.Permissions;

/// <summary>Who may do what in which room: the one table that everything asks. It stands in <c>docs/moderation.md</c>, too.</summary>
/// <remarks>A cell holds the traits of a room that forbid the act to the role; null forbids it in every room. To be muted is beside the role: see <see cref="IsSpeech"/>.</remarks>
internal static class PermissionTable
{
    private const RoomTraits Always = None;
    private const RoomTraits Closed = Private | AccountsOnly;

    private static readonly RoomTraits?[] _fromModerator = [null, null, null, null, Always, Always, Always];
    private static readonly RoomTraits?[] _fromOwner = [null, null, null, null, null, Always, Always];
    private static readonly RoomTraits?[] _adminsOnly = [null, null, null, null, null, null, Always];

    // In the order of RoomRole: banned, guest, member, invited, moderator, owner, admin.
    private static readonly Dictionary<RoomAct, RoomTraits?[]> _cells = new()
    {
        [RoomAct.Read] = [null, Closed, Private, Always, Always, Always, Always],
        [RoomAct.Send] = [null, Closed | Announcement | Locked, Private | Announcement | Locked, Announcement | Locked, Always, Always, Always],
        [RoomAct.React] = [null, Closed | Locked, Private | Locked, Locked, Always, Always, Always],
        [RoomAct.Topic] = [null, Closed | Announcement | Locked, Private | Announcement | Locked, Announcement | Locked, Always, Always, Always],
        [RoomAct.EditOwn] = [null, Closed | Locked, Private | Locked, Locked, Always, Always, Always],
        [RoomAct.DeleteOwn] = [null, Closed, Private, Always, Always, Always, Always],
        [RoomAct.DeleteOthers] = _fromModerator,
        [RoomAct.Invite] = _fromModerator,
        [RoomAct.Kick] = _fromModerator,
        [RoomAct.Mute] = _fromModerator,
        [RoomAct.Ban] = _fromModerator,
        [RoomAct.BanAddress] = _adminsOnly,
        [RoomAct.Lock] = _fromModerator,
        [RoomAct.Rename] = _fromOwner,
        [RoomAct.Settings] = _fromOwner,
        [RoomAct.Retention] = _fromOwner,
        [RoomAct.GrantModerator] = _fromOwner,
        [RoomAct.GrantOwner] = _fromOwner,
        [RoomAct.ReadAudit] = _fromOwner,
        [RoomAct.SeeAddresses] = _adminsOnly,
    };

    /// <summary>The traits of a room that forbid the act to the role; null where every room does.</summary>
    public static RoomTraits? Cell(RoomRole role, RoomAct act) => _cells[act][(int)role];

    /// <summary>Whether the role may do this in a room of these traits.</summary>
    public static bool Allows(RoomRole role, RoomAct act, RoomTraits room) => Cell(role, act) is { } forbidding && (forbidding & room) == 0;

    /// <summary>Whether one who is muted may not do it, whatever their role.</summary>
    public static bool IsSpeech(RoomAct act) => act is RoomAct.Send or RoomAct.React or RoomAct.Topic or RoomAct.EditOwn;

    /// <summary>Whether one may act on another: kick, ban or mute them, or change their role.</summary>
    public static bool Outranks(RoomRole by, RoomRole other) => by > other || by == RoomRole.Admin;
}
