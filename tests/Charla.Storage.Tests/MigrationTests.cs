using System.Globalization;
using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage.Tests;

/// <summary>A folder of an earlier version is brought up to date when it is opened, and its old file is kept.</summary>
public sealed class MigrationTests : IDisposable
{
    private const int Messages = 500;

    /// <summary>As version 1 was released.</summary>
    private const string SchemaOne = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE rooms (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, topic TEXT, created_at INTEGER NOT NULL);
        CREATE TABLE events (place INTEGER PRIMARY KEY, kind INTEGER NOT NULL, at INTEGER NOT NULL, author INTEGER NOT NULL, sender TEXT NOT NULL, nonce TEXT,
            target INTEGER, text TEXT, data TEXT, flags INTEGER NOT NULL DEFAULT 0, edited_at INTEGER);
        CREATE UNIQUE INDEX events_nonce ON events (author, nonce) WHERE nonce IS NOT NULL;
        CREATE INDEX events_edits ON events (target) WHERE kind = 2;
        CREATE TABLE reactions (place INTEGER NOT NULL, emoji TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (place, emoji, name)) WITHOUT ROWID;
        CREATE TABLE reads (reader TEXT NOT NULL, room INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (reader, room)) WITHOUT ROWID;
        PRAGMA user_version = 1;
        INSERT INTO rooms VALUES (1, 'lobby', 'lobby', 'Tema', 0);
        INSERT INTO reads VALUES ('ana', 1, 7);
        """;

    private readonly TestFolder _folder = new();

    private string CopyPath => _folder.DatabasePath + ".schema-1";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_that_was_there_is_there_and_new_messages_follow()
    {
        FillSchemaOne();

        await using SqliteRoomLog log = _folder.Open();
        RoomRecord lobby = (await log.FindRoomAsync("lobby"))!;
        IReadOnlyList<RoomEvent> old = await log.ReadAsync(lobby, 0, long.MaxValue, int.MaxValue, int.MaxValue);

        old.Cast<MessageEvent>().Select(said => said.Text).ShouldBe(Enumerable.Range(1, Messages).Select(Text));
        old.ShouldAllBe(said => said.Account == null);
        (lobby.Topic, (await log.ReadMarkersAsync("ana"))[lobby.Id]).ShouldBe(("Tema", 7));
        (await log.AppendAsync(lobby, [new LogEntry(new MessageEvent { Room = "lobby", From = "ana", Text = "new", Account = "ana" }, 1)]))[0].Seq.ShouldBe(Messages + 1);
    }

    [Fact]
    public async Task A_room_of_before_is_public_and_nobodys_and_can_be_set_from_now_on()
    {
        FillSchemaOne();
        using (Database database = Database.Open(_folder.DatabasePath))
        {
            database.Run("ALTER TABLE events ADD COLUMN account TEXT; PRAGMA user_version = 2;");
        }

        await using SqliteRoomLog log = _folder.Open();
        RoomRecord lobby = (await log.FindRoomAsync("lobby"))!;
        lobby.Rules.ShouldBeSameAs(Core.Permissions.RoomRules.Open);
        ModeratedEvent locked = new() { Room = "lobby", From = "ana", Act = "settings", Locked = true };
        await log.AppendAsync(lobby, [new LogEntry(locked, 1, Change: new Core.Permissions.SettingsChange(null, null, true, null, null, null))]);

        (await log.FindRoomAsync("lobby"))!.Rules.Locked.ShouldBeTrue();
        File.Exists(_folder.DatabasePath + ".schema-2").ShouldBeTrue();
    }

    [Fact]
    public async Task The_old_file_is_kept_whole_with_what_was_still_in_its_write_ahead_log()
    {
        FillSchemaOne();
        await using (_folder.Open())
        {
        }

        using Database copy = Database.Open(CopyPath, readOnly: true);
        copy.Scalar("PRAGMA user_version").ShouldBe(1);
        copy.Scalar("SELECT count(*) FROM events").ShouldBe(Messages);
        copy.Scalar("SELECT count(*) FROM pragma_table_info('events') WHERE name = 'account'").ShouldBe(0);
    }

    [Fact]
    public async Task A_new_folder_and_one_that_is_up_to_date_are_not_copied()
    {
        for (int start = 0; start < 2; start++)
        {
            await using SqliteRoomLog log = _folder.Open();
        }

        Directory.GetFiles(_folder.Path, "*.schema-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_copy_can_be_made_nothing_is_upgraded_until_one_can()
    {
        FillSchemaOne();
        Directory.CreateDirectory(CopyPath);

        Should.Throw<LogUnavailableException>(() => _folder.Open()).Message.ShouldContain("before the upgrade");
        ScalarOf("PRAGMA user_version").ShouldBe(1);
        File.Exists(CopyPath + ".part").ShouldBeFalse();

        Directory.Delete(CopyPath);
        await using SqliteRoomLog log = _folder.Open();
        (await log.FindRoomAsync("lobby"))!.Head.ShouldBe(Messages);
    }

    [Fact]
    public async Task An_upgrade_that_was_cut_off_after_its_copy_is_made_again()
    {
        FillSchemaOne();
        await File.WriteAllTextAsync(CopyPath, "half a copy");
        await File.WriteAllTextAsync(CopyPath + ".part", "half a copy");

        await using (_folder.Open())
        {
        }

        using Database copy = Database.Open(CopyPath, readOnly: true);
        copy.Scalar("SELECT count(*) FROM events").ShouldBe(Messages);
    }

    [Fact]
    public void A_step_that_fails_takes_all_of_them_back()
    {
        using Database database = Database.Open(_folder.DatabasePath);

        Should.Throw<LogUnavailableException>(() => Migration.Run(database, _folder.DatabasePath, ["CREATE TABLE a (x);", "CREATE TABLE a (x);"]));

        database.Scalar("PRAGMA user_version").ShouldBe(0);
        database.Scalar("SELECT count(*) FROM sqlite_master").ShouldBe(0);
    }

    private static string Text(int seq) => $"mensaje {seq.ToString(CultureInfo.InvariantCulture)}";

    private void FillSchemaOne()
    {
        using Database database = Database.Open(_folder.DatabasePath);
        database.Run("PRAGMA journal_mode = WAL;");
        database.Run(SchemaOne);
        for (int seq = 1; seq <= Messages; seq++)
        {
            database.Prepare("INSERT INTO events (place, kind, at, author, sender, text) VALUES (?1, 1, ?2, 9, 'ana', ?3)")
                .Bind(1, Schema.Place(1, seq)).Bind(2, (long)seq).Bind(3, Text(seq)).Run();
        }
    }

    private long? ScalarOf(string sql)
    {
        using Database database = Database.Open(_folder.DatabasePath);
        return database.Scalar(sql);
    }
}
