using Charla.Core;
using Charla.Core.Permissions;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>Rooms, how they are set and who is what in them: to rows of their tables, and back.</summary>
internal static class RoomRows
{
    private const string Columns = "id, key, name, topic, access, guests, locked, keep_days, keep_count, keep_bytes, first";

    public static RoomRecord? FindRoom(Database database, string key)
    {
        Statement read = database.Prepare($"SELECT {Columns} FROM rooms WHERE key = ?1").Bind(1, key);
        RoomRecord? room = read.Step() ? Read(database, read) : null;
        read.Reset();
        return room;
    }

    /// <summary>The key of the room that a folded name leads to, whether or not there is one.</summary>
    public static string KeyOf(Database database, string name)
    {
        Statement read = database.Prepare("SELECT rooms.key FROM room_names JOIN rooms ON rooms.id = room_names.room WHERE room_names.name = ?1").Bind(1, name);
        string key = read.Step() ? read.Text(0) : name;
        read.Reset();
        return key;
    }

    public static int CountRooms(Database database) => (int)(database.Scalar("SELECT count(*) FROM rooms") ?? 0);

    /// <summary>The public rooms, and the direct ones of a person where given.</summary>
    public static IReadOnlyList<RoomRecord> ListRooms(Database database, string? person, int limit)
    {
        Statement read = database.Prepare($"""
            SELECT {Columns} FROM rooms
            WHERE substr(key, 1, 1) <> '@' OR (?1 IS NOT NULL AND (substr(key, 2, length(?1) + 1) = ?1 || '|' OR substr(key, -length(?1) - 1) = '|' || ?1))
            ORDER BY substr(key, 1, 1) = '@', key LIMIT ?2
            """).Bind(1, person).Bind(2, limit);
        return ReadAll(database, read);
    }

    public static IReadOnlyList<RoomRecord> ListAllRooms(Database database) => ReadAll(database, database.Prepare($"SELECT {Columns} FROM rooms"));

    /// <summary>The rooms that do not keep everything.</summary>
    public static IReadOnlyList<RoomRecord> ListLimitedRooms(Database database) =>
        ReadAll(database, database.Prepare($"SELECT {Columns} FROM rooms WHERE keep_days > 0 OR keep_count > 0 OR keep_bytes > 0"));

    /// <summary>Names that lead to a room of another key.</summary>
    public static IReadOnlyDictionary<string, string> Names(Database database)
    {
        Statement read = database.Prepare("SELECT room_names.name, rooms.key FROM room_names JOIN rooms ON rooms.id = room_names.room");
        Dictionary<string, string> names = [];
        while (read.Step())
        {
            names[read.Text(0)] = read.Text(1);
        }

        return names;
    }

    /// <summary>The room of that key, made where there was none, and then its owner's.</summary>
    public static RoomRecord Make(Database database, string key, string name, string? owner, DateTimeOffset now)
    {
        database.Prepare("INSERT OR IGNORE INTO rooms (key, name, created_at) VALUES (?1, ?2, ?3)").Bind(1, key).Bind(2, name).Bind(3, now.ToUnixTimeMilliseconds()).Run();
        bool isNew = database.Changes > 0;
        RoomRecord room = FindRoom(database, key)!;
        if (!isNew || owner is null)
        {
            return room;
        }

        SetRole(database, room.Id, new RoleChange(owner, RoomRole.Owner));
        return FindRoom(database, key)!;
    }

    /// <summary>Keeps what an event changes about its room.</summary>
    public static void Apply(Database database, RoomRecord room, RoomChange change, RoomEvent by)
    {
        switch (change)
        {
            case SettingsChange set:
                Set(database, room.Id, set);
                break;
            case RoleChange role:
                SetRole(database, room.Id, role);
                break;
            case SanctionChange { Added: var sanction }:
                Insert(database, room.Id, sanction, by);
                break;
            case PardonChange pardon:
                foreach (long id in pardon.Ids)
                {
                    database.Prepare("DELETE FROM room_sanctions WHERE room = ?1 AND seq = ?2").Bind(1, room.Id).Bind(2, id).Run();
                }

                break;
            case NameChange renamed:
                database.Prepare("UPDATE rooms SET name = ?2 WHERE id = ?1").Bind(1, room.Id).Bind(2, renamed.Name).Run();
                database.Prepare("INSERT OR REPLACE INTO room_names VALUES (?1, ?2)").Bind(1, NameRules.Fold(renamed.Name)).Bind(2, room.Id).Run();
                break;
        }
    }

