using Charla.Core;

namespace Charla.Storage;

/// <summary>The log's tables, and how an older file is brought up to them.</summary>
/// <remarks>
/// An event's <c>place</c> is its room's number and its seq in one integer: rows lie in the order in which they are read, and a place is also
/// the row's number in the search index. A room's head is its greatest place; it is stored nowhere else.
/// </remarks>
internal static class Schema
{
    /// <summary>Bits of a place that hold the seq.</summary>
    public const int SeqBits = 40;

    /// <summary>The last seq that a room can have.</summary>
    public const long MaxSeq = (1L << SeqBits) - 1;

    // Walking 10 MB takes some tens of milliseconds.
    private const int SmallPages = 2_500;

    private const string First = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE rooms (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, topic TEXT, created_at INTEGER NOT NULL);
        CREATE TABLE events (
            place INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL,       -- 1 message, 2 edited, 3 deleted, 4 reacted, 5 topic, 6 moderated
            at INTEGER NOT NULL,         -- milliseconds since 1970
            author INTEGER NOT NULL,     -- whose message and nonces; 0 nobody's
            sender TEXT NOT NULL,        -- the name shown
            nonce TEXT,
            target INTEGER,              -- the seq replied to, edited, deleted or reacted to
            text TEXT,                   -- of a message, an edit or a topic; the emoji of a reaction; what was done to keep order, as JSON
            data TEXT,                   -- JSON that came with a message
            flags INTEGER NOT NULL DEFAULT 0, -- 1 bare, 2 deleted, 4 the reaction was taken back
            edited_at INTEGER);
        CREATE UNIQUE INDEX events_nonce ON events (author, nonce) WHERE nonce IS NOT NULL;
        CREATE INDEX events_edits ON events (target) WHERE kind = 2;
        CREATE TABLE reactions (place INTEGER NOT NULL, emoji TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (place, emoji, name)) WITHOUT ROWID;
        CREATE TABLE reads (reader TEXT NOT NULL, room INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (reader, room)) WITHOUT ROWID;
        """;

    private const string Order = """
        ALTER TABLE rooms ADD COLUMN access INTEGER NOT NULL DEFAULT 0;     -- 0 public, 1 private, 2 announcement
        ALTER TABLE rooms ADD COLUMN guests INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE rooms ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE rooms ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0;  -- 0 is no limit
        ALTER TABLE rooms ADD COLUMN keep_count INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE rooms ADD COLUMN keep_bytes INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE rooms ADD COLUMN first INTEGER NOT NULL DEFAULT 1;      -- the first seq that may be read
        CREATE TABLE room_names (name TEXT PRIMARY KEY, room INTEGER NOT NULL) WITHOUT ROWID; -- names that lead to a room of another key
        CREATE TABLE room_roles (
            room INTEGER NOT NULL,
            account TEXT NOT NULL,
            role INTEGER NOT NULL,       -- 3 invited, 4 moderator, 5 owner
            PRIMARY KEY (room, account)) WITHOUT ROWID;
        CREATE TABLE room_sanctions (
            room INTEGER NOT NULL,
            seq INTEGER NOT NULL,        -- of the event by which it began
            mute INTEGER NOT NULL,
            name TEXT,
            account TEXT,
            address TEXT,                -- or a prefix in CIDR
            by TEXT NOT NULL,
            at INTEGER NOT NULL,
            until INTEGER,
            reason TEXT,
            PRIMARY KEY (room, seq)) WITHOUT ROWID;
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            account TEXT,
            address TEXT,
            act TEXT NOT NULL,
            who TEXT,
            room INTEGER,
            reason TEXT,
            detail TEXT);
        CREATE INDEX audit_room ON audit (room, id);
        CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'what was written down stays'); END;
        CREATE TRIGGER audit_stays_so BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'what was written down stays'); END;
        """;

    /// <summary>What each version changed. A step that was ever released is never changed again.</summary>
    private static readonly IReadOnlyList<string> _steps =
    [
        First,

        // Under which account something was said, folded; null where it was a guest.
        "ALTER TABLE events ADD COLUMN account TEXT;",

        // How rooms are set, who is what in them, and what was done to keep order. Rooms of before stay as they were: public, and nobody's.
        Order,
    ];

    /// <summary>The version that this program writes.</summary>
    public static int Version => _steps.Count;

    /// <summary>The place of a seq. One that no room can have, such as a client may name, is brought to the nearest: a place never lies in another room.</summary>
    public static long Place(long room, long seq) => (room << SeqBits) | Math.Clamp(seq, 0, MaxSeq);

    public static long SeqOf(long place) => place & MaxSeq;

    public static long RoomOf(long place) => place >> SeqBits;

    /// <summary>Makes the tables in a new file, brings an older one up to date, and refuses one that is damaged or of a later version.</summary>
    /// <exception cref="LogUnavailableException">With a sentence for the operator.</exception>
    public static void Prepare(Database database, string path)
    {
        database.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;");
        Migration.RefuseLater(database, Version);
        Check(database);
        Migration.Run(database, path, _steps);
    }

    /// <summary>Looks for damage. That reads the whole file, and starting must not take longer the more there is: a large one shows its damage where it is used.</summary>
    /// <exception cref="LogUnavailableException">The file was cut short or overwritten.</exception>
    public static void Check(Database database)
    {
        if (database.Scalar("PRAGMA page_count") > SmallPages)
        {
            return;
        }

        Statement check = database.Prepare("PRAGMA quick_check(1)");
        string verdict = check.Step() ? check.Text(0) : "";
        check.Reset();
        if (verdict != "ok")
        {
            throw new LogUnavailableException($"the database is damaged: {verdict}");
        }
    }
}
