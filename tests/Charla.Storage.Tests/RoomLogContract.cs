using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Storage.Tests;

/// <summary>What every log must do, whatever it keeps its events on.</summary>
public abstract class RoomLogContract
{
    private const long Ana = 1;
    private const long Luis = 2;
    private const int NoLimit = int.MaxValue;

    private static readonly string[] _keys = ["@ana|luis", "zoo", "ñandú", "lobby", "@eva|mariana", "@ana.b|luis", "@luis|ana-maria", "@ana|ana", "b%_", "100%"];

    private protected abstract Core.Tests.Fakes.FakeClock Clock { get; }

    private protected abstract IRoomLog Open();

    [Fact]
    public async Task A_room_is_made_once_and_keeps_the_name_that_it_was_first_given()
    {
        await using IRoomLog log = Open();

        (await log.FindRoomAsync("taller")).ShouldBeNull();
        RoomRecord made = await log.OpenRoomAsync("taller", "Taller");
        RoomRecord again = await log.OpenRoomAsync("taller", "TALLER");

        again.ShouldBe(made);
        (made.Key, made.Name, made.Head, made.Topic).ShouldBe(("taller", "Taller", 0, null));
        (await log.FindRoomAsync("taller")).ShouldBe(made);
    }

    [Fact]
    public async Task Of_many_who_make_a_room_at_once_all_get_the_same()
    {
        await using IRoomLog log = Open();

        RoomRecord[] rooms = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await log.OpenRoomAsync("taller", "taller"))));

        rooms.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Events_are_numbered_from_one_without_gaps_and_stamped_with_the_time()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);
        Clock.Advance(TimeSpan.FromTicks(12_345));
        DateTimeOffset at = DateTimeOffset.FromUnixTimeMilliseconds(Clock.GetUtcNow().ToUnixTimeMilliseconds());

        IReadOnlyList<AppendOutcome> first = await log.AppendAsync(room, [Said("a"), Said("b")]);
        Clock.Advance(TimeSpan.FromSeconds(1));
        IReadOnlyList<AppendOutcome> second = await log.AppendAsync(room, [Said("c")]);

        first.Concat(second).Select(outcome => (outcome.Seq, outcome.Event!.Seq, outcome.IsRepeat, outcome.Refusal)).ShouldBe([(1, 1, false, null), (2, 2, false, null), (3, 3, false, null)]);
        first.ShouldAllBe(outcome => outcome.At == at && outcome.Event!.At == at);
        second[0].At.ShouldBe(at + TimeSpan.FromSeconds(1));
        (await log.FindRoomAsync("lobby"))!.Head.ShouldBe(3);
    }

    [Fact]
    public async Task Every_kind_of_event_is_read_as_it_was_written()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);
        RoomEvent[] written =
        [
            new MessageEvent { Room = "lobby", From = "María José", Text = "¿qué\ntal? 😀\0", Nonce = "n", ReplyTo = null, Data = System.Text.Json.JsonDocument.Parse("""{"x":[1,"ñ"]}""").RootElement },
            new MessageEvent { Room = "lobby", From = "guest-1", Text = "", Bare = true, ReplyTo = 1 },
            new EditedEvent { Room = "lobby", From = "ana", Target = 1, Text = "otra" },
            new ReactedEvent { Room = "lobby", From = "ana", Target = 1, Emoji = "👋", On = true },
            new ReactedEvent { Room = "lobby", From = "ana", Target = 1, Emoji = "👋", On = false },
            new TopicEvent { Room = "lobby", From = "ana", Text = "Laboratorio" },
            new DeletedEvent { Room = "lobby", From = "ana", Target = 2, Nonce = "d" },
        ];

        await log.AppendAsync(room, [.. written.Select(@event => new LogEntry(@event, Ana))]);
        IReadOnlyList<RoomEvent> read = await AllAsync(log, room);

        MessageEvent first = read[0].ShouldBeOfType<MessageEvent>();
        (first.From, first.Text, first.Nonce, first.ReplyTo, first.Bare, first.Deleted, first.Edited).ShouldBe(("María José", "otra", "n", null, false, null, read[2].At));
        first.Data!.Value.GetProperty("x")[1].GetString().ShouldBe("ñ");
        MessageEvent second = read[1].ShouldBeOfType<MessageEvent>();
        (second.From, second.Text, second.Bare, second.ReplyTo, second.Deleted).ShouldBe(("guest-1", "", true, 1, true));
        read.Skip(2).ShouldBe(written.Skip(2));
    }

    [Fact]
    public async Task A_text_is_kept_to_the_letter()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);
        string[] texts = ["", " ", "a\0b", "'; DROP TABLE events; --", "😀👩‍👩‍👧", new string('ñ', 30_000), "\u2028 \uFEFF"];

        await log.AppendAsync(room, [.. texts.Select(text => Said(text))]);

        (await AllAsync(log, room)).Cast<MessageEvent>().Select(said => said.Text).ShouldBe(texts);
    }

    [Theory]
    [InlineData(0, 10, 100, "1 2 3 4 5 6 7 8 9 10")]
    [InlineData(3, 10, 100, "4 5 6 7 8 9 10")]
    [InlineData(3, 7, 100, "4 5 6 7")]
    [InlineData(3, 7, 2, "4 5")]
    [InlineData(-5, 2, 100, "1 2")]
    [InlineData(10, 10, 100, "")]
    [InlineData(8, 99, 100, "9 10")]
    [InlineData(7, 3, 100, "")]
    [InlineData(0, 0, 100, "")]
    [InlineData(long.MaxValue, long.MaxValue, 100, "")]
    [InlineData(long.MaxValue, 10, 100, "")]
    [InlineData(0, long.MaxValue, 100, "1 2 3 4 5 6 7 8 9 10")]
    [InlineData(1L << 40, 10, 100, "")]
    [InlineData((1L << 40) - 1, 10, 100, "")]
    [InlineData(0, (1L << 40) + 4, 100, "1 2 3 4 5 6 7 8 9 10")]
    [InlineData(0, 1L << 41, 100, "1 2 3 4 5 6 7 8 9 10")]
    public async Task Reading_forward_gives_what_follows_a_place_and_never_another_rooms(long after, long upTo, int limit, string seqs)
    {
        await using IRoomLog log = Open();
        RoomRecord room = await AmongOthersAsync(log);

        IReadOnlyList<RoomEvent> page = await log.ReadAsync(room, after, upTo, limit, NoLimit);

        Show(page).ShouldBe(seqs);
        page.Cast<MessageEvent>().ShouldAllBe(said => said.Text == "mine" && said.Room == room.Name);
    }

    [Theory]
    [InlineData(11, 0, 100, "1 2 3 4 5 6 7 8 9 10")]
    [InlineData(5, 0, 100, "1 2 3 4")]
    [InlineData(5, 2, 100, "3 4")]
    [InlineData(9, 0, 3, "6 7 8")]
    [InlineData(1, 0, 100, "")]
    [InlineData(0, 0, 100, "")]
    [InlineData(-7, -9, 100, "")]
    [InlineData(5, 5, 100, "")]
    [InlineData(long.MaxValue, 8, 100, "9 10")]
    [InlineData(long.MaxValue, long.MaxValue, 100, "")]
    [InlineData((1L << 40) + 5, 8, 100, "9 10")]
    [InlineData((1L << 41) + 5, 8, 100, "9 10")]
    public async Task Reading_back_gives_what_goes_before_a_place_and_never_another_rooms(long before, long after, int limit, string seqs)
    {
        await using IRoomLog log = Open();
        RoomRecord room = await AmongOthersAsync(log);

        IReadOnlyList<RoomEvent> page = await log.ReadBackAsync(room, before, after, limit, NoLimit);

        Show(page).ShouldBe(seqs);
        page.Cast<MessageEvent>().ShouldAllBe(said => said.Text == "mine" && said.Room == room.Name);
    }

    [Fact]
    public async Task A_page_is_bounded_in_bytes_and_has_one_event_where_there_is_one()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);
        await log.AppendAsync(room, [.. Enumerable.Range(0, 10).Select(_ => Said(new string('ñ', 500)))]);

        Show(await log.ReadAsync(room, 0, 10, 100, maxBytes: 1)).ShouldBe("1");
        Show(await log.ReadBackAsync(room, 11, 0, 100, maxBytes: 1)).ShouldBe("10");
        Show(await log.ReadAsync(room, 0, 10, 100, maxBytes: 3_400)).ShouldBe("1 2 3");
        Show(await log.ReadBackAsync(room, 11, 0, 100, maxBytes: 3_400)).ShouldBe("8 9 10");
    }

    [Fact]
    public async Task A_nonce_that_its_author_has_used_in_the_room_is_a_repeat_in_the_same_batch_and_later()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);

        IReadOnlyList<AppendOutcome> first = await log.AppendAsync(room, [Said("a", nonce: "n"), Said("b"), Said("a", nonce: "n"), Said("c")]);
        Clock.Advance(TimeSpan.FromDays(1));
        IReadOnlyList<AppendOutcome> later = await log.AppendAsync(room, [Said("a", nonce: "n"), Said("other", Luis, "n"), Said("none")]);

        first.Select(outcome => (outcome.Seq, outcome.IsRepeat)).ShouldBe([(1, false), (2, false), (1, true), (3, false)]);
        later.Select(outcome => (outcome.Seq, outcome.IsRepeat)).ShouldBe([(1, true), (4, false), (5, false)]);
        later[0].At.ShouldBe(first[0].At);
        (await AllAsync(log, room)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_nonce_that_was_used_in_another_room_is_refused()
    {
        await using IRoomLog log = Open();
        RoomRecord lobby = await LobbyAsync(log);
        RoomRecord other = await log.OpenRoomAsync("otra", "otra");
        await log.AppendAsync(lobby, [Said("a"), Said("b", nonce: "n")]);

        IReadOnlyList<AppendOutcome> outcomes = await log.AppendAsync(other, [Said("c", nonce: "n"), Said("d")]);

        outcomes.Select(outcome => (outcome.Seq, outcome.Refusal, outcome.IsRepeat)).ShouldBe([(0, ErrorCode.BadRequest, false), (1, null, false)]);
    }

    [Fact]
    public async Task Without_a_nonce_nothing_is_a_repeat()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);

        IReadOnlyList<AppendOutcome> outcomes = await log.AppendAsync(room, [Said("a", author: 0), Said("a", author: 0), Said("a"), Said("a")]);

        outcomes.Select(outcome => outcome.Seq).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task What_may_not_be_is_refused_and_takes_no_seq()
    {
        await using IRoomLog log = Open();
        RoomRecord lobby = await LobbyAsync(log);
        RoomRecord other = await log.OpenRoomAsync("otra", "otra");
        await log.AppendAsync(other, [.. Enumerable.Range(0, 9).Select(_ => Said("theirs"))]);
        // 1 Ana's, 2 a topic, 3 deleted, 4 the deletion.
        await log.AppendAsync(lobby, [Said("a"), new(new TopicEvent { Room = "lobby", From = "ana", Text = "t" }, Ana), Said("c"), Delete(3, Ana)]);

        (LogEntry Entry, string? Refusal)[] tries =
        [
            (Edit(1, Luis), ErrorCode.Forbidden),
            (Delete(1, Luis), ErrorCode.Forbidden),
            (Delete(1, 0), ErrorCode.Forbidden),
            (Edit(2, Ana), ErrorCode.NoSuchMessage),
            (Edit(3, Ana), ErrorCode.NoSuchMessage),
            (React(3, "x"), ErrorCode.NoSuchMessage),
            (Edit(4, Ana), ErrorCode.NoSuchMessage),
            (React(9, "x"), ErrorCode.NoSuchMessage),
            (React(0, "x"), ErrorCode.NoSuchMessage),
            (React(-1, "x"), ErrorCode.NoSuchMessage),
            (React(long.MaxValue, "x"), ErrorCode.NoSuchMessage),
            (React(((other.Id ^ lobby.Id) << 40) | 5, "x"), ErrorCode.NoSuchMessage),
            (Delete(((other.Id ^ lobby.Id) << 40) | 5, Ana), ErrorCode.NoSuchMessage),
            (new(new MessageEvent { Room = "lobby", From = "ana", Text = "x", ReplyTo = 5 }, Ana), ErrorCode.NoSuchMessage),
            (new(new MessageEvent { Room = "lobby", From = "ana", Text = "x", ReplyTo = 4 }, Ana), null),
        ];
        IReadOnlyList<AppendOutcome> outcomes = await log.AppendAsync(lobby, [.. tries.Select(each => each.Entry)]);

        outcomes.Select(outcome => outcome.Refusal).ShouldBe(tries.Select(each => each.Refusal));
        outcomes.SkipLast(1).ShouldAllBe(outcome => outcome.Event == null && !outcome.IsRepeat);
        outcomes[^1].Seq.ShouldBe(5);
        (await AllAsync(log, other)).Cast<MessageEvent>().ShouldAllBe(said => said.Text == "theirs");
    }

    [Fact]
    public async Task A_deletion_takes_the_text_out_of_the_message_and_its_edits()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);
        await log.AppendAsync(room, [Said("secret"), Said("kept"), Edit(1, Ana, "secret too"), React(1, "👋"), Delete(1, Ana)]);

        IReadOnlyList<RoomEvent> page = await log.WithReactionsAsync(room, await AllAsync(log, room));

        page.ShouldNotContain(@event => @event.ToString().Contains("secret"));
        page[0].ShouldBeOfType<MessageEvent>().ShouldSatisfyAllConditions(said => said.Deleted.ShouldBe(true), said => said.Reactions.ShouldBeNull());
        page[1].ShouldBeOfType<MessageEvent>().Text.ShouldBe("kept");
    }

    [Fact]
    public async Task A_repeat_of_a_deletion_is_a_repeat_and_not_refused()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);
        DeletedEvent Deletion() => new() { Room = "lobby", From = "ana", Target = 1, Nonce = "d" };
        await log.AppendAsync(room, [Said("a"), new(Deletion(), Ana)]);

        AppendOutcome outcome = (await log.AppendAsync(room, [new(Deletion(), Ana)]))[0];

        (outcome.Seq, outcome.IsRepeat).ShouldBe((2, true));
    }

    [Fact]
    public async Task Reactions_are_folded_into_the_messages_of_a_page()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);
        RoomRecord other = await log.OpenRoomAsync("otra", "otra");
        await log.AppendAsync(other, [Said("x"), React(1, "🎉")]);
        await log.AppendAsync(room, [Said("a"), Said("b"), React(1, "👋", "luis"), React(1, "👋", "ana"), React(1, "👋", "ana"), React(2, "🎉", "ana"), React(2, "🎉", "ana", on: false), React(1, "a", "ana")]);

        IReadOnlyList<RoomEvent> page = await log.WithReactionsAsync(room, await log.ReadAsync(room, 0, 2, 10, NoLimit));

        IReadOnlyDictionary<string, IReadOnlyList<string>> reactions = page[0].ShouldBeOfType<MessageEvent>().Reactions.ShouldNotBeNull();
        reactions.Keys.ShouldBe(["👋", "a"], ignoreOrder: true);
        reactions["👋"].ShouldBe(["ana", "luis"]);
        page[1].ShouldBeOfType<MessageEvent>().Reactions.ShouldBeNull();
        (await log.WithReactionsAsync(room, [])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_topic_is_kept_with_its_room()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);

        await log.AppendAsync(room, [new(new TopicEvent { Room = "lobby", From = "ana", Text = "one" }, Ana), new(new TopicEvent { Room = "lobby", From = "ana", Text = "two" }, Ana)]);

        (await log.FindRoomAsync("lobby"))!.Topic.ShouldBe("two");
    }

    [Fact]
    public async Task The_first_seq_since_a_time_is_found()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);
        DateTimeOffset start = Clock.GetUtcNow();
        (await log.FirstSeqSinceAsync(room, start)).ShouldBe(1);
        for (int i = 0; i < 5; i++)
        {
            await log.AppendAsync(room, [Said("a"), Said("b")]);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await log.FirstSeqSinceAsync(room, start - TimeSpan.FromDays(1))).ShouldBe(1);
        (await log.FirstSeqSinceAsync(room, start)).ShouldBe(1);
        (await log.FirstSeqSinceAsync(room, start + TimeSpan.FromMilliseconds(1))).ShouldBe(3);
        (await log.FirstSeqSinceAsync(room, start + TimeSpan.FromSeconds(4))).ShouldBe(9);
        (await log.FirstSeqSinceAsync(room, start + TimeSpan.FromSeconds(5))).ShouldBe(11);
    }

    [Fact]
    public async Task Rooms_are_listed_by_name_the_public_ones_first_and_direct_ones_only_for_their_people()
    {
        await using IRoomLog log = Open();
        foreach (string key in _keys)
        {
            await log.OpenRoomAsync(key, key.ToUpperInvariant());
        }

        async Task<string[]> KeysAsync(string? person, int limit = 100) => [.. (await log.ListRoomsAsync(person, limit)).Select(room => room.Key)];

        (await KeysAsync(null)).ShouldBe(["100%", "b%_", "lobby", "zoo", "ñandú"]);
        (await KeysAsync(null, limit: 2)).ShouldBe(["100%", "b%_"]);
        (await KeysAsync("ana")).Skip(5).ShouldBe(["@ana|ana", "@ana|luis"]);
        (await KeysAsync("luis")).Skip(5).ShouldBe(["@ana.b|luis", "@ana|luis", "@luis|ana-maria"], ignoreOrder: true);
        (await KeysAsync("mariana")).Skip(5).ShouldBe(["@eva|mariana"]);
        (await KeysAsync("a%")).Skip(5).ShouldBeEmpty();
        (await KeysAsync("")).Skip(5).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_read_marker_never_goes_back_and_is_one_readers_in_one_room()
    {
        await using IRoomLog log = Open();
        RoomRecord lobby = await LobbyAsync(log);
        RoomRecord other = await log.OpenRoomAsync("otra", "otra");
        (await log.ReadMarkersAsync("ana")).ShouldBeEmpty();

        await log.MoveReadMarkerAsync(lobby, "ana", 7);
        await log.MoveReadMarkerAsync(lobby, "ana", 3);
        await log.MoveReadMarkerAsync(other, "ana", 1);
        await log.MoveReadMarkerAsync(lobby, "luis", 2);

        (await log.ReadMarkersAsync("ana")).ShouldBe(new Dictionary<long, long> { [lobby.Id] = 7, [other.Id] = 1 }, ignoreOrder: true);
        (await log.ReadMarkersAsync("luis")).ShouldBe(new Dictionary<long, long> { [lobby.Id] = 2 });
    }

    [Fact]
    public async Task A_message_remembers_the_account_under_which_it_was_sent()
    {
        await using IRoomLog log = Open();
        RoomRecord lobby = await LobbyAsync(log);

        await log.AppendAsync(lobby, [SaidAs("ana", Ana), Said("as a guest")]);

        (await AllAsync(log, lobby)).Select(@event => @event.Account).ShouldBe(["ana", null]);
    }

    [Theory]
    [InlineData("ana", null)]
    [InlineData("luis", ErrorCode.Forbidden)]
    [InlineData(null, ErrorCode.Forbidden)]
    public async Task An_account_may_change_what_it_wrote_in_an_earlier_session(string? account, string? refusal)
    {
        await using IRoomLog log = Open();
        RoomRecord lobby = await LobbyAsync(log);
        await log.AppendAsync(lobby, [SaidAs("ana", Ana)]);
        LogEntry edit = Edit(1, author: Ana + 1);
        edit.Event.Account = account;

        (await log.AppendAsync(lobby, [edit]))[0].Refusal.ShouldBe(refusal);
    }

    [Fact]
    public async Task What_someone_else_wrote_is_deleted_by_whom_may_overrule_and_edited_by_nobody()
    {
        await using IRoomLog log = Open();
        RoomRecord lobby = await LobbyAsync(log);
        await log.AppendAsync(lobby, [Said("rude"), Said("kind")]);

        IReadOnlyList<AppendOutcome> outcomes = await log.AppendAsync(lobby, [Delete(1, Ana + 1) with { Overrules = true }, Edit(2, Ana + 1) with { Overrules = true }]);

        outcomes.Select(outcome => outcome.Refusal).ShouldBe([null, ErrorCode.Forbidden]);
        (await AllAsync(log, lobby)).OfType<MessageEvent>().Select(said => said.Text).ShouldBe(["", "kind"]);
    }

    [Fact]
    public async Task The_secret_has_32_bytes_and_stays()
    {
        await using IRoomLog log = Open();

        byte[] secret = await log.SecretAsync();

        secret.Length.ShouldBe(32);
        secret.ShouldNotBe(new byte[32]);
        (await log.SecretAsync()).ShouldBe(secret);
    }

    [Fact]
    public async Task Many_rooms_append_at_once_each_without_gaps()
    {
        const int Rooms = 20;
        const int Batches = 20;
        await using IRoomLog log = Open();

        await Task.WhenAll(Enumerable.Range(0, Rooms).Select(i => Task.Run(async () =>
        {
            RoomRecord room = await log.OpenRoomAsync($"r{i}", $"r{i}");
            for (int batch = 0; batch < Batches; batch++)
            {
                IReadOnlyList<AppendOutcome> outcomes = await log.AppendAsync(room, [Said("a"), Said("b")]);
                outcomes.Select(outcome => outcome.Seq).ShouldBe([(2 * batch) + 1, (2 * batch) + 2]);
                Show(await log.ReadAsync(room, 2 * batch, NoLimit, 10, NoLimit)).ShouldBe($"{(2 * batch) + 1} {(2 * batch) + 2}");
            }
        })));

        (await log.ListRoomsAsync(null, 100)).ShouldAllBe(room => room.Head == 2 * Batches);
    }

    [Fact]
    public async Task Batches_of_one_room_that_are_handed_in_at_once_keep_their_order()
    {
        await using IRoomLog log = Open();
        RoomRecord room = await LobbyAsync(log);

        IReadOnlyList<AppendOutcome>[] outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => log.AppendAsync(room, [Said($"{i}")])));

        outcomes.Select(outcome => outcome[0].Seq).ShouldBe(Enumerable.Range(1, 100).Select(seq => (long)seq));
        (await AllAsync(log, room)).Cast<MessageEvent>().Select(said => said.Text).ShouldBe(Enumerable.Range(0, 100).Select(i => $"{i}"));
    }

    private protected static LogEntry Said(string text, long author = Ana, string? nonce = null, string from = "ana") =>
        new(new MessageEvent { Room = "lobby", From = from, Text = text, Nonce = nonce }, author);

    private protected static LogEntry SaidAs(string account, long author) =>
        new(new MessageEvent { Room = "lobby", From = account, Text = "x", Account = account }, author);

    private protected static LogEntry Edit(long target, long author, string text = "x") => new(new EditedEvent { Room = "lobby", From = "ana", Target = target, Text = text }, author);

    private protected static LogEntry Delete(long target, long author) => new(new DeletedEvent { Room = "lobby", From = "ana", Target = target }, author);

    private protected static LogEntry React(long target, string emoji, string from = "ana", bool on = true) =>
        new(new ReactedEvent { Room = "lobby", From = from, Target = target, Emoji = emoji, On = on }, Ana);

    private protected static ValueTask<RoomRecord> LobbyAsync(IRoomLog log) => log.OpenRoomAsync("lobby", "lobby");

    private protected static ValueTask<IReadOnlyList<RoomEvent>> AllAsync(IRoomLog log, RoomRecord room) => log.ReadAsync(room, 0, long.MaxValue, NoLimit, NoLimit);

    private static string Show(IReadOnlyList<RoomEvent> page) => string.Join(' ', page.Select(@event => @event.Seq));

    /// <summary>A room of ten messages between others that are full too.</summary>
    private static async Task<RoomRecord> AmongOthersAsync(IRoomLog log)
    {
        RoomRecord? mine = null;
        for (int i = 0; i < 5; i++)
        {
            string name = i == 2 ? "Mine" : $"other{i}";
            RoomRecord room = await log.OpenRoomAsync(name, name);
            mine = i == 2 ? room : mine;
            await log.AppendAsync(room, [.. Enumerable.Range(0, 10).Select(_ => Said(i == 2 ? "mine" : "theirs"))]);
        }

        return mine!;
    }
}
