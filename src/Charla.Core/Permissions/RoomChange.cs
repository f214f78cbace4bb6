using Charla.Protocol.Messages;

namespace Charla.Core.Permissions;

/// <summary>What an event changes about its room beside being said: kept with it, and then in memory.</summary>
internal abstract record RoomChange
{
    /// <summary>The rules after it; the same where it changes none.</summary>
    /// <param name="rules">The rules before it.</param>
    /// <param name="by">The event, as it is in the log.</param>
    public virtual RoomRules Apply(RoomRules rules, RoomEvent by) => rules;
}

/// <summary>Other settings; null leaves one as it is.</summary>
internal sealed record SettingsChange(RoomAccess? Access, bool? Guests, bool? Locked, long? Days, long? Count, long? Bytes) : RoomChange
{
    public Retention Keep(Retention keep) => new(Days ?? keep.Days, Count ?? keep.Count, Bytes ?? keep.Bytes);

    public override RoomRules Apply(RoomRules rules, RoomEvent by) => rules with
    {
        Access = Access ?? rules.Access,
        Guests = Guests ?? rules.Guests,
        Locked = Locked ?? rules.Locked,
        Keep = Keep(rules.Keep),
    };
}

/// <summary>Another role for an account; null for none.</summary>
internal sealed record RoleChange(string Account, RoomRole? Role) : RoomChange
{
    public override RoomRules Apply(RoomRules rules, RoomEvent by)
    {
        Dictionary<string, RoomRole> roles = new(rules.Roles);
        roles.Remove(Account);
        if (Role is { } role)
        {
            roles.Add(Account, role);
        }

        return rules with { Roles = roles };
    }
}

/// <summary>A ban or a muting, in the place of one of the same. Its number is the event's.</summary>
internal sealed record SanctionChange(Sanction Added) : RoomChange
{
    public override RoomRules Apply(RoomRules rules, RoomEvent by) => rules with
    {
        Sanctions = [.. rules.Sanctions.Where(sanction => !sanction.IsOfSame(Added) && !sanction.HasEnded(by.At)), Added.Numbered(by.Seq)],
    };
}

/// <summary>Takes bans or mutings back.</summary>
internal sealed record PardonChange(IReadOnlyList<long> Ids) : RoomChange
{
    public override RoomRules Apply(RoomRules rules, RoomEvent by) => rules with { Sanctions = [.. rules.Sanctions.Where(sanction => !Ids.Contains(sanction.Id))] };
}

/// <summary>Another name for the room.</summary>
internal sealed record NameChange(string Name) : RoomChange;

/// <summary>Someone has to go, and may come again.</summary>
internal sealed record Expulsion(string Who) : RoomChange;
