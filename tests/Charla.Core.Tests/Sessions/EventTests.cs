using System.Text.Json;
using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Sessions;

/// <summary>What a session says that lasts.</summary>
public sealed class EventTests
{
    [Fact]
    public async Task A_message_reaches_everyone_with_all_that_was_said_and_its_sender_is_answered()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        await luis.SayAsync("primero");

        Ack ack = await ana.AskAsync<Ack>(new { op = "send", room = "LOBBY", text = "/me saluda 👋", nonce = "n", reply_to = 1, data = new { x = 1 }, @ref = "r" });
        await luis.WaitForSeqAsync(2);

        (ack.Room, ack.Seq, ack.Nonce, ack.Ref, ack.Repeated).ShouldBe(("lobby", 2, "n", "r", null));
        foreach (TestClient client in new[] { ana, luis })
        {
            MessageEvent said = client.Events[^1].ShouldBeOfType<MessageEvent>();
            (said.Room, said.Seq, said.From, said.Text, said.Nonce, said.ReplyTo, said.At).ShouldBe(("lobby", 2, "ana", "/me saluda 👋", "n", 1, ack.At));
            said.Data!.Value.GetProperty("x").GetInt32().ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_sender_reads_its_own_message_before_its_ack()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");

        await ana.SayAsync("hola");

        ana.Received.TakeLast(2).Select(message => message.GetType()).ShouldBe([typeof(MessageEvent), typeof(Ack)]);
    }

    [Fact]
    public async Task Data_without_text_is_a_message()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");

