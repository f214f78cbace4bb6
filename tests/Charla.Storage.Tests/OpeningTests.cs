using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage.Tests;

/// <summary>A folder that can't be used is refused at the start, with a sentence for the operator.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_is_made_where_it_is_missing()
    {
        string path = Path.Combine(_folder.Path, "a", "b");

        await using SqliteRoomLog log = SqliteRoomLog.Open(path, _folder.Journal, TimeProvider.System);

        File.Exists(Path.Combine(path, "charla.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_that_was_made_is_its_owners_alone_and_one_that_was_there_stays_as_it_was()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string made = Path.Combine(_folder.Path, "made");
        UnixFileMode given = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        string shared = Directory.CreateDirectory(Path.Combine(_folder.Path, "shared"), given).FullName;

        await using SqliteRoomLog own = SqliteRoomLog.Open(made, _folder.Journal, TimeProvider.System);
        await using SqliteRoomLog others = SqliteRoomLog.Open(shared, _folder.Journal, TimeProvider.System);

        File.GetUnixFileMode(made).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(shared).ShouldBe(given);
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_and_free_when_it_was_closed()
    {
        await using (SqliteRoomLog log = _folder.Open())
        {
            ShouldRefuse("charla.lock");
        }

        await using SqliteRoomLog again = _folder.Open();
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(_folder.DatabasePath, string.Concat(Enumerable.Repeat("I am no database. ", 1_000)));

        ShouldRefuse("charla.db", "not a database");

        File.ReadAllText(_folder.DatabasePath).ShouldStartWith("I am no database.");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public async Task A_file_that_was_cut_short_is_refused(double part)
    {
        await FillAsync();
        using (FileStream file = File.OpenWrite(_folder.DatabasePath))
        {
            file.SetLength((long)(file.Length * part) / 4_096 * 4_096);
        }

        ShouldRefuse("charla.db");
    }

    [Fact]
    public async Task A_file_that_was_overwritten_in_the_middle_is_refused()
    {
        await FillAsync();
        using (FileStream file = File.OpenWrite(_folder.DatabasePath))
        {
            file.Position = 5 * 4_096;
            file.Write([.. Enumerable.Repeat((byte)0xa5, 20 * 4_096)]);
        }

        ShouldRefuse("charla.db");
    }

    [Fact]
    public async Task A_file_of_a_later_version_is_refused()
    {
        await FillAsync();
        _folder.Run("PRAGMA user_version = 99");

        ShouldRefuse("schema 99");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused()
    {
        Directory.CreateDirectory(_folder.File("charla.lock"));

        ShouldRefuse("charla.lock");
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        string path = _folder.File("file");
        File.WriteAllText(path, "");

        Should.Throw<LogUnavailableException>(() => SqliteRoomLog.Open(path, _folder.Journal, TimeProvider.System)).Message.ShouldContain("file");
    }

    [Fact]
    public void A_database_that_cannot_be_opened_is_refused()
    {
        Directory.CreateDirectory(_folder.DatabasePath);

        ShouldRefuse("charla.db");
    }

    [Fact]
    public async Task Who_was_refused_leaves_nothing_open()
    {
        await FillAsync();
        _folder.Run("PRAGMA user_version = 99");
        ShouldRefuse("schema 99");
        _folder.Run("PRAGMA user_version = 3");
        File.Delete(_folder.SearchPath);
        Directory.CreateDirectory(_folder.SearchPath);
        ShouldRefuse("search.db");
        Directory.Delete(_folder.SearchPath);

        await using SqliteRoomLog log = _folder.Open();
        (await log.FindRoomAsync("lobby"))!.Head.ShouldBe(1_000);
    }

    private async Task FillAsync()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await log.OpenRoomAsync("lobby", "lobby");
        await log.AppendAsync(room, [.. Enumerable.Range(0, 1_000).Select(i => new LogEntry(new MessageEvent { Room = "lobby", From = "ana", Text = new string('x', 300), Nonce = $"{i}" }, 1))]);
    }

    private void ShouldRefuse(params string[] words)
    {
        string message = Should.Throw<LogUnavailableException>(() => _folder.Open()).Message;
        words.ShouldAllBe(word => message.Contains(word));
    }
}
