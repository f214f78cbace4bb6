using Charla.Core;
using Charla.Core.Permissions;
using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Storage.Tests;

/// <summary>How rooms are set, what was written down and what is not kept, over a restart of the log.</summary>
public sealed class RoomOrderTests : IDisposable
{
    private static readonly AuditNote _note = new("ana", "ana", "10.1.2.3", "kick", "luis", "ruido", "más");

    private readonly TestFolder _folder = new();
    private readonly FakeClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_changes_a_room_is_there_after_a_restart()
    {
        DateTimeOffset until = DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds());
        SanctionTerm term = new("ana", DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds()), until, "spam");
        await using (SqliteRoomLog log = _folder.Open(_clock))
        {
            RoomRecord room = await log.OpenRoomAsync("taller", "Taller", owner: "ana");
            room.Rules.Roles.ShouldBe(new Dictionary<string, RoomRole> { ["ana"] = RoomRole.Owner });
            await DoAsync(log, room, new SettingsChange(RoomAccess.Private, false, true, 30, 1_000, null));
            await DoAsync(log, room, new SettingsChange(null, null, false, null, 0, 5_000));
            await DoAsync(log, room, new RoleChange("luis", RoomRole.Moderator));
            await DoAsync(log, room, new RoleChange("eva", RoomRole.Invited));
            await DoAsync(log, room, new RoleChange("eva", null));
            await DoAsync(log, room, new SanctionChange(new Sanction(false, "pepe", "pepe", "10.0.0.0/8", term)));
            await DoAsync(log, room, new SanctionChange(new Sanction(true, "pia", null, null, term)));
            await DoAsync(log, room, new PardonChange([7]));
            await DoAsync(log, room, new NameChange("Laboratorio"));
        }

        await using SqliteRoomLog again = _folder.Open(_clock);
        RoomRecord read = (await again.FindRoomAsync("taller"))!;
        RoomRules rules = read.Rules;
        (read.Name, rules.Access, rules.Guests, rules.Locked, rules.Keep, rules.First).ShouldBe(("Laboratorio", RoomAccess.Private, false, false, new Retention(30, 0, 5_000), 1));
        rules.Roles.OrderBy(pair => pair.Key).ShouldBe([new("ana", RoomRole.Owner), new("luis", RoomRole.Moderator)]);
        Sanction ban = rules.Sanctions.ShouldHaveSingleItem();
        (ban.Id, ban.IsMute, ban.Name, ban.Account, ban.Address, ban.Term).ShouldBe((6, false, "pepe", "pepe", "10.0.0.0/8", term));
        (await again.RoomNamesAsync()).ShouldBe(new Dictionary<string, string> { ["laboratorio"] = "taller" });
        (await again.ListRoomsAsync(null, 10)).ShouldHaveSingleItem().Rules.Sanctions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Each_kind_of_what_was_done_is_read_as_it_was_written()
    {
        await using SqliteRoomLog log = _folder.Open(_clock);
        RoomRecord room = await log.OpenRoomAsync("taller", "taller");
        ModeratedEvent written = new()
        {
            Room = "taller",
            From = "María",
            Act = "ban",
            Who = "luis~2",
            Role = "owner",
            Reason = "¿por qué? 😀",
            Until = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123),
            Name = "otra",
            Access = "private",
            Guests = false,
            Locked = true,
            KeepDays = 1,
            KeepCount = 2,
            KeepBytes = 3,
            Account = "maría",
            Nonce = "n",
        };

        await log.AppendAsync(room, [new LogEntry(written, 1)]);

        (await log.ReadAsync(room, 0, 9, 9, 9_999)).ShouldBe([written]);
        (await log.ReadAsync(room with { Name = "otra" }, 0, 9, 9, 9_999))[0].Room.ShouldBe("otra");
    }

    [Fact]
    public async Task What_was_written_down_stays_whatever_is_tried()
    {
        await using SqliteRoomLog log = _folder.Open(_clock);
        RoomRecord room = await log.OpenRoomAsync("taller", "taller");
        await log.AppendAsync(room, [new LogEntry(new ModeratedEvent { Room = "taller", From = "ana", Act = "kick" }, 1, Audit: _note)]);
        await log.WriteAuditAsync(_note with { Act = "account", Address = null });

        Should.Throw<LogUnavailableException>(() => _folder.Run("DELETE FROM audit"));
        Should.Throw<LogUnavailableException>(() => _folder.Run("UPDATE audit SET by = 'nobody'"));

        AuditEntry[] all = [.. await log.ReadAuditAsync(null, long.MaxValue, 10)];
        all.Select(entry => (entry.Id, entry.Room, entry.Note.Act)).ShouldBe([(2, null, "account"), (1, "taller", "kick")]);
        (await log.ReadAuditAsync(room, long.MaxValue, 10)).ShouldHaveSingleItem().Note.ShouldBe(_note);
        (await log.ReadAuditAsync(null, 2, 10)).ShouldHaveSingleItem().Id.ShouldBe(1);
    }

    [Fact]
    public async Task Only_a_deletion_that_overrules_is_written_down()
    {
        await using SqliteRoomLog log = _folder.Open(_clock);
        RoomRecord room = await log.OpenRoomAsync("taller", "taller");
        await log.AppendAsync(room, [Said("uno", author: 1), Said("dos", author: 2)]);

        foreach (long target in new[] { 1, 2 })
        {
            DeletedEvent deleted = new() { Room = "taller", From = "ana", Target = target };
            (await log.AppendAsync(room, [new LogEntry(deleted, 1, Overrules: true, Audit: _note with { Detail = $"{target}" })]))[0].Refusal.ShouldBeNull();
        }

        (await log.ReadAuditAsync(room, long.MaxValue, 10)).ShouldHaveSingleItem().Note.Detail.ShouldBe("2");
    }

    [Fact]
    public async Task A_batch_that_was_refused_by_the_disk_changes_nothing()
    {
        await using SqliteRoomLog log = _folder.Open(_clock);
        RoomRecord room = await log.OpenRoomAsync("taller", "taller");
        _folder.Run("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no space left'); END");

        await Should.ThrowAsync<LogUnavailableException>(() => DoAsync(log, room, new SettingsChange(RoomAccess.Private, null, null, null, null, null), _note));

        RoomRecord read = (await log.FindRoomAsync("taller"))!;
        (read.Rules.Access, read.Head).ShouldBe((RoomAccess.Public, 0));
    }

    [Theory]
    [InlineData(0, 4, 0)]
    [InlineData(0, 0, 430)]
    [InlineData(1, 0, 0)]
    public async Task What_is_over_a_limit_is_found_removed_and_searched_for_in_vain(long days, long count, long bytes)
    {
        await using (SqliteRoomLog log = _folder.Open(_clock))
        {
            RoomRecord room = await log.OpenRoomAsync("taller", "taller");
            await log.AppendAsync(room, [.. Enumerable.Range(1, 6).Select(i => Said($"viejo{i}"))]);
            await log.AppendAsync(room, [new LogEntry(new ReactedEvent { Room = "taller", From = "ana", Target = 2, Emoji = "👋", On = true }, 1)]);
            _clock.Advance(TimeSpan.FromDays(2));
            await log.AppendAsync(room, [.. Enumerable.Range(8, 4).Select(i => Said($"nuevo{i}"))]);
            (await SearchAsync(log, room, "viejo3")).ShouldBe(1);
            _clock.Advance(TimeSpan.FromMinutes(1));

            long first = await log.FirstToKeepAsync(room, new Retention(days, count, bytes), _clock.GetUtcNow());
            first.ShouldBe(8);
            (await log.FirstToKeepAsync(room, new Retention(days, count, bytes), _clock.GetUtcNow() - TimeSpan.FromDays(3))).ShouldBe(1);
            (await log.ForgetAsync(room, first, 3)).ShouldBeTrue();
            (await log.ReadAsync(room, 0, 99, 99, 99_999)).Select(e => e.Seq).ShouldBe([4, 5, 6, 7, 8, 9, 10, 11]);
            while (await log.ForgetAsync(room, first, 3))
            {
            }

            (await SearchAsync(log, room, "viejo3")).ShouldBe(0);
            (await log.FirstToKeepAsync(room, new Retention(days, count, bytes), _clock.GetUtcNow())).ShouldBe(8);
        }

        await using SqliteRoomLog again = _folder.Open(_clock);
        RoomRecord read = (await again.FindRoomAsync("taller"))!;
        (read.Head, read.Rules.First).ShouldBe((11, 8));
        (await again.ReadAsync(read, 0, 99, 99, 99_999)).Select(e => ((MessageEvent)e).Text).ShouldBe(["nuevo8", "nuevo9", "nuevo10", "nuevo11"]);
        (await again.FirstSeqSinceAsync(read, DateTimeOffset.UnixEpoch)).ShouldBe(8);
    }

    [Fact]
    public async Task Of_a_room_that_keeps_nothing_the_place_of_the_next_message_is_left()
    {
        await using SqliteRoomLog log = _folder.Open(_clock);
        RoomRecord room = await log.OpenRoomAsync("taller", "taller");
        await log.AppendAsync(room, [Said("uno"), new LogEntry(new TopicEvent { Room = "taller", From = "ana", Text = "secreto" }, 1)]);

        (await log.ForgetAsync(room, 3, 100)).ShouldBeFalse();

        (await log.FindRoomAsync("taller"))!.Head.ShouldBe(2);
        using (Database database = Database.Open(_folder.DatabasePath, readOnly: true))
        {
            database.Scalar("SELECT count(*) FROM events").ShouldBe(1);
            database.Scalar("SELECT count(*) FROM events WHERE text <> '' OR sender <> ''").ShouldBe(0);
        }

        (await log.AppendAsync(room, [Said("tres")]))[0].Seq.ShouldBe(3);
        (await log.ReadAsync(room, 2, 9, 9, 999)).ShouldHaveSingleItem().Seq.ShouldBe(3);
    }

    private static Task<IReadOnlyList<AppendOutcome>> DoAsync(SqliteRoomLog log, RoomRecord room, RoomChange change, AuditNote? note = null) =>
        log.AppendAsync(room, [new LogEntry(new ModeratedEvent { Room = "taller", From = "ana", Act = "settings" }, 1, Change: change, Audit: note)]);

    private static LogEntry Said(string text, long author = 1) => new(new MessageEvent { Room = "taller", From = "ana", Text = text }, author);

    private static async Task<int> SearchAsync(SqliteRoomLog log, RoomRecord room, string text) =>
        (await log.SearchAsync(new SearchQuery(text, [new SearchScope(room, 0)], null, null, 50))).Hits.Count;
}
