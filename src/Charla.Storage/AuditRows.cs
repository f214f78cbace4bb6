using Charla.Core.Permissions;

namespace Charla.Storage;

/// <summary>What was done to keep order, to rows of the table <c>audit</c> and back. Rows are only ever added: the table itself refuses anything else.</summary>
internal static class AuditRows
{
    private const string Columns = "audit.id, audit.at, audit.by, audit.account, audit.address, audit.act, audit.who, rooms.name, audit.reason, audit.detail";

    /// <returns>Its number.</returns>
    public static long Insert(Database database, long? room, AuditNote note, DateTimeOffset now)
    {
        database.Prepare("INSERT INTO audit (at, by, account, address, act, who, room, reason, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
            .Bind(1, now.ToUnixTimeMilliseconds()).Bind(2, note.By).Bind(3, note.Account).Bind(4, note.Address).Bind(5, note.Act)
            .Bind(6, note.Who).Bind(7, room).Bind(8, note.Reason).Bind(9, note.Detail).Run();
        return database.Scalar("SELECT last_insert_rowid()") ?? 0;
    }

    /// <summary>The newest first: of one room, or of all and the server.</summary>
    public static IReadOnlyList<AuditEntry> Read(Database database, long? room, long before, int limit)
    {
        Statement read = room is null
            ? database.Prepare($"SELECT {Columns} FROM audit LEFT JOIN rooms ON rooms.id = audit.room WHERE audit.id < ?1 ORDER BY audit.id DESC LIMIT ?2")
            : database.Prepare($"SELECT {Columns} FROM audit LEFT JOIN rooms ON rooms.id = audit.room WHERE audit.id < ?1 AND audit.room = ?3 ORDER BY audit.id DESC LIMIT ?2").Bind(3, room);
        read.Bind(1, before).Bind(2, (long)limit);
        List<AuditEntry> entries = [];
        while (read.Step())
        {
            AuditNote note = new(read.Text(2), read.OptionalText(3), read.OptionalText(4), read.Text(5), read.OptionalText(6), read.OptionalText(8), read.OptionalText(9));
            entries.Add(new AuditEntry(read.Long(0), DateTimeOffset.FromUnixTimeMilliseconds(read.Long(1)), read.OptionalText(7), note));
        }

        return entries;
    }
}
