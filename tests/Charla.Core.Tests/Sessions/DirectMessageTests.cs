using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Sessions;

public sealed class DirectMessageTests
{
    [Fact]
    public async Task Each_of_the_two_sees_the_room_under_the_others_name()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        TestClient luis = await test.HelloAsync("luis");
        TestClient eva = await test.HelloAsync("eva");

        Ack ack = await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "¿vienes?", nonce = "n" });
        await luis.WaitForSeqAsync(1);
        Ack reply = await luis.AskAsync<Ack>(new { op = "send", room = "@ana", text = "voy", reply_to = 1 });
        await ana.WaitForSeqAsync(2);

        (ack.Room, ack.Seq, ack.Nonce).ShouldBe(("@luis", 1, "n"));
        (reply.Room, reply.Seq).ShouldBe(("@ana", 2));
        ana.Received.OfType<Joined>().ShouldHaveSingleItem().Room.ShouldBe("@luis");
        luis.Received.OfType<Joined>().ShouldHaveSingleItem().Room.ShouldBe("@ana");
        ana.Events.Select(e => (e.Room, e.Seq, e.From)).ShouldBe([("@luis", 1, "ana"), ("@luis", 2, "luis")]);
        luis.Events.Select(e => (e.Room, e.Seq, e.From)).ShouldBe([("@ana", 1, "ana"), ("@ana", 2, "luis")]);
        eva.Received.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Everything_about_it_bears_the_name_that_its_reader_knows()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        TestClient luis = await test.HelloAsync("luis");
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "hola" });
        await luis.WaitForSeqAsync(1);

        (await luis.AskAsync<HistoryPage>(new { op = "history", room = "@ana" })).ShouldSatisfyAllConditions(
            page => page.Room.ShouldBe("@ana"), page => page.Events.Cast<RoomEvent>().ShouldAllBe(e => e.Room == "@ana"));
        (await luis.AskAsync<Found>(new { op = "search", q = "hola" })).Hits.Cast<RoomEvent>().Select(hit => hit.Room).ShouldBe(["@ana"]);
        (await luis.AskAsync<MemberList>(new { op = "who", room = "@ANA" })).Room.ShouldBe("@ana");
        (await luis.AskAsync<ReadMarker>(new { op = "read", room = "@ana", seq = 1 })).Room.ShouldBe("@ana");
        await luis.SendAsync(new { op = "typing", room = "@ana" });
        (await ana.NextAsync<TypingNotice>()).Room.ShouldBe("@luis");
        await luis.SendAsync(new { op = "delete", room = "@ana", seq = 1 });
        (await luis.NextAsync<Error>()).ShouldSatisfyAllConditions(error => error.Code.ShouldBe(ErrorCode.Forbidden), error => error.Room.ShouldBe("@ana"));
        (await luis.AskAsync<Left>(new { op = "leave", room = "@ana" })).Room.ShouldBe("@ana");
        (await ana.NextAsync<Presence>()).ShouldBe(new Presence { Room = "@luis", Name = "luis", State = "left" });
    }

    [Fact]
    public async Task An_answer_to_someone_who_has_left_meanwhile_bears_that_name_too()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        await test.HelloAsync("luis");
        test.Log.Hold();
        await ana.SendAsync(new { op = "send", to = "luis", text = "hola" });
        await test.Log.WaitForBatchesAsync(1);
        await ana.AskAsync<Left>(new { op = "leave", room = "@luis" });

        test.Log.Release();

        (await ana.NextAsync<Ack>()).Room.ShouldBe("@luis");
    }

    [Fact]
    public async Task Whoever_was_invited_gets_the_message_that_invited_them()
    {
        await using TestChat test = await TestChat.StartAsync();
        test.Log.CompletesLater = true;
        TestClient ana = await test.HelloAsync("ana");
        TestClient luis = await test.HelloAsync("luis");

        await Task.WhenAll(
            ana.SendAsync(new { op = "send", to = "luis", text = "a" }),
            luis.SendAsync(new { op = "send", to = "ana", text = "b" }));
        await Task.WhenAll(ana.WaitForSeqAsync(2), luis.WaitForSeqAsync(2));

        luis.Received.OfType<Joined>().ShouldHaveSingleItem();
        ana.Received.OfType<Joined>().ShouldHaveSingleItem();
        luis.Seqs.ShouldContain(1);
    }

    [Fact]
    public async Task One_may_write_to_oneself()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");

        (await ana.AskAsync<Ack>(new { op = "send", to = "ana", text = "nota" })).Room.ShouldBe("@ana");

        ana.Seqs.ShouldBe([1]);
        (await ana.AskAsync<RoomList>(new { op = "rooms" })).Rooms[^1].Room.ShouldBe("@ana");
    }

    [Fact]
    public async Task Nobody_of_that_name_is_an_error_and_so_is_someone_of_the_plain_dialect()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        PlainClient plain = await test.PlainAsync();
        await plain.SendAsync("pepe> hola");

        foreach (string to in new[] { "nadie", "pepe" })
        {
            await ana.SendAsync(new { op = "send", to, text = "x", nonce = "n", @ref = "r" });
            Error error = await ana.NextAsync<Error>();
            (error.Code, error.Ref, error.Nonce).ShouldBe((ErrorCode.NoSuchUser, "r", "n"));
        }
    }

    [Fact]
    public async Task Someone_who_has_gone_is_written_to_in_the_room_that_there_is()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        TestClient luis = await test.HelloAsync("luis");
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "uno" });
        luis.Drop();

        (await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "dos" })).Seq.ShouldBe(2);
    }

    [Fact]
    public async Task A_session_that_goes_on_reads_what_was_said_since_it_began()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        TestClient luis = test.Connect();
        string session = (await luis.AskAsync<Welcome>(new { op = "hello", v = 1, name = "luis" })).Session;
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "uno" });
        await luis.WaitForSeqAsync(1);
        luis.Drop();
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "dos" });
        test.Clock.Advance(TimeSpan.FromMinutes(1));

        TestClient again = await test.HelloAsync("luis", resume: session);
        await again.AskAsync<Joined>(new { op = "join", room = "@ana", after = 1 });
        await again.WaitForSeqAsync(2);

        again.Seqs.ShouldBe([2]);
        (await again.AskAsync<HistoryPage>(new { op = "history", room = "@ana" })).Events.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("nick")]
    [InlineData("resume")]
    public async Task What_was_said_before_one_had_the_name_is_never_shown(string how)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient eva = test.Connect();
        string session = (await eva.AskAsync<Welcome>(new { op = "hello", v = 1, name = "eva" })).Session;
        TestClient ana = await test.HelloAsync("ana");
        TestClient luis = await test.HelloAsync("luis");
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "secreto" });
        luis.Drop();
        test.Clock.Advance(TimeSpan.FromMinutes(1));

        TestClient impostor = await BecomeLuisAsync();
        RoomList before = await impostor.AskAsync<RoomList>(new { op = "rooms" });
        Joined joined = await impostor.AskAsync<Joined>(new { op = "join", room = "@ana", after = 0 });
        HistoryPage latest = await impostor.AskAsync<HistoryPage>(new { op = "history", room = "@ana" });
        HistoryPage first = await impostor.AskAsync<HistoryPage>(new { op = "history", room = "@ana", after = 0 });
        HistoryPage around = await impostor.AskAsync<HistoryPage>(new { op = "history", room = "@ana", around = 1 });
        Found found = await impostor.AskAsync<Found>(new { op = "search", q = "secreto" });
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "público" });
        await impostor.WaitForSeqAsync(2);
        HistoryPage now = await impostor.AskAsync<HistoryPage>(new { op = "history", room = "@ana" });

        before.Rooms.Select(room => room.Room).ShouldBe(["lobby"]);
        joined.Unread.ShouldBe(0);
        new[] { latest, first, around }.ShouldAllBe(page => page.Events.Count == 0 && !page.More);
        found.Hits.ShouldBeEmpty();
        impostor.Seqs.ShouldBe([2]);
        (now.Events.Cast<RoomEvent>().Single().Seq, now.More).ShouldBe((2, false));

        async Task<TestClient> BecomeLuisAsync()
        {
            switch (how)
            {
                case "nick":
                    await eva.AskAsync<Renamed>(new { op = "nick", name = "luis" });
                    return eva;
                case "resume":
                    eva.Drop();
                    return await test.HelloAsync("luis", resume: session);
                default:
                    return await test.HelloAsync("luis");
            }
        }
    }

    [Fact]
    public async Task Who_is_invited_is_not_shown_what_was_said_before_their_session_either()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        TestClient luis = await test.HelloAsync("luis");
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "secreto" });
        luis.Drop();
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        TestClient impostor = await test.HelloAsync("luis");

        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "público" });
        await impostor.WaitForSeqAsync(2);

        (await impostor.AskAsync<HistoryPage>(new { op = "history", room = "@ana" })).Events.Cast<RoomEvent>().Single().Seq.ShouldBe(2);
        (await impostor.AskAsync<Found>(new { op = "search", q = "secreto" })).Hits.ShouldBeEmpty();
        impostor.Received.OfType<Joined>().Single().Unread.ShouldBe(0);
    }

    [Fact]
    public async Task Who_changes_the_name_leaves_the_direct_messages_of_the_old_one()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.HelloAsync("luis");
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "uno" });

        await ana.SendAsync(new { op = "nick", name = "anita" });
        (await ana.NextAsync<Left>()).Room.ShouldBe("@luis");
        (await luis.NextAsync<Presence>(presence => presence.State == "left")).ShouldBe(new Presence { Room = "@ana", Name = "ana", State = "left" });
        await luis.SendAsync(new { op = "send", room = "@ana", text = "¿sigues?" });
        Ack ack = await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "soy otra" });

        (ack.Room, ack.Seq).ShouldBe(("@luis", 1));
        await luis.NextAsync<Joined>(joined => joined.Room == "@anita");
        ana.Events.OfType<MessageEvent>().Select(said => said.Text).ShouldBe(["uno", "soy otra"]);
    }

    [Fact]
    public async Task A_name_that_only_changes_its_case_keeps_its_direct_messages()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        await test.HelloAsync("luis");
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "uno" });

        await ana.AskAsync<Renamed>(new { op = "nick", name = "Ana" });

        (await ana.AskAsync<Ack>(new { op = "send", room = "@luis", text = "dos" })).Seq.ShouldBe(2);
    }
}