    private static void Set(Database database, long room, SettingsChange set) => database.Prepare("""
        UPDATE rooms SET access = coalesce(?2, access), guests = coalesce(?3, guests), locked = coalesce(?4, locked),
            keep_days = coalesce(?5, keep_days), keep_count = coalesce(?6, keep_count), keep_bytes = coalesce(?7, keep_bytes) WHERE id = ?1
        """).Bind(1, room).Bind(2, (long?)set.Access).Bind(3, Bit(set.Guests)).Bind(4, Bit(set.Locked)).Bind(5, set.Days).Bind(6, set.Count).Bind(7, set.Bytes).Run();

    private static long? Bit(bool? value) => value switch { null => null, true => 1, false => 0 };

    private static void SetRole(Database database, long room, RoleChange change)
    {
        Statement write = change.Role is null
            ? database.Prepare("DELETE FROM room_roles WHERE room = ?1 AND account = ?2")
            : database.Prepare("INSERT OR REPLACE INTO room_roles VALUES (?1, ?2, ?3)").Bind(3, (long)change.Role);
        write.Bind(1, room).Bind(2, change.Account).Run();
    }

    private static void Insert(Database database, long room, Sanction sanction, RoomEvent by)
    {
        database.Prepare("""
            DELETE FROM room_sanctions WHERE room = ?1 AND (until <= ?2 OR (mute = ?3 AND name IS ?4 AND account IS ?5 AND address IS ?6))
            """).Bind(1, room).Bind(2, by.At.ToUnixTimeMilliseconds()).Bind(3, sanction.IsMute ? 1L : 0L).Bind(4, sanction.Name).Bind(5, sanction.Account).Bind(6, sanction.Address).Run();
        database.Prepare("INSERT INTO room_sanctions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
            .Bind(1, room).Bind(2, by.Seq).Bind(3, sanction.IsMute ? 1L : 0L).Bind(4, sanction.Name).Bind(5, sanction.Account).Bind(6, sanction.Address)
            .Bind(7, sanction.Term.By).Bind(8, sanction.Term.At.ToUnixTimeMilliseconds()).Bind(9, sanction.Term.Until?.ToUnixTimeMilliseconds()).Bind(10, sanction.Term.Reason).Run();
    }

    private static List<RoomRecord> ReadAll(Database database, Statement read)
    {
        List<RoomRecord> rooms = [];
        while (read.Step())
        {
            rooms.Add(Read(database, read));
        }

        return rooms;
    }

    private static RoomRecord Read(Database database, Statement row)
    {
        long id = row.Long(0);
        return new RoomRecord(id, row.Text(1), row.Text(2), LogReader.Head(database, id), row.OptionalText(3)) { Rules = ReadRules(database, id, row) };
    }

    /// <summary>A room in which nothing was set has the same rules as all such rooms.</summary>
    private static RoomRules ReadRules(Database database, long room, Statement row)
    {
        (Dictionary<string, RoomRole> roles, List<Sanction> sanctions) = (ReadRoles(database, room), ReadSanctions(database, room));
        RoomRules open = RoomRules.Open;
        RoomRules read = open with
        {
            Access = (RoomAccess)row.Long(4),
            Guests = row.Long(5) != 0,
            Locked = row.Long(6) != 0,
            Keep = new Retention(row.Long(7), row.Long(8), row.Long(9)),
            First = row.Long(10),
            Roles = roles.Count == 0 ? open.Roles : roles,
            Sanctions = sanctions.Count == 0 ? open.Sanctions : sanctions,
        };
        return read == open ? open : read;
    }

    private static Dictionary<string, RoomRole> ReadRoles(Database database, long room)
    {
        Statement read = database.Prepare("SELECT account, role FROM room_roles WHERE room = ?1").Bind(1, room);
        Dictionary<string, RoomRole> roles = [];
        while (read.Step())
        {
            roles.Add(read.Text(0), (RoomRole)read.Long(1));
        }

        return roles;
    }

    private static List<Sanction> ReadSanctions(Database database, long room)
    {
        Statement read = database.Prepare("SELECT seq, mute, name, account, address, by, at, until, reason FROM room_sanctions WHERE room = ?1 ORDER BY seq").Bind(1, room);
        List<Sanction> sanctions = [];
        while (read.Step())
        {
            DateTimeOffset? until = read.OptionalLong(7) is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null;
            SanctionTerm term = new(read.Text(5), DateTimeOffset.FromUnixTimeMilliseconds(read.Long(6)), until, read.OptionalText(8));
            sanctions.Add(new Sanction(read.Long(1) != 0, read.OptionalText(2), read.OptionalText(3), read.OptionalText(4), term) { Id = read.Long(0) });
        }

        return sanctions;
    }
}
