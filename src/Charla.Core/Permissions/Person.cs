using System.Net;
using Charla.Core.Accounts;
using Charla.Protocol.Messages;

namespace Charla.Core.Permissions;

/// <summary>Who someone is, as far as rooms ask.</summary>
/// <param name="Name">The name shown; null where none is.</param>
/// <param name="Account">The account under which they are; null for a guest.</param>
/// <param name="Address">Where they are connected from; null where that has no address.</param>
/// <param name="IsDevice">A device that the operator has put into the room.</param>
internal readonly record struct Person(string? Name, Account? Account, IPAddress? Address, bool IsDevice = false)
{
    public static Person Of(IParticipant participant, Chat chat) => new(
        participant.Name,
        participant.SignedIn is { } account ? chat.Accounts.Find(account.Key) ?? account : null,
        participant.Connection.Address,
        participant.Connection.Via == Connection.Serial);

    /// <summary>What others are told of someone in a room who has a name.</summary>
    public static MemberSummary Summary(IParticipant participant, RoomRules rules, Chat chat, bool withAddress)
    {
        Person person = Of(participant, chat);
        RoomRole role = rules.RoleOf(person);
        return new MemberSummary(
            participant.Name!,
            participant.Connection.Via,
            participant.Dialect,
            participant.Connection.Since,
            person.Account?.Name,
            NameRules.IsUnverified(participant.Name!),
            role < RoomRole.Moderator ? null : RoleNames.Of(role),
            withAddress ? person.Address?.ToString() : null);
    }
}
