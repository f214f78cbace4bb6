using Charla.Core;
using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Storage.Tests;

/// <summary>What happens when the disk takes nothing more, and when it does again.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_of_a_batch_that_failed_has_happened_reading_goes_on_and_so_does_writing_when_it_can()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord lobby = await log.OpenRoomAsync("lobby", "lobby");
        RoomRecord other = await log.OpenRoomAsync("otra", "otra");
        await log.AppendAsync(lobby, [Said("before")]);
        _folder.Run("CREATE TRIGGER full BEFORE INSERT ON events WHEN NEW.text = 'last straw' BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");

        for (int i = 0; i < 3; i++)
        {
            LogUnavailableException failure = await Should.ThrowAsync<LogUnavailableException>(() => log.AppendAsync(lobby, [Said("lost", "n"), Said("last straw")]));
            failure.Message.ShouldContain("database or disk is full");
            (await ReadAsync(log, lobby)).ShouldBe(["before"]);
            (await log.FindRoomAsync("lobby"))!.Head.ShouldBe(1);
        }

        _folder.Journal.Lines.ShouldBe(["log failed"]);
        _folder.Run("DROP TRIGGER full");
        (await log.AppendAsync(lobby, [Said("after", "n")]))[0].Seq.ShouldBe(2);
        (await log.AppendAsync(other, [Said("elsewhere")]))[0].Seq.ShouldBe(1);

        (await ReadAsync(log, lobby)).ShouldBe(["before", "after"]);
        _folder.Journal.Lines.ShouldBe(["log failed", "log recovered"]);
    }

    [Fact]
    public async Task A_second_outage_is_noted_again()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord lobby = await log.OpenRoomAsync("lobby", "lobby");

        for (int i = 0; i < 2; i++)
        {
            _folder.Run("ALTER TABLE events RENAME TO gone");
            await Should.ThrowAsync<LogUnavailableException>(() => log.AppendAsync(lobby, [Said("x")]));
            await Should.ThrowAsync<LogUnavailableException>(async () => await log.ReadAsync(lobby, 0, 9, 9, 9));
            _folder.Run("ALTER TABLE gone RENAME TO events");
            await log.AppendAsync(lobby, [Said("x")]);
        }

        // The search index, which reads the log, may have met the outage too.
        _folder.Journal.Lines.Where(line => line != "search failed").ShouldBe(["log failed", "log recovered", "log failed", "log recovered"]);
        (await ReadAsync(log, lobby)).ShouldBe(["x", "x"]);
    }

    [Fact]
    public async Task Our_own_mistake_in_one_write_fails_its_commit_and_not_the_writer()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord lobby = await log.OpenRoomAsync("lobby", "lobby");

        await Should.ThrowAsync<LogUnavailableException>(() => log.AppendAsync(lobby, [Said("a"), new LogEntry(new UnknownEvent { Room = "lobby", From = "ana" }, 1)]));

        (await log.AppendAsync(lobby, [Said("b")]))[0].Seq.ShouldBe(1);
        (await ReadAsync(log, lobby)).ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_full_disk_is_an_outage_and_no_more()
    {
        using FileStream? ballast = SmallDisk.TryFill(out string? folder);
        if (folder is null)
        {
            // Only root can make a disk small enough to fill: elsewhere the tests above stand for it.
            return;
        }

        RecordingJournal journal = new();
        try
        {
            await using SqliteRoomLog log = SqliteRoomLog.Open(folder, journal, TimeProvider.System);
            RoomRecord lobby = await log.OpenRoomAsync("lobby", "lobby");
            int kept = 0;
            await Should.ThrowAsync<LogUnavailableException>(async () =>
            {
                for (; kept < 10_000; kept++)
                {
                    await log.AppendAsync(lobby, [Said(new string('x', 10_000))]);
                }
            });

            (await log.FindRoomAsync("lobby"))!.Head.ShouldBe(kept);
            await Should.ThrowAsync<LogUnavailableException>(() => log.AppendAsync(lobby, [Said(new string('x', 100_000))]));
            ballast!.SetLength(0);
            (await log.AppendAsync(lobby, [Said("after")]))[0].Seq.ShouldBe(kept + 1);
            journal.Lines.Where(line => line != "search failed").ShouldBe(["log failed", "log recovered"]);
        }
        finally
        {
            SmallDisk.Remove(folder);
        }
    }

    private static LogEntry Said(string text, string? nonce = null) => new(new MessageEvent { Room = "lobby", From = "ana", Text = text, Nonce = nonce }, 1);

    private static async Task<IEnumerable<string>> ReadAsync(SqliteRoomLog log, RoomRecord room) =>
        (await log.ReadAsync(room, 0, 100, 100, int.MaxValue)).Cast<MessageEvent>().Select(said => said.Text);

    private sealed record UnknownEvent : RoomEvent;
}
