using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;
using Charla.Core.Accounts;
using Charla.Core.Sessions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Permissions;

/// <summary>Turns what someone asks for to keep order into what is to be appended: checked, with what it changes and what is written down of it.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One switch over the message types: it knows each of them by duty.")]
internal sealed class Moderation(Chat chat)
{
    private const int MaxReasonBytes = 256;
    private const int MaxKept = 10_000;
    private const long MaxSeconds = 10L * 365 * 24 * 3_600;
    private const long MaxDays = 36_500;

    /// <param name="asked">One of the acts.</param>
    /// <param name="room">Where.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="require">Throws where they may not do an act.</param>
    /// <exception cref="ProtocolException">It can't be done.</exception>
    public async ValueTask<(LogEntry Entry, RoomAct Act)> BuildAsync(ClientMessage asked, Room room, Actor by, Action<RoomAct> require)
    {
        RoomAct act = IsGivingUp(asked, by) ? RoomAct.Read : ActOf(asked);
        require(act);
        (ModeratedEvent done, RoomChange change, string? detail) = asked switch
        {
            SetRoom set => Set(set, room, by, require),
            RenameRoom rename => await RenameAsync(rename, room, by),
            SetRole role => Grant(role, room, by, require),
            Invite invite => Admit(invite, room, by),
            Kick kick => ThrowOut(kick, room, by),
            Ban { Address: not null } ban => BanAddress(ban, room, by, require),
            Ban ban => Sentence(new(ModeratedEvent.BanAct, Required(ban.Who), ban.WithAddress, ban.Seconds, ban.Reason), room, by),
            Mute mute => Sentence(new(ModeratedEvent.MuteAct, Required(mute.Who), mute.WithAddress, mute.Seconds, mute.Reason), room, by),
            Unban unban => Pardon(unban.Who, unban.Id, isMute: false, room, by),
            Unmute unmute => Pardon(unmute.Who, unmute.Id, isMute: true, room, by),
            _ => throw new ProtocolException(ErrorCode.UnknownOp, asked.GetType().Name),
        };
        return (new LogEntry(done, Author: 0, Change: change, Audit: by.Note(done.Act, done.Who, done.Reason, detail)), act);
    }

    /// <summary>What a session says, to be appended. Who may delete what others have written does, and it is written down.</summary>
    public static LogEntry Entry(RoomEvent @event, Session session, Rights rights) => @event is DeletedEvent deleted && rights.Allows(RoomAct.DeleteOthers)
        ? new LogEntry(@event, session.Author, Overrules: true, Audit: Actor.Of(session, rights).Note("delete", detail: deleted.Target.ToString(CultureInfo.InvariantCulture)))
        : new LogEntry(@event, session.Author);

    /// <summary>Whoever has a role may give it up.</summary>
    private static bool IsGivingUp(ClientMessage asked, Actor by) =>
        asked is SetRole { Role: "member", Who: { } who } && (NameRules.Fold(who) == NameRules.Fold(by.Name) || NameRules.Fold(who) == by.Person.Account?.Key);

    private static RoomAct ActOf(ClientMessage asked) => asked switch
    {
        // A change of several settings needs what each of them does.
        SetRoom { Access: null, Guests: null, KeepDays: null, KeepCount: null, KeepBytes: null } => RoomAct.Lock,
        SetRoom { Access: null, Guests: null } => RoomAct.Retention,
        SetRoom => RoomAct.Settings,
        RenameRoom => RoomAct.Rename,
        SetRole { Role: "owner" } => RoomAct.GrantOwner,
        SetRole => RoomAct.GrantModerator,
        Invite => RoomAct.Invite,
        Kick => RoomAct.Kick,
        Mute or Unmute => RoomAct.Mute,
        _ => RoomAct.Ban,
    };

    private static (ModeratedEvent, RoomChange, string?) Set(SetRoom set, Room room, Actor by, Action<RoomAct> require)
    {
        if (set.Locked is not null)
        {
            require(RoomAct.Lock);
        }

        if ((set.KeepDays ?? set.KeepCount ?? set.KeepBytes) is not null)
        {
            require(RoomAct.Retention);
        }

        RoomAccess? access = set.Access is null ? null : RoleNames.Access(set.Access) ?? throw Bad("access");
        Check(set.KeepDays, MaxDays, "keep_days");
        Check(set.KeepCount, long.MaxValue, "keep_count");
        Check(set.KeepBytes, long.MaxValue, "keep_bytes");
        ModeratedEvent done = Event(ModeratedEvent.SettingsAct, room, by) with
        {
            Access = set.Access,
            Guests = set.Guests,
            Locked = set.Locked,
            KeepDays = set.KeepDays,
            KeepCount = set.KeepCount,
            KeepBytes = set.KeepBytes,
        };
        return (done, new SettingsChange(access, set.Guests, set.Locked, set.KeepDays, set.KeepCount, set.KeepBytes), ModerationTexts.Line(done).English);
    }

