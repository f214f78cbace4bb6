using Charla.Core.Tests.Fakes;

namespace Charla.Storage.Tests;

/// <summary>A folder for one test's log, deleted when it is over.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("charla-test-").FullName;

    public string DatabasePath => File("charla.db");

    public string SearchPath => File("search.db");

    public RecordingJournal Journal { get; } = new();

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public SqliteRoomLog Open(TimeProvider? time = null, int messagesPerPart = SearchParts.DefaultMessagesPerPart) =>
        SqliteRoomLog.Open(Path, Journal, time ?? TimeProvider.System, messagesPerPart);

    /// <summary>Runs SQL beside the log, as an operator might.</summary>
    public void Run(string sql)
    {
        using Database database = Database.Open(DatabasePath);
        database.Run(sql);
    }

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        Journal.Bugs.ShouldBeEmpty();
    }
}
