using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Charla.Core;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Server.Admin;

/// <summary>What an operator may do with rooms: the acts of the protocol, with its fields, under the server's name; and what was written down. The same on a running server and a stopped one.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One list of the acts: it knows the message of each by duty.")]
internal sealed class RoomOperations(Chat chat)
{
    public const string List = "room.list";
    public const string Show = "room.show";
    public const string Set = "room.set";
    public const string Rename = "room.rename";
    public const string Role = "room.role";
    public const string Invite = "room.invite";
    public const string Kick = "room.kick";
    public const string Ban = "room.ban";
    public const string Unban = "room.unban";
    public const string Mute = "room.mute";
    public const string Unmute = "room.unmute";
    public const string Audit = "audit";

    private const int MaxRooms = 100_000;
    private const int DefaultEntries = 100;
    private const int MaxEntries = 10_000;

    public IEnumerable<AdminOperation> All() =>
    [
        new(List, ListAsync),
        new(Show, ShowAsync),
        Act(Set, WireJson.Shared.SetRoom),
        Act(Rename, WireJson.Shared.RenameRoom),
        Act(Role, WireJson.Shared.SetRole),
        Act(Invite, WireJson.Shared.Invite),
        Act(Kick, WireJson.Shared.Kick),
        Act(Ban, WireJson.Shared.Ban),
        Act(Unban, WireJson.Shared.Unban),
        Act(Mute, WireJson.Shared.Mute),
        Act(Unmute, WireJson.Shared.Unmute),
        new(Audit, ReadAsync),
    ];

    private AdminOperation Act<T>(string name, JsonTypeInfo<T> type)
        where T : ClientMessage => new(name, async (args, _) =>
        {
            T asked = args.As(type);
            await OperatorVoice.ActAsync(chat, asked, await FindAsync(RequestMarks.Of(asked).Room));
            return null;
        });

    private async ValueTask<JsonNode?> ShowAsync(AdminArguments args, CancellationToken limit)
    {
        Room room = await FindAsync(args.Text("room"));
        return Describe(room.Record with { Rules = room.Rules, Head = room.Delivered, Topic = room.Topic }, whole: true);
    }

    private async ValueTask<JsonNode?> ListAsync(AdminArguments args, CancellationToken limit)
    {
        IReadOnlyList<RoomRecord> rooms = await chat.Log.ListRoomsAsync(person: null, MaxRooms);
        return new JsonArray([.. rooms.Select(room => Describe(chat.Rooms.InUse(room.Key) is { } inUse ? room with { Name = inUse.Name, Rules = inUse.Rules } : room, whole: false))]);
    }

    private async ValueTask<JsonNode?> ReadAsync(AdminArguments args, CancellationToken limit)
    {
        long count = args.OptionalNumber("limit") ?? DefaultEntries;
        if (count is < 1 or > MaxEntries)
        {
            throw AdminRefusal.BadRequest("limit");
        }

        RoomRecord? room = args.OptionalText("room") is { } name ? (await FindAsync(name)).Record : null;
        IReadOnlyList<AuditEntry> entries = await chat.Log.ReadAuditAsync(room, args.OptionalNumber("before") ?? long.MaxValue, (int)count);
        return new JsonArray([.. entries.Select(Describe)]);
    }

    private async ValueTask<Room> FindAsync(string? name) =>
        NameRules.IsRoom(name) && await chat.Rooms.FindAsync(NameRules.Fold(name!)) is { } room ? room : throw new ProtocolException(ErrorCode.NoSuchRoom, SafeText.OneLine(name ?? "?"));

    private JsonObject Describe(RoomRecord room, bool whole)
    {
        JsonObject described = new()
        {
            ["room"] = room.Name,
            ["access"] = RoleNames.Of(room.Rules.Access),
            ["guests"] = room.Rules.Guests,
            ["locked"] = room.Rules.Locked,
            ["head"] = room.Head,
            ["first"] = room.Rules.First,
            ["keep_days"] = room.Rules.Keep.Days,
            ["keep_count"] = room.Rules.Keep.Count,
            ["keep_bytes"] = room.Rules.Keep.Bytes,
            ["owners"] = Names(room.Rules.With(RoomRole.Owner)),
            ["moderators"] = Names(room.Rules.With(RoomRole.Moderator)),
            ["invited"] = Names(room.Rules.With(RoomRole.Invited)),
        };
        if (whole)
        {
            DateTimeOffset now = chat.Time.GetUtcNow();
            described["topic"] = room.Topic;
            described["bans"] = new JsonArray([.. room.Rules.Sanctions.Where(sanction => !sanction.HasEnded(now)).Select(Describe)]);
        }

        return described;
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    private static JsonObject Describe(Sanction sanction) => new()
    {
        ["id"] = sanction.Id,
        ["mute"] = sanction.IsMute,
        ["name"] = sanction.Name,
        ["account"] = sanction.Account,
        ["address"] = sanction.Address,
        ["by"] = sanction.Term.By,
        ["at"] = sanction.Term.At,
        ["until"] = sanction.Term.Until,
        ["reason"] = sanction.Term.Reason,
    };

    private static JsonObject Describe(AuditEntry entry) => new()
    {
        ["id"] = entry.Id,
        ["at"] = entry.At,
        ["by"] = entry.Note.By,
        ["account"] = entry.Note.Account,
        ["address"] = entry.Note.Address,
        ["act"] = entry.Note.Act,
        ["who"] = entry.Note.Who,
        ["room"] = entry.Room,
        ["reason"] = entry.Note.Reason,
        ["detail"] = entry.Note.Detail,
    };
}
