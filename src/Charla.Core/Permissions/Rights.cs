using Charla.Core.Accounts;
using Charla.Protocol;

namespace Charla.Core.Permissions;

/// <summary>What someone may do in a room, worked out once from the room's rules. Never changed.</summary>
internal sealed class Rights
{
    private static readonly RoomAct[] _acts = Enum.GetValues<RoomAct>();

    private readonly uint _allowed;
    private readonly Sanction? _ban;
    private readonly Sanction? _mute;

    public Rights(RoomRules rules, in Person person, DateTimeOffset now)
    {
        (Rules, Name, Account) = (rules, person.Name, person.Account);
        RoomRole role = rules.RoleOf(person);
        if (rules.Sanctions.Count > 0 && role < RoomRole.Moderator)
        {
            // Of several, the one that ends last.
            _ban = rules.On(person, isMute: false, now).MaxBy(End);
            _mute = rules.On(person, isMute: true, now).MaxBy(End);
        }

        Role = _ban is null ? role : RoomRole.Banned;
        foreach (RoomAct act in _acts)
        {
            bool may = PermissionTable.Allows(Role, act, rules.Traits) && !(_mute is not null && PermissionTable.IsSpeech(act));
            _allowed |= may ? 1u << (int)act : 0;
        }
    }

    /// <summary>The rules by which it was worked out.</summary>
    public RoomRules Rules { get; }

    /// <summary>The name for which it was.</summary>
    public string? Name { get; }

    /// <summary>The account for which it was; null for a guest.</summary>
    public Account? Account { get; }

    public RoomRole Role { get; }

    public Sanction? Mute => _mute;

    public bool Allows(RoomAct act) => (_allowed & (1u << (int)act)) != 0;

    /// <summary>Whether a sanction that it counts with is over. Asks for no time where there is none.</summary>
    public bool IsOver(TimeProvider time) => (_ban ?? _mute) is not null && (_ban?.HasEnded(time.GetUtcNow()) == true || _mute?.HasEnded(time.GetUtcNow()) == true);

    /// <summary>Why an act that is not allowed is not.</summary>
    public ProtocolException Refusal(RoomAct act, string room, TimeProvider time) => Role switch
    {
        RoomRole.Banned => Until(ErrorCode.Banned, room, _ban, time),
        RoomRole.Guest when !Rules.Guests => new ProtocolException(ErrorCode.AuthRequired, room),
        < RoomRole.Invited when Rules.Access == RoomAccess.Private => new ProtocolException(ErrorCode.InviteOnly, room),
        _ when _mute is not null && PermissionTable.IsSpeech(act) => Until(ErrorCode.Muted, room, _mute, time),
        _ when Rules.Locked && PermissionTable.Allows(Role, act, Rules.Traits & ~RoomTraits.Locked) => new ProtocolException(ErrorCode.RoomLocked, room),
        _ => new ProtocolException(ErrorCode.Forbidden, room),
    };

    private static DateTimeOffset End(Sanction sanction) => sanction.Term.Until ?? DateTimeOffset.MaxValue;

    private static ProtocolException Until(string code, string room, Sanction? sanction, TimeProvider time) =>
        new(code, room) { RetryAfter = sanction?.Term.Until is { } end ? Capped(end - time.GetUtcNow()) : null };

    /// <summary>It is told in milliseconds, of which there are only so many.</summary>
    private static TimeSpan Capped(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Clamp(wait.TotalMilliseconds, 1, int.MaxValue));
}
