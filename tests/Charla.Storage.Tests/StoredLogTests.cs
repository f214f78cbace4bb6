using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage.Tests;

/// <summary>A folder is looked over while no server has it: what is whole is said to be, and each way of not being so is found.</summary>
public sealed class StoredLogTests : IDisposable
{
    private const string Author = "SELECT author FROM events LIMIT 1";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_that_is_whole_has_no_faults_and_its_messages_are_read()
    {
        await FillAsync();
        using StoredLog stored = StoredLog.Open(_folder.Path);
        stored.Faults().ShouldBeEmpty();
        StoredRoom lobby = stored.Rooms().ShouldHaveSingleItem();
        lobby.Count.ShouldBe(6);
        stored.Messages(lobby).Select(said => (said.Seq, said.Text, said.Nonce)).ShouldBe([(1, "text 1", "n1"), (2, "edited", "n2"), (3, "text 3", "n3"), (4, "text 4", "n4"), (5, "text 5", "n5")]);
    }

    [Theory]
    [InlineData("DELETE FROM events WHERE place & 1099511627775 = 3", "seqs are left out before: 4")]
    [InlineData("DROP INDEX events_nonce; UPDATE events SET nonce = 'n1' WHERE nonce = 'n4'", "a nonce that its author used before, at seq: 4")]
    [InlineData($"INSERT INTO events (place, kind, at, author, sender, text) VALUES ((99 << 40) + 1, 1, 0, ({Author}), 'ana', 'lost')", "an event of no room, at place")]
    [InlineData("UPDATE events SET target = 9 WHERE kind = 2", "an event that points to a later one, at seq: 6")]
    [InlineData("INSERT INTO reads SELECT 'ana', id, 7 FROM rooms", "a read marker beyond the head, at seq: 7")]
    public async Task What_cannot_be_is_found(string damage, string expected)
    {
        await FillAsync();
        _folder.Run(damage);
        using StoredLog stored = StoredLog.Open(_folder.Path);
        stored.Faults().ShouldContain(fault => fault.What.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_whose_beginning_was_let_go_is_whole()
    {
        await FillAsync();
        _folder.Run("DELETE FROM events WHERE place & 1099511627775 < 3");
        using StoredLog stored = StoredLog.Open(_folder.Path);
        stored.Faults().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_with_damaged_pages_is_found_damaged_or_cannot_be_opened()
    {
        await FillAsync();
        await using (FileStream file = File.OpenWrite(_folder.DatabasePath))
        {
            file.Position = 4_096;
            file.Write(new byte[8_192]);
        }

        FaultsOrRefusal().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_a_server_has_is_left_alone()
    {
        await using SqliteRoomLog log = _folder.Open();
        Should.Throw<IOException>(() => StoredLog.Open(_folder.Path));
    }

    [Fact]
    public void A_folder_without_data_stays_as_it_is()
    {
        Should.Throw<FileNotFoundException>(() => StoredLog.Open(_folder.Path));
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Data_of_another_version_are_not_judged()
    {
        await FillAsync();
        _folder.Run("PRAGMA user_version = 1");
        Should.Throw<LogUnavailableException>(() => StoredLog.Open(_folder.Path)).Message.ShouldContain("version 1");
    }

    private IReadOnlyList<string> FaultsOrRefusal()
    {
        try
        {
            using StoredLog stored = StoredLog.Open(_folder.Path);
            return [.. stored.Faults().Select(fault => fault.What)];
        }
        catch (LogUnavailableException refusal)
        {
            return [refusal.Message];
        }
    }

    private async Task FillAsync()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord lobby = await log.OpenRoomAsync("lobby", "lobby");
        LogEntry[] batch = [.. Enumerable.Range(1, 5).Select(i => new LogEntry(new MessageEvent { Room = "lobby", From = "ana", Text = $"text {i}", Nonce = $"n{i}" }, 1))];
        await log.AppendAsync(lobby, [.. batch, new LogEntry(new EditedEvent { Room = "lobby", From = "ana", Target = 2, Text = "edited" }, 1)]);
    }
}