    private async ValueTask<(ModeratedEvent, RoomChange, string?)> RenameAsync(RenameRoom rename, Room room, Actor by)
    {
        if (!NameRules.IsRoom(rename.Name))
        {
            throw Bad("name");
        }

        if (room == chat.Lobby)
        {
            throw new ProtocolException(ErrorCode.Forbidden, room.Name);
        }

        string key = NameRules.Fold(rename.Name!);
        chat.Rooms.CheckName(key, rename.Name!);
        if (await chat.Rooms.FindAsync(key) is { } other && other != room && NameRules.Fold(other.Name) == key)
        {
            throw new ProtocolException(ErrorCode.NameTaken, rename.Name);
        }

        return (Event(ModeratedEvent.RenameAct, room, by) with { Name = rename.Name }, new NameChange(rename.Name!), $"{room.Name} → {rename.Name}");
    }

    private (ModeratedEvent, RoomChange, string?) Grant(SetRole asked, Room room, Actor by, Action<RoomAct> require)
    {
        RoomRole? role = asked.Role switch
        {
            "owner" => RoomRole.Owner,
            "moderator" => RoomRole.Moderator,
            "member" => null,
            _ => throw Bad("role"),
        };
        Account account = FindAccount(asked.Who);
        RoomRole now = room.Rules.RoleOf(new Person(null, account, null));
        if (now == RoomRole.Owner)
        {
            require(RoomAct.GrantOwner);
        }

        // One's own may be given up, whatever it is.
        if (account.Key != by.Person.Account?.Key)
        {
            CheckOutranks(by, now, room);
        }

        CheckPlace(room.Rules.Roles.Count);
        return (Event(ModeratedEvent.RoleAct, room, by) with { Who = account.Name, Role = asked.Role }, new RoleChange(account.Key, role), asked.Role);
    }

    private (ModeratedEvent, RoomChange, string?) Admit(Invite asked, Room room, Actor by)
    {
        Account account = FindAccount(asked.Who);
        bool isOn = asked.On ?? true;
        RoomRole now = room.Rules.RoleOf(new Person(null, account, null));
        if (now >= RoomRole.Moderator)
        {
            throw Bad("who");
        }

        CheckPlace(room.Rules.Roles.Count);
        return (Event(isOn ? ModeratedEvent.InviteAct : ModeratedEvent.UninviteAct, room, by) with { Who = account.Name }, new RoleChange(account.Key, isOn ? RoomRole.Invited : null), null);
    }

    private (ModeratedEvent, RoomChange, string?) ThrowOut(Kick asked, Room room, Actor by)
    {
        IParticipant who = chat.Names.Find(Required(asked.Who)) ?? throw new ProtocolException(ErrorCode.NoSuchUser, asked.Who);
        CheckOutranks(by, room.Rules.RoleOf(Person.Of(who, chat)), room);
        return (Event(ModeratedEvent.KickAct, room, by) with { Who = who.Name, Reason = Reason(asked.Reason) }, new Expulsion(who.Name!), null);
    }

    private (ModeratedEvent, RoomChange, string?) BanAddress(Ban asked, Room room, Actor by, Action<RoomAct> require)
    {
        require(RoomAct.BanAddress);
        IPNetwork network = asked.Who is null ? Sanction.ReadNetwork(asked.Address!) ?? throw Bad("address") : throw Bad("who");
        ModeratedEvent done = Event(new(ModeratedEvent.BanAct, "", null, asked.Seconds, asked.Reason), null, room, by);
        return (done, new SanctionChange(new Sanction(false, null, null, network.ToString(), Term(done))), Detail(network.ToString(), done));
    }

