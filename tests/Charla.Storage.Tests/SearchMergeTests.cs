using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage.Tests;

public sealed class SearchMergeTests : IDisposable
{
    private const int PerPart = 100;
    private const int Messages = 350;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charla-search");
    private readonly RoomRecord _room = new(1, "lobby", "lobby", 0, null);
    private readonly Database _database;
    private readonly SearchParts _parts;

    public SearchMergeTests()
    {
        _database = Database.Open(Path.Combine(_folder.FullName, "search.db"));
        _parts = new SearchParts(_database, PerPart);
        foreach (int[] seqs in Enumerable.Range(1, Messages).Chunk(10))
        {
            _parts.Index(_room.Id, [.. seqs.Select(Message)]);
        }
    }

    [Fact]
    public void Full_parts_become_one_piece_and_the_last_is_left_alone()
    {
        Pieces(part: 1).ShouldBeGreaterThan(1);
        long last = Pieces(part: 4);

        MergeAll();

        new[] { Pieces(1), Pieces(2), Pieces(3), Pieces(4) }.ShouldBe([1, 1, 1, last]);
        _parts.Merge().ShouldBeFalse();
    }

    [Fact]
    public void Merging_changes_nothing_of_what_is_found()
    {
        _parts.Index(_room.Id, [new DeletedEvent { Room = "lobby", From = "ana", Target = 7, Seq = Messages + 1 }]);
        MergeAll();

        Find("uno").ShouldBe([.. Enumerable.Range(1, Messages).Where(seq => seq != 7)], ignoreOrder: true);
        Find("par").ShouldBe([.. Enumerable.Range(1, Messages).Where(seq => seq % 2 == 0)], ignoreOrder: true);
    }

    [Fact]
    public void A_merge_that_was_interrupted_goes_on_after_opening_again()
    {
        _parts.Merge().ShouldBeTrue();
        SearchParts opened = new(_database, PerPart);

        while (opened.Merge())
        {
        }

        Pieces(1).ShouldBe(1);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Delete(recursive: true);
    }

    private static MessageEvent Message(int seq) => new() { Room = "lobby", From = "ana", Seq = seq, Text = seq % 2 == 0 ? "uno par" : "uno impar" };

    private void MergeAll()
    {
        while (_parts.Merge())
        {
        }
    }

    private long Pieces(int part) => _database.Scalar($"SELECT count(DISTINCT segid) FROM part_{part}_idx")!.Value;

    private int[] Find(string word)
    {
        SearchQuery query = new(word, [new SearchScope(_room, Floor: 0)], From: null, Before: null, Limit: Messages);
        return [.. SearchParts.Find(_database, SearchExpression.Build(word, from: null)!, query, Messages).Select(place => (int)Schema.SeqOf(place))];
    }
}
