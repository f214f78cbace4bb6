using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage.Tests;

public sealed class SearchTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("manana", "hasta mañana")]
    [InlineData("MAÑANA", "hasta mañana")]
    [InlineData("mañ", "hasta mañana")]
    [InlineData("nunez", "el señor Núñez, de Málaga")]
    [InlineData("núñez malaga", "el señor Núñez, de Málaga")]
    [InlineData("malaga nunez", "el señor Núñez, de Málaga")]
    [InlineData("señor malaga el", "el señor Núñez, de Málaga")]
    [InlineData("malaga perez", null)]
    [InlineData("alaga", null)]
    [InlineData("\"de malaga\"", "el señor Núñez, de Málaga")]
    [InlineData("\"malaga de\"", null)]
    [InlineData("\"de mala\"", null)]
    [InlineData("\"de malaga", "el señor Núñez, de Málaga")]
    [InlineData("don't", "don't panic")]
    [InlineData("x", "x y z")]
    [InlineData("foo.bar", "mira foo.bar()")]
    public async Task Words_are_found_without_accents_or_case_all_of_them_and_by_their_beginning(string query, string? found)
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await SayAsync(log, "hasta mañana", "el señor Núñez, de Málaga", "don't panic", "x y z", "mira foo.bar()", "xilófono");

        (await TextsAsync(log, room, query)).ShouldBe(found is null ? [] : [found]);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("*")]
    [InlineData("a* *b")]
    [InlineData("AND")]
    [InlineData("OR NOT")]
    [InlineData("NEAR(")]
    [InlineData("NEAR(a b, 2)")]
    [InlineData("text:x")]
    [InlineData("sender:ana")]
    [InlineData("{text} : x")]
    [InlineData("col:")]
    [InlineData("-x")]
    [InlineData("^x")]
    [InlineData("(x")]
    [InlineData("x)")]
    [InlineData("a + b")]
    [InlineData("'; DROP TABLE parts; --")]
    [InlineData("😀")]
    [InlineData("😀 🎉")]
    [InlineData("a\0b")]
    [InlineData("\0")]
    [InlineData("½ ² ①")]
    [InlineData("𞤀 ⰰ 𐐀")]
    [InlineData("\u0301")]
    [InlineData("%_")]
    public async Task Nothing_that_a_person_types_is_an_error(string query)
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await SayAsync(log, "x");

        (await FindAsync(log, Query(room, query))).Pending.ShouldBe(0);
        (await FindAsync(log, Query(room, "x", from: query))).Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_of_many_words_is_answered()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await SayAsync(log, string.Join(' ', Enumerable.Range(0, 100).Select(i => $"w{i}")));

        (await TextsAsync(log, room, string.Join(' ', Enumerable.Range(0, 100).Select(i => $"w{i}")))).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("ana", "1")]
    [InlineData("ANA", "1")]
    [InlineData("ana-maria", "2")]
    [InlineData("maria", "")]
    [InlineData("ana maria", "3")]
    [InlineData("nuñez", "4")]
    [InlineData("nunez", "5")]
    [InlineData("...", "6")]
    [InlineData("an", "")]
    public async Task From_means_exactly_that_name(string from, string found)
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await log.OpenRoomAsync("lobby", "lobby");
        string[] names = ["Ana", "ana-maria", "ana maria", "nuñez", "nunez", "..."];
        await log.AppendAsync(room, [.. names.Select((name, i) => Said($"hola {i + 1}", name))]);

        SearchPage page = await FindAsync(log, Query(room, "hola", from));

        string.Join(' ', page.Hits.Select(hit => hit.Seq)).ShouldBe(found);
    }

    [Fact]
    public async Task A_name_is_no_word_of_the_text()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await SayAsync(log, "hola");

        (await TextsAsync(log, room, "ana")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hits_are_the_newest_first_and_there_is_more_beyond_the_limit()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await SayAsync(log, [.. Enumerable.Range(1, 25).Select(i => $"hola {i}")]);

        SearchPage first = await FindAsync(log, Query(room, "hola", limit: 10));
        SearchPage second = await FindAsync(log, Query(room, "hola", before: 16, limit: 10));
        SearchPage third = await FindAsync(log, Query(room, "hola", before: 6, limit: 10));

        first.Hits.Select(hit => hit.Seq).ShouldBe(Enumerable.Range(16, 10).Reverse().Select(seq => (long)seq));
        second.Hits.Select(hit => hit.Seq).ShouldBe(Enumerable.Range(6, 10).Reverse().Select(seq => (long)seq));
        third.Hits.Select(hit => hit.Seq).ShouldBe(Enumerable.Range(1, 5).Reverse().Select(seq => (long)seq));
        new[] { first, second, third }.Select(page => page.More).ShouldBe([true, true, false]);
        first.Hits[0].ShouldSatisfyAllConditions(hit => hit.Room.ShouldBe("lobby"), hit => hit.From.ShouldBe("ana"), hit => hit.Text.ShouldBe("hola 25"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(long.MinValue)]
    public async Task Nothing_is_before_the_beginning(long before)
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await SayAsync(log, "hola");

        (await FindAsync(log, Query(room, "hola", before: before))).Hits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData((1L << 40) + 5)]
    [InlineData(1L << 41)]
    public async Task A_place_beyond_the_end_finds_all_of_the_room_and_nothing_of_another(long before)
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await SayAsync(log, "hola");
        for (int i = 0; i < 4; i++)
        {
            await log.AppendAsync(await log.OpenRoomAsync($"r{i}", $"r{i}"), [Said("hola ajena")]);
        }

        (await FindAsync(log, Query(room, "hola", before: before))).Hits.Select(hit => hit.Text).ShouldBe(["hola"]);
    }

    [Fact]
    public async Task Only_the_rooms_that_were_asked_for_are_searched_and_each_from_its_floor_on()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord lobby = await SayAsync(log, "hola uno", "hola dos", "hola tres");
        RoomRecord other = await log.OpenRoomAsync("otra", "otra");
        await log.AppendAsync(other, [Said("hola otra")]);
        await log.AppendAsync(await log.OpenRoomAsync("@ana|luis", "@ana|luis"), [Said("hola secreta")]);

        SearchPage page = await FindAsync(log, new SearchQuery("hola", [new SearchScope(lobby, 2), new SearchScope(other, 0)], null, null, 10));

        page.Hits.Select(hit => hit.Text).ShouldBe(["hola otra", "hola tres"], ignoreOrder: true);
        (await FindAsync(log, new SearchQuery("hola", [], null, null, 10))).Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_just_said_is_found_at_once()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await log.OpenRoomAsync("lobby", "lobby");
        for (int i = 0; i < 20; i++)
        {
            await log.AppendAsync(room, [Said($"palabra{i}")]);
            SearchPage page = await FindAsync(log, Query(room, $"palabra{i}"));
            (page.Hits.Count, page.Pending).ShouldBe((1, 0));
        }
    }

    [Fact]
    public async Task An_edited_message_is_found_by_its_new_text_and_not_by_the_old()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await SayAsync(log, "viejo", "otro");
        (await TextsAsync(log, room, "viejo")).ShouldBe(["viejo"]);

        await log.AppendAsync(room, [Edit(1, "nuevo")]);
        (await TextsAsync(log, room, "viejo")).ShouldBeEmpty();
        (await TextsAsync(log, room, "nuevo")).ShouldBe(["nuevo"]);

        // Said and edited before the index came to it; and edited twice.
        await log.AppendAsync(room, [Said("tercero"), Edit(4, "cuarto"), Edit(1, "quinto"), Edit(1, "sexto")]);
        (await TextsAsync(log, room, "tercero")).ShouldBeEmpty();
        (await TextsAsync(log, room, "cuarto")).ShouldBe(["cuarto"]);
        (await TextsAsync(log, room, "quinto")).ShouldBeEmpty();
        (await TextsAsync(log, room, "sexto")).ShouldBe(["sexto"]);
    }

    [Fact]
    public async Task A_deleted_message_is_not_found_whenever_it_was_deleted()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await SayAsync(log, "uno secreto", "dos secreto");
        (await TextsAsync(log, room, "secreto")).Count().ShouldBe(2);

        await log.AppendAsync(room, [Delete(1), Said("tres secreto"), Edit(4, "tres secreto otra vez"), Delete(4), Delete(2)]);

        (await TextsAsync(log, room, "secreto")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_index_of_many_parts_finds_edits_and_forgets_in_all_of_them()
    {
        const int Messages = 95;
        await using SqliteRoomLog log = _folder.Open(messagesPerPart: 10);
        RoomRecord room = await log.OpenRoomAsync("lobby", "lobby");
        for (int i = 1; i <= Messages; i++)
        {
            await log.AppendAsync(room, [Said($"hola {i}")]);
            await FindAsync(log, Query(room, "hola"));
        }

        await log.AppendAsync(room, [Edit(3, "adiós 3"), Delete(4), Delete(50)]);

        SearchPage all = await FindAsync(log, Query(room, "hola", limit: 100));
        all.Hits.Select(hit => hit.Seq).ShouldBe(Enumerable.Range(1, Messages).Except([3, 4, 50]).Reverse().Select(seq => (long)seq));
        SearchPage some = await FindAsync(log, Query(room, "hola", limit: 15));
        (some.Hits.Count, some.More, some.Hits[^1].Seq).ShouldBe((15, true, 81));
        (await TextsAsync(log, room, "adios")).ShouldBe(["adiós 3"]);
        using Database index = Database.Open(_folder.SearchPath, readOnly: true);
        index.Scalar("SELECT count(*) FROM parts").ShouldBe(10);
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_where_it_was()
    {
        await using (SqliteRoomLog log = _folder.Open())
        {
            RoomRecord room = await SayAsync(log, "uno", "dos");
            await TextsAsync(log, room, "uno");
            await log.AppendAsync(room, [Said("tres")]);
        }

        await using SqliteRoomLog again = _folder.Open();
        RoomRecord lobby = (await again.FindRoomAsync("lobby"))!;
        (await TextsAsync(again, lobby, "tres")).ShouldBe(["tres"]);
        await again.AppendAsync(lobby, [Said("cuatro"), Edit(1, "cinco")]);
        foreach (string word in new[] { "dos", "tres", "cuatro", "cinco" })
        {
            (await TextsAsync(again, lobby, word)).ShouldBe([word]);
        }

        (await TextsAsync(again, lobby, "uno")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("not a database")]
    [InlineData("of another version")]
    [InlineData("empty")]
    [InlineData("damaged")]
    public async Task An_index_that_is_lost_is_made_again_from_the_log(string how)
    {
        await using (SqliteRoomLog log = _folder.Open())
        {
            RoomRecord room = await SayAsync(log, [.. Enumerable.Range(0, 2_000).Select(i => $"hola palabra{i} otra{i * 7} más{i * 13}")]);
            SearchPage all = await FindAsync(log, Query(room, "hola"));
            all.Pending.ShouldBe(0);
        }

        Spoil(how);
        await using SqliteRoomLog again = _folder.Open();
        RoomRecord lobby = (await again.FindRoomAsync("lobby"))!;
        SearchPage page = await FindAsync(again, Query(lobby, "hola", limit: 5_000));

        page.Hits.Count.ShouldBe(2_000);
    }

    [Fact]
    public async Task An_index_that_cannot_be_written_for_a_while_is_noted_once_and_catches_up_later()
    {
        await using SqliteRoomLog log = _folder.Open();
        RoomRecord room = await SayAsync(log, "uno");
        await TextsAsync(log, room, "uno");
        using (Database index = Database.Open(_folder.SearchPath))
        {
            index.Run("ALTER TABLE cursors RENAME TO gone");
        }

        await log.AppendAsync(room, [Said("dos")]);
        SearchPage lagging = await log.SearchAsync(Query(room, "dos"));
        (lagging.Hits.Count, lagging.Pending).ShouldBe((0, 1));
        (await log.AppendAsync(room, [Said("tres")]))[0].Seq.ShouldBe(3);
        using (Database index = Database.Open(_folder.SearchPath))
        {
            index.Run("ALTER TABLE gone RENAME TO cursors");
        }

        SearchPage page = await FindAsync(log, Query(room, "tres"));

        page.Hits.Count.ShouldBe(1);
        (await TextsAsync(log, room, "dos")).ShouldBe(["dos"]);
        _folder.Journal.Lines.ShouldBe(["search failed"]);
    }

    private void Spoil(string how)
    {
        switch (how)
        {
            case "deleted":
                File.Delete(_folder.SearchPath);
                break;
            case "not a database":
                File.WriteAllText(_folder.SearchPath, new string('x', 10_000));
                break;
            case "of another version":
                using (Database index = Database.Open(_folder.SearchPath))
                {
                    index.Run("PRAGMA user_version = 99");
                }

                break;
            case "empty":
                File.WriteAllBytes(_folder.SearchPath, []);
                break;
            case "damaged":
                using (FileStream file = File.OpenWrite(_folder.SearchPath))
                {
                    file.Position = file.Length / 2 / 4_096 * 4_096;
                    file.Write([.. Enumerable.Repeat((byte)0xa5, 5 * 4_096)]);
                }

                break;
        }
    }

    private static async Task<RoomRecord> SayAsync(SqliteRoomLog log, params string[] texts)
    {
        RoomRecord room = await log.OpenRoomAsync("lobby", "lobby");
        await log.AppendAsync(room, [.. texts.Select(text => Said(text))]);
        return room;
    }

    private static async Task<IEnumerable<string>> TextsAsync(SqliteRoomLog log, RoomRecord room, string query)
    {
        SearchPage page = await FindAsync(log, Query(room, query));
        return page.Hits.Select(hit => hit.Text);
    }

    /// <summary>Asks until the index has come level: within one call, unless the machine is busy.</summary>
    private static async Task<SearchPage> FindAsync(SqliteRoomLog log, SearchQuery query)
    {
        SearchPage page;
        do
        {
            page = await log.SearchAsync(query);
        }
        while (page.Pending > 0);
        return page;
    }

    private static SearchQuery Query(RoomRecord room, string text, string? from = null, long? before = null, int limit = 10) =>
        new(text, [new SearchScope(room, 0)], from, before, limit);

    private static LogEntry Said(string text, string from = "ana") => new(new MessageEvent { Room = "lobby", From = from, Text = text }, 1);

    private static LogEntry Edit(long target, string text) => new(new EditedEvent { Room = "lobby", From = "ana", Target = target, Text = text }, 1);

    private static LogEntry Delete(long target) => new(new DeletedEvent { Room = "lobby", From = "ana", Target = target }, 1);
}