        (await ana.AskAsync<Ack>(new { op = "send", room = "lobby", text = "", data = new { t = 21.5 } })).Seq.ShouldBe(1);
    }

    [Theory]
    [InlineData(4_094, true)]
    [InlineData(4_095, false)]
    public async Task Data_is_bounded_in_bytes(int letters, bool isFine)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");

        await ana.SendAsync(new { op = "send", room = "lobby", text = "x", data = new string('x', letters) });

        ServerMessage reply = await ana.NextAsync<ServerMessage>(message => message is Ack || message is Error { Code: ErrorCode.TooLong });
        (reply is Ack).ShouldBe(isFine);
    }

    [Fact]
    public async Task Blanks_count_in_data_too()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");

        await ana.SendBytesAsync([.. "{\"op\":\"send\",\"room\":\"lobby\",\"text\":\"x\",\"data\":["u8, .. Enumerable.Repeat((byte)' ', 5_000), .. "]}"u8]);

        (await ana.NextAsync<Error>()).Code.ShouldBe(ErrorCode.TooLong);
    }

    [Fact]
    public async Task Data_is_never_nested_deeper_than_a_page_of_history_can_carry()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        for (int levels = 1; levels < WireJson.MaxDepth; levels++)
        {
            string data = new string('[', levels) + new string(']', levels);
            await ana.SendBytesAsync(System.Text.Encoding.UTF8.GetBytes($$"""{"op":"send","room":"lobby","text":"x","data":{{data}}}"""));
            await ana.NextAsync<ServerMessage>(message => message is Ack or Error { Code: ErrorCode.BadRequest });
        }

        HistoryPage page = await ana.AskAsync<HistoryPage>(new { op = "history", room = "lobby" });
        Found found = await ana.AskAsync<Found>(new { op = "search", q = "x" });

        page.Events.Count.ShouldBe(13);
        found.Hits.Count.ShouldBe(13);
    }

    [Fact]
    public async Task Editing_replaces_the_text_in_the_log_and_tells_the_room()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        await ana.SayAsync("ola");

        Ack ack = await ana.AskAsync<Ack>(new { op = "edit", room = "lobby", seq = 1, text = "hola", nonce = "e", @ref = "r" });
        EditedEvent edited = await luis.NextAsync<EditedEvent>();
        HistoryPage page = await luis.AskAsync<HistoryPage>(new { op = "history", room = "lobby" });

        (ack.Seq, ack.Nonce, ack.Ref).ShouldBe((2, "e", "r"));
        (edited.Seq, edited.Target, edited.Text, edited.From, edited.At).ShouldBe((2, 1, "hola", "ana", ack.At));
        MessageEvent now = page.Events[0].ShouldBeOfType<MessageEvent>();
        (now.Text, now.Edited).ShouldBe(("hola", ack.At));
        page.Events[1].ShouldBeOfType<EditedEvent>();
    }

    [Fact]
    public async Task Deleting_takes_the_text_out_of_the_log_history_and_search()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        await ana.AskAsync<Ack>(new { op = "send", room = "lobby", text = "secreto", data = new { secreto = 1 } });
        await ana.AskAsync<Ack>(new { op = "edit", room = "lobby", seq = 1, text = "secreto dos" });

        await ana.AskAsync<Ack>(new { op = "delete", room = "lobby", seq = 1 });
        DeletedEvent deleted = await luis.NextAsync<DeletedEvent>();
        HistoryPage page = await luis.AskAsync<HistoryPage>(new { op = "history", room = "lobby" });
        TestClient late = await test.HelloAsync("eva");
        await late.AskAsync<Joined>(new { op = "join", room = "lobby", after = 0 });
        await late.WaitForSeqAsync(3);

        (deleted.Seq, deleted.Target).ShouldBe((3, 1));
        page.Events.Concat(late.Events).ShouldNotContain(message => message.ToString()!.Contains("secreto"));
        page.Events[0].ShouldBeOfType<MessageEvent>().ShouldSatisfyAllConditions(said => said.Deleted.ShouldBe(true), said => said.Text.ShouldBe(""), said => said.Data.ShouldBeNull());
        (await luis.AskAsync<Found>(new { op = "search", q = "secreto" })).Hits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("delete")]
    public async Task Only_the_session_that_wrote_a_message_may_change_it(string op)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        PlainClient plain = await test.PlainAsync();
        await ana.SayAsync("hola");
        await plain.SendAsync("pepe> hola");
        await luis.WaitForSeqAsync(2);
        ana.Drop();
        TestClient impostor = await test.JoinAsync("ana");

        foreach (TestClient other in new[] { luis, impostor })
        {
            foreach (int seq in new[] { 1, 2 })
            {
                await other.SendAsync(new { op, room = "lobby", seq, text = "x" });
                (await other.NextAsync<Error>()).Code.ShouldBe(ErrorCode.Forbidden);
            }
        }
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("delete")]
    [InlineData("react")]
    public async Task A_message_that_was_deleted_cannot_be_changed_any_more(string op)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        await ana.SayAsync("hola");
        await ana.AskAsync<Ack>(new { op = "delete", room = "lobby", seq = 1 });

        await ana.SendAsync(new { op, room = "lobby", seq = 1, text = "x", emoji = "👋" });

        (await ana.NextAsync<Error>()).Code.ShouldBe(ErrorCode.NoSuchMessage);
    }

    [Fact]
    public async Task Reactions_are_events_that_history_folds_into_their_message()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        await ana.SayAsync("hola");
        await ana.AskAsync<Ack>(new { op = "react", room = "lobby", seq = 1, emoji = "👋" });
        await luis.AskAsync<Ack>(new { op = "react", room = "lobby", seq = 1, emoji = "👋" });
        await luis.AskAsync<Ack>(new { op = "react", room = "lobby", seq = 1, emoji = "🎉", on = true });
        await luis.AskAsync<Ack>(new { op = "react", room = "lobby", seq = 1, emoji = "🎉", on = false });

        await ana.WaitForSeqAsync(5);
        HistoryPage page = await ana.AskAsync<HistoryPage>(new { op = "history", room = "lobby" });

        ana.Events.OfType<ReactedEvent>().Select(e => (e.Seq, e.From, e.Target, e.Emoji, e.On)).ShouldBe([
            (2, "ana", 1, "👋", true), (3, "luis", 1, "👋", true), (4, "luis", 1, "🎉", true), (5, "luis", 1, "🎉", false)]);
        page.Events[0].ShouldBeOfType<MessageEvent>().Reactions.ShouldNotBeNull().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            pair => pair.Key.ShouldBe("👋"),
            pair => pair.Value.ShouldBe(["ana", "luis"]));
    }

    [Fact]
    public async Task A_topic_is_told_to_the_room_and_to_those_who_join_later()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");

        Ack ack = await ana.AskAsync<Ack>(new { op = "topic", room = "lobby", text = "Laboratorio 3", nonce = "t" });
        TopicEvent topic = await luis.NextAsync<TopicEvent>();

        (topic.Seq, topic.Text, topic.From, topic.At).ShouldBe((1, "Laboratorio 3", "ana", ack.At));
        TestClient eva = await test.HelloAsync("eva");
        (await eva.AskAsync<Joined>(new { op = "join", room = "lobby" })).Topic.ShouldBe("Laboratorio 3");
        (await eva.AskAsync<RoomList>(new { op = "rooms" })).Rooms[0].Topic.ShouldBe("Laboratorio 3");
    }

    [Theory]
    [InlineData(1_024, true)]
    [InlineData(1_025, false)]
    public async Task A_topic_is_bounded_in_bytes(int bytes, bool isFine)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");

        await ana.SendAsync(new { op = "topic", room = "lobby", text = new string('x', bytes) });

        ServerMessage reply = await ana.NextAsync<ServerMessage>(message => message is Ack || message is Error { Code: ErrorCode.TooLong });
        (reply is Ack).ShouldBe(isFine);
    }

    [Fact]
    public async Task What_a_client_adds_of_its_own_is_passed_over()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");

        await ana.SendAsync(new { op = "send", room = "lobby", text = "hola", from = "luis", seq = 99, colour = new { red = 1 } });
        await ana.NextAsync<Ack>();

        ana.Events[0].From.ShouldBe("ana");
        ana.Events[0].Seq.ShouldBe(1);
        JsonSerializer.Serialize(ana.Wire.Texts).ShouldNotContain("colour");
    }
}
