using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>Full-text search over the log: an index in a file of its own that follows the log a moment behind, and is made again where it is lost.</summary>
/// <remarks>It never makes a commit wait. A search first lets the index catch up, for a short while. See <see cref="SearchParts"/> for how it is laid out.</remarks>
internal sealed class SearchIndex : IAsyncDisposable
{
    private const int Readers = 2;
    private const int ReaderCacheKiB = 8_192;

    private readonly ReaderPool _log;
    private readonly ReaderPool _readers;
    private readonly Database _database;
    private readonly SearchFollower _follower;

    private SearchIndex(string path, ReaderPool log, IChatJournal journal, TimeProvider time, int messagesPerPart)
    {
        _log = log;
        _database = Database.Open(path);
        try
        {
            _follower = new SearchFollower(new SearchParts(_database, messagesPerPart), log, journal, time);
        }
        catch
        {
            _database.Dispose();
            throw;
        }

        _readers = new ReaderPool(path, Readers, ReaderCacheKiB);
    }

    /// <summary>Opens the index; one that is damaged or of another version is thrown away and made anew from the log.</summary>
    public static SearchIndex Open(string path, ReaderPool log, IChatJournal journal, TimeProvider time, int messagesPerPart)
    {
        try
        {
            return new SearchIndex(path, log, journal, time, messagesPerPart);
        }
        catch (LogUnavailableException)
        {
            foreach (string file in new[] { path, path + "-wal", path + "-shm" })
            {
                File.Delete(file);
            }

            return new SearchIndex(path, log, journal, time, messagesPerPart);
        }
    }

    /// <summary>A room's log has grown. Called after each commit, so it only notes it.</summary>
    public void Touch(RoomRecord room, long head) => _follower.Touch(room, head);

    /// <summary>A room's log no longer has what was before a seq. Only noted here, too.</summary>
    public void Forget(RoomRecord room, long first) => _follower.Forget(room, first);

    public async ValueTask<SearchPage> FindAsync(SearchQuery query)
    {
        string? match = SearchExpression.Build(query.Text, query.From);
        if (match is null)
        {
            return new SearchPage([], More: false, Pending: 0);
        }

        long pending = await _follower.CatchUpAsync(query);
        IReadOnlyList<long> places = await _readers.ReadAsync(database => SearchParts.Find(database, match, query, query.Limit + 1));
        List<MessageEvent> hits = [.. (await _log.ReadAsync(database => Load(database, query, places))).OrderByDescending(hit => hit.At).ThenByDescending(hit => hit.Seq)];
        bool more = hits.Count > query.Limit;
        return new SearchPage([.. hits.Take(query.Limit)], more, pending);
    }

    public async ValueTask DisposeAsync()
    {
        await _follower.DisposeAsync();
        _readers.Dispose();
        _database.Dispose();
    }

    private static IReadOnlyList<MessageEvent> Load(Database database, SearchQuery query, IReadOnlyList<long> places)
    {
        Dictionary<long, RoomRecord> rooms = query.Rooms.ToDictionary(scope => scope.Room.Id, scope => scope.Room);
        return [.. places.Select(place => LogReader.Find(database, rooms[Schema.RoomOf(place)], Schema.SeqOf(place))).OfType<MessageEvent>().Where(said => said.Deleted is not true)];
    }
}
