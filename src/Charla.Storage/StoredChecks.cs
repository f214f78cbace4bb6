namespace Charla.Storage;

/// <summary>Rules that every log keeps, each as the rows that break it: the room's key, and a number that says where.</summary>
internal static class StoredChecks
{
    private const string Room = "(SELECT key FROM rooms WHERE id = e.place >> 40)";
    private const string Seq = "e.place & 1099511627775";

    // A room may begin later than at 1, where what was older has been let go; from there on nothing may be left out.
    private const string Gaps = $"""
        SELECT {Room}, {Seq} FROM events e
        WHERE NOT EXISTS (SELECT 1 FROM events p WHERE p.place = e.place - 1)
          AND EXISTS (SELECT 1 FROM events p WHERE p.place < e.place AND p.place >> 40 = e.place >> 40) LIMIT 20
        """;

    public static IReadOnlyList<StoredCheck> All { get; } =
    [
        new("seqs are left out before", Gaps),
        new("a nonce that its author used before, at seq", $"SELECT {Room}, max({Seq}) FROM events e WHERE nonce IS NOT NULL GROUP BY author, nonce HAVING count(*) > 1 LIMIT 20"),
        new("an event of no room, at place", "SELECT NULL, e.place FROM events e WHERE NOT EXISTS (SELECT 1 FROM rooms WHERE id = e.place >> 40) LIMIT 20"),
        new("an event that points to a later one, at seq", $"SELECT {Room}, {Seq} FROM events e WHERE kind IN (2, 3, 4) AND target >= {Seq} LIMIT 20"),
        new(
            "a read marker beyond the head, at seq",
            "SELECT (SELECT key FROM rooms WHERE id = r.room), r.seq FROM reads r WHERE r.seq > (SELECT coalesce(max(place) & 1099511627775, 0) FROM events WHERE place BETWEEN r.room << 40 AND ((r.room + 1) << 40) - 1) LIMIT 20"),
    ];
}

/// <param name="What">What such a row is, in English; the number follows.</param>
/// <param name="Sql">Finds them: room key, number.</param>
internal sealed record StoredCheck(string What, string Sql);
