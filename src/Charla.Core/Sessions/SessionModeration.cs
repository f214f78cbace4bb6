using System.Diagnostics.CodeAnalysis;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Sessions;

/// <summary>How a session keeps order in rooms, whether or not it is in them, and reads how they are set.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One switch over the message types: it knows each of them by duty.")]
internal sealed class SessionModeration(Session session)
{
    private const int DefaultEntries = 50;
    private const int MaxEntries = 500;

    private Chat Chat => session.Chat;

    public ValueTask HandleAsync(ClientMessage message, int bytes) => message switch
    {
        SetRoom { Access: null, Guests: null, Locked: null, KeepDays: null, KeepCount: null, KeepBytes: null } asked => DescribeAsync(asked),
        Bans asked => ListAsync(asked),
        Audit asked => ReadAsync(asked),
        _ => ActAsync(message, bytes),
    };

    private async ValueTask ActAsync(ClientMessage message, int bytes)
    {
        (Room room, Rights rights) = await FindAsync(RequestMarks.Of(message).Room);
        (LogEntry entry, RoomAct act) = await new Moderation(Chat).BuildAsync(message, room, Actor.Of(session, rights), act => Require(act, rights, room));
        await session.SubmitAsync(room, entry with { Author = session.Author }, (act, rights.Rules), message.Ref, bytes);
    }

    private async ValueTask DescribeAsync(SetRoom asked)
    {
        (Room room, Rights rights) = await FindAsync(asked.Room);
        Require(RoomAct.Read, rights, room);
        RoomRules rules = rights.Rules;
        session.Tell(new RoomSettings
        {
            Ref = asked.Ref,
            Room = room.Name,
            Access = RoleNames.Of(rules.Access),
            Guests = rules.Guests,
            Locked = rules.Locked,
            KeepDays = Limit(rules.Keep.Days),
            KeepCount = Limit(rules.Keep.Count),
            KeepBytes = Limit(rules.Keep.Bytes),
            First = rules.First > 1 ? rules.First : null,
            Owners = rules.With(RoomRole.Owner),
            Moderators = rules.With(RoomRole.Moderator),
            Invited = rules.With(RoomRole.Invited),
            Role = RoleNames.Of(rights.Role),
            May = [.. Enum.GetValues<RoomAct>().Where(rights.Allows).Select(RoleNames.Of)],
            Muted = rights.Mute is null ? null : true,
            MutedUntil = rights.Mute?.Term.Until,
        });

        static long? Limit(long limit) => limit == 0 ? null : limit;
    }

    private async ValueTask ListAsync(Bans asked)
    {
        (Room room, Rights rights) = await FindAsync(asked.Room);
        Require(RoomAct.Ban, rights, room);
        DateTimeOffset now = Chat.Time.GetUtcNow();
        ILookup<bool, BanSummary> all = rights.Rules.Sanctions.Where(sanction => !sanction.HasEnded(now)).ToLookup(sanction => sanction.IsMute, sanction => Summary(sanction, rights));
        session.Tell(new BanList { Ref = asked.Ref, Room = room.Name, Bans = [.. all[false]], Mutes = [.. all[true]] });
    }

    private static BanSummary Summary(Sanction sanction, Rights reader) => new(
        sanction.Id,
        sanction.Term.By,
        sanction.Term.At,
        sanction.Name,
        sanction.Account,
        reader.Allows(RoomAct.SeeAddresses) ? sanction.Address : null,
        sanction.Address is null ? null : true,
        sanction.Term.Until,
        sanction.Term.Reason);

    /// <summary>A room's for its owners, without addresses; the whole server's for administrators.</summary>
    private async ValueTask ReadAsync(Audit asked)
    {
        if (asked.Before <= 0 || asked.Limit <= 0)
        {
            throw new ProtocolException(ErrorCode.BadRequest, asked.Before <= 0 ? "before" : "limit");
        }

        (Room? room, bool withAddresses) = (null, true);
        if (asked.Room is not null)
        {
            (room, Rights rights) = await FindAsync(asked.Room);
            Require(RoomAct.ReadAudit, rights, room);
            withAddresses = rights.Allows(RoomAct.SeeAddresses);
        }
        else if (session.Account?.Role != Accounts.ServerRole.Admin)
        {
            throw new ProtocolException(ErrorCode.Forbidden);
        }

        int limit = Math.Min(asked.Limit ?? DefaultEntries, MaxEntries);
        IReadOnlyList<AuditEntry> entries = await Chat.Log.ReadAuditAsync(room?.Record, asked.Before ?? long.MaxValue, limit + 1);
        session.Tell(new AuditPage
        {
            Ref = asked.Ref,
            Room = room?.Name,
            Entries = [.. entries.Take(limit).Select(entry => Summary(entry, withAddresses))],
            More = entries.Count > limit,
        });
    }

    /// <summary>What was written down of a ban by address names it in its detail, too.</summary>
    private static AuditSummary Summary(AuditEntry entry, bool withAddresses) => new(
        entry.Id,
        entry.At,
        entry.Note.By,
        entry.Note.Account,
        withAddresses ? entry.Note.Address : null,
        entry.Note.Act,
        entry.Note.Who,
        entry.Room,
        entry.Note.Reason,
        withAddresses || entry.Note.Act is not (ModeratedEvent.BanAct or ModeratedEvent.UnbanAct or ModeratedEvent.MuteAct or ModeratedEvent.UnmuteAct) ? entry.Note.Detail : null);

    /// <exception cref="ProtocolException">There is no such room, or it has nothing to be kept in order.</exception>
    private async ValueTask<(Room Room, Rights Rights)> FindAsync(string? name)
    {
        if (!NameRules.IsRoom(name))
        {
            throw new ProtocolException(name is [NameRules.DirectPrefix, ..] ? ErrorCode.Forbidden : ErrorCode.BadRequest, "room");
        }

        Room room = await Chat.Rooms.FindAsync(NameRules.Fold(name!)) ?? throw new ProtocolException(ErrorCode.NoSuchRoom, name);
        return (room, room.Order.RightsOf(session));
    }

    private void Require(RoomAct act, Rights rights, Room room)
    {
        if (!rights.Allows(act))
        {
            throw rights.Refusal(act, room.Name, Chat.Time);
        }
    }
}
