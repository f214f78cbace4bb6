using Charla.Core;
using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Storage.Tests;

public sealed class SqliteRoomLogTests : RoomLogContract, IDisposable
{
    private readonly TestFolder _folder = new();

    private protected override FakeClock Clock { get; } = new();

    private protected override IRoomLog Open() => _folder.Open(Clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_appended_is_there_when_the_folder_is_opened_again()
    {
        byte[] secret;
        RoomRecord lobby;
        await using (IRoomLog log = Open())
        {
            lobby = await LobbyAsync(log);
            secret = await log.SecretAsync();
            await log.AppendAsync(lobby, [Said("a", nonce: "n"), new(new TopicEvent { Room = "lobby", From = "ana", Text = "t" }, 1), React(1, "👋")]);
            await log.MoveReadMarkerAsync(lobby, "ana", 2);
        }

        await using IRoomLog again = Open();
        (await again.FindRoomAsync("lobby")).ShouldBe(lobby with { Head = 3, Topic = "t" });
        (await again.SecretAsync()).ShouldBe(secret);
        (await again.ReadMarkersAsync("ana"))[lobby.Id].ShouldBe(2);
        IReadOnlyList<AppendOutcome> outcomes = await again.AppendAsync(lobby, [Said("a", nonce: "n"), Said("b")]);
        outcomes.Select(outcome => (outcome.Seq, outcome.IsRepeat)).ShouldBe([(1, true), (4, false)]);
        (await again.WithReactionsAsync(lobby, await AllAsync(again, lobby)))[0].ShouldBeOfType<MessageEvent>().Reactions!.Keys.ShouldBe(["👋"]);
    }

    [Fact]
    public async Task A_closed_log_is_one_file_that_can_be_copied()
    {
        await using (IRoomLog log = Open())
        {
            await log.AppendAsync(await LobbyAsync(log), [Said("a")]);
        }

        File.Exists(_folder.DatabasePath + "-wal").ShouldBeFalse();
        File.Exists(_folder.SearchPath + "-wal").ShouldBeFalse();
    }

    [Fact]
    public async Task Events_that_come_while_a_commit_is_under_way_share_the_next_one()
    {
        const int Rooms = 50;
        using HeldClock clock = new();
        await using SqliteRoomLog log = _folder.Open(clock);
        RoomRecord[] rooms = await Task.WhenAll(Enumerable.Range(0, Rooms).Select(async i => await log.OpenRoomAsync($"r{i}", $"r{i}")));

        // The file's data version, as another connection sees it, changes with each commit and nothing else.
        using Database watcher = Database.Open(_folder.DatabasePath, readOnly: true);
        long version = Version(watcher);
        clock.Hold();
        Task<IReadOnlyList<AppendOutcome>> first = Task.Run(() => log.AppendAsync(rooms[0], [Said("a")]));
        await clock.WaitUntilAskedAsync();
        Task<IReadOnlyList<AppendOutcome>>[] others = [.. rooms.Skip(1).Select(room => log.AppendAsync(room, [Said("a")]))];
        others.ShouldAllBe(append => !append.IsCompleted);
        clock.Release();

        int commits = 0;
        while (!others.All(append => append.IsCompleted))
        {
            long now = Version(watcher);
            commits += now == version ? 0 : 1;
            version = now;
        }

        (await first)[0].Seq.ShouldBe(1);
        commits.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task What_is_handed_in_before_closing_is_committed_and_what_comes_later_is_refused()
    {
        IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);
        Task<IReadOnlyList<AppendOutcome>>[] appends = [.. Enumerable.Range(0, 100).Select(_ => log.AppendAsync(room, [Said("a")]))];

        await log.DisposeAsync();

        (await Task.WhenAll(appends)).ShouldAllBe(outcomes => outcomes[0].Refusal == null);
        await Should.ThrowAsync<LogUnavailableException>(() => log.AppendAsync(room, [Said("late")]));
        await using IRoomLog again = Open();
        (await LobbyAsync(again)).Head.ShouldBe(100);
    }

    [Fact]
    public async Task The_write_ahead_log_does_not_grow_without_end()
    {
        const long Bound = 200_000_000;
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);
        LogEntry[] batch = [.. Enumerable.Range(0, 400).Select(_ => Said(new string('x', 4_000)))];
        long most = 0;

        // 400 MB of events, as fast as they are taken
        for (int i = 0; i < 250; i++)
        {
            await log.AppendAsync(room, batch);
            most = Math.Max(most, new FileInfo(_folder.DatabasePath + "-wal").Length);
        }

        most.ShouldBeLessThan(Bound);
    }

    private static long Version(Database watcher) => watcher.Scalar("PRAGMA data_version")!.Value;
}
