namespace Charla.Core.Permissions;

/// <summary>How a room is set, and who is what in it. Never changed: a change makes another, so whoever remembers one can tell that there is a newer.</summary>
internal sealed record RoomRules
{
    /// <summary>Bans and mutings of one room that count at once.</summary>
    public const int MaxSanctions = 1_000;

    private static readonly Dictionary<string, RoomRole> _nobody = [];

    /// <summary>Of a room in which nothing was ever set.</summary>
    public static RoomRules Open { get; } = new();

    /// <summary>Of direct messages, which are their two people's.</summary>
    public static RoomRules Direct { get; } = new() { IsDirect = true };

    public bool IsDirect { get; private init; }

    public RoomAccess Access { get; init; }

    public bool Guests { get; init; } = true;

    public bool Locked { get; init; }

    public Retention Keep { get; init; }

    /// <summary>The first seq that is kept.</summary>
    public long First { get; init; } = 1;

    /// <summary>Owners, moderators and those who were invited, by account.</summary>
    public IReadOnlyDictionary<string, RoomRole> Roles { get; init; } = _nobody;

    public IReadOnlyList<Sanction> Sanctions { get; init; } = [];

    public RoomTraits Traits =>
        (Access == RoomAccess.Private ? RoomTraits.Private : 0)
        | (Access == RoomAccess.Announcement ? RoomTraits.Announcement : 0)
        | (Locked ? RoomTraits.Locked : 0)
        | (Guests ? 0 : RoomTraits.AccountsOnly);

    /// <summary>The accounts that have a role.</summary>
    public IReadOnlyList<string> With(RoomRole role) => [.. Roles.Where(pair => pair.Value == role).Select(pair => pair.Key).Order(StringComparer.Ordinal)];

    /// <summary>What someone is here, sanctions aside.</summary>
    public RoomRole RoleOf(in Person person) => person switch
    {
        { Account: null, IsDevice: true } => RoomRole.Invited,
        { Account: null } => RoomRole.Guest,
        _ when IsDirect => RoomRole.Member,
        { Account.Role: Accounts.ServerRole.Admin } => RoomRole.Admin,
        _ => Roles.GetValueOrDefault(person.Account!.Key, RoomRole.Member),
    };

    /// <summary>The sanctions of a kind on someone that have not ended.</summary>
    public IEnumerable<Sanction> On(Person person, bool isMute, DateTimeOffset now) =>
        Sanctions.Where(sanction => sanction.IsMute == isMute && !sanction.HasEnded(now) && sanction.IsOf(person));
}
