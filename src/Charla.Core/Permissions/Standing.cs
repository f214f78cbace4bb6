using Charla.Core.Accounts;

namespace Charla.Core.Permissions;

/// <summary>What a participant may do in a room, remembered until the room's rules, its name or its account change. Asking costs a few reads of fields.</summary>
/// <remarks>Any thread may ask: two that find it outdated at once both work it out, to the same end.</remarks>
internal sealed class Standing(Chat chat, Room room, IParticipant participant)
{
    private Known? _known;

    public Rights Now()
    {
        Known? known = Volatile.Read(ref _known);
        if (known is null
            || known.Rights.Rules != (object)room.Rules
            || known.Name != (object?)participant.Name
            || known.SignedIn != (object?)participant.SignedIn
            || known.AccountChanges != chat.AccountChanges
            || known.Rights.IsOver(chat.Time))
        {
            _known = known = WorkOut();
        }

        return known.Rights;
    }

    /// <summary>The rights, where they allow the act.</summary>
    /// <exception cref="Protocol.ProtocolException">They don't; says why.</exception>
    public Rights Require(RoomAct act)
    {
        Rights rights = Now();
        return rights.Allows(act) ? rights : throw rights.Refusal(act, room.Name, chat.Time);
    }

    private Known WorkOut()
    {
        // What is compared later is read first: what changes meanwhile makes it outdated, never wrongly up to date.
        (int changes, string? name, Account? account) = (chat.AccountChanges, participant.Name, participant.SignedIn);
        return new Known(room.Order.RightsOf(participant), name, account, changes);
    }

    private sealed record Known(Rights Rights, string? Name, Account? SignedIn, int AccountChanges);
}