    /// <summary>Of an account where the name leads to one, else of the name; and of where they are connected from, if asked for.</summary>
    private (ModeratedEvent, RoomChange, string?) Sentence(Wish wish, Room room, Actor by)
    {
        Person person = PersonOf(wish.Who);
        CheckOutranks(by, room.Rules.RoleOf(person), room);
        CheckPlace(room.Rules.Sanctions.Count * (MaxKept / RoomRules.MaxSanctions));
        if (person.Account is null && !wish.Who.Split('~').All(part => NameRules.IsName(part) || part == "?"))
        {
            throw Bad("who");
        }

        string? address = wish.WithAddress == true ? (person.Address is { } at ? Network(at) : throw Bad("with_address")) : null;
        ModeratedEvent done = Event(wish, person.Name, room, by);
        Sanction sanction = new(wish.Act == ModeratedEvent.MuteAct, person.Account is null ? person.Name : null, person.Account?.Key, address, Term(done));
        return (done, new SanctionChange(sanction), Detail(address, done));
    }

    /// <summary>Who goes by the name now; else the account of that name; else whoever will.</summary>
    private Person PersonOf(string name) => chat.Names.Find(name) is { } there ? Person.Of(there, chat) : new Person(name, chat.Accounts.Find(name), null);

    private (ModeratedEvent, RoomChange, string?) Pardon(string? who, long? id, bool isMute, Room room, Actor by)
    {
        if (who is null == id is null)
        {
            throw Bad("who");
        }

        Person person = who is null ? default : PersonOf(who);
        Sanction[] lifted = [.. id is not null
            ? room.Rules.Sanctions.Where(sanction => sanction.IsMute == isMute && sanction.Id == id)
            : room.Rules.On(person, isMute, chat.Time.GetUtcNow())];
        if (lifted.Length == 0)
        {
            throw Bad(who is null ? "id" : "who");
        }

        string? of = who ?? lifted[0].Name ?? lifted[0].Account;
        ModeratedEvent done = Event(isMute ? ModeratedEvent.UnmuteAct : ModeratedEvent.UnbanAct, room, by) with { Who = of };
        return (done, new PardonChange([.. lifted.Select(sanction => sanction.Id)]), lifted[0].Address);
    }

    private static ModeratedEvent Event(string act, Room room, Actor by) => new() { Room = room.Name, From = by.Name, Act = act };

    private ModeratedEvent Event(Wish wish, string? who, Room room, Actor by)
    {
        if (wish.Seconds is <= 0 or > MaxSeconds)
        {
            throw Bad("seconds");
        }

        DateTimeOffset? until = wish.Seconds is { } seconds ? Now().AddSeconds(seconds) : null;
        return Event(wish.Act, room, by) with { Who = who, Until = until, Reason = Reason(wish.Reason) };
    }

    /// <summary>In whole milliseconds, as it is kept.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(chat.Time.GetUtcNow().ToUnixTimeMilliseconds());

    private SanctionTerm Term(ModeratedEvent done) => new(done.From, Now(), done.Until, done.Reason);

    private static string Network(IPAddress address)
    {
        IPAddress network = PeerAddress.NetworkOf(address);
        return network.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"{network}/64" : network.ToString();
    }

    private static string? Detail(string? address, ModeratedEvent done) => (address, done.Until) switch
    {
        (null, null) => null,
        (_, null) => address,
        var (of, until) => string.Join(' ', new[] { of, until.Value.ToString("'until 'yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }.OfType<string>()),
    };

    /// <summary>The account of whoever goes by the name, or of that name.</summary>
    private Account FindAccount(string? who) =>
        (chat.Names.Find(Required(who)) is { } there ? Person.Of(there, chat).Account : null) ?? chat.Accounts.Find(who!) ?? throw new ProtocolException(ErrorCode.NoSuchAccount, who);

    private static void CheckOutranks(Actor by, RoomRole other, Room room)
    {
        if (!PermissionTable.Outranks(by.Role, other))
        {
            throw new ProtocolException(ErrorCode.Forbidden, room.Name);
        }
    }

    private static void CheckPlace(int count)
    {
        if (count >= MaxKept)
        {
            throw new ProtocolException(ErrorCode.TooLong, "room");
        }
    }

    private static void Check(long? limit, long most, string field)
    {
        if (limit is < 0 || limit > most)
        {
            throw Bad(field);
        }
    }

    private static string? Reason(string? reason) =>
        reason is null || Encoding.UTF8.GetByteCount(reason) <= MaxReasonBytes ? reason : throw new ProtocolException(ErrorCode.TooLong, "reason");

    private static string Required(string? who) => string.IsNullOrEmpty(who) ? throw Bad("who") : who;

    private static ProtocolException Bad(string field) => new(ErrorCode.BadRequest, field);

    /// <summary>A ban or a muting that is asked for.</summary>
    private readonly record struct Wish(string Act, string Who, bool? WithAddress, long? Seconds, string? Reason);
}
