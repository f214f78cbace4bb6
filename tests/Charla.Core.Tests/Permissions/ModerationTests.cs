using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Permissions;

/// <summary>How order is kept: who has a room, who may act on whom, and what becomes of it.</summary>
public sealed class ModerationTests
{
    [Fact]
    public async Task Who_makes_a_room_under_an_account_owns_it_and_a_guests_room_is_nobodys()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.JoinAsync("luis", "patio");

        RoomSettings own = await ana.AskAsync<RoomSettings>(new { op = "settings", room = "taller" });
        RoomSettings nobodys = await luis.AskAsync<RoomSettings>(new { op = "settings", room = "patio" });

        (own.Role, string.Join(' ', own.Owners), own.Access, own.Guests, own.Locked).ShouldBe(("owner", "ana", "public", true, false));
        (nobodys.Role, nobodys.Owners.Count, string.Join(' ', nobodys.May)).ShouldBe(("guest", 0, "read send react topic edit_own delete_own"));
    }

    [Fact]
    public async Task Who_is_kicked_is_out_is_told_why_and_may_come_again()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.JoinAsync("luis", "taller");

        await ana.AskAsync<Ack>(new { op = "kick", room = "taller", who = "luis", reason = "ruido" });
        Left left = await luis.NextAsync<Left>();
        await ana.SayAsync("sin luis", "taller");

        ModeratedEvent seen = await luis.SeesAsync("kick");
        (seen.From, seen.Who, seen.Reason, seen.Seq, seen.Account).ShouldBe(("ana", "luis", "ruido", 1, "ana"));
        (left.Room, left.Reason).ShouldBe(("taller", "kicked"));
        luis.Events.OfType<MessageEvent>().ShouldBeEmpty();
        (await luis.RefusedAsync(new { op = "send", room = "taller", text = "hola" })).Code.ShouldBe(ErrorCode.NotJoined);
        (await luis.JoinAsync("taller")).Head.ShouldBe(2);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("account")]
    [InlineData("address")]
    [InlineData("prefix")]
    public async Task Who_is_banned_is_out_at_once_by_whatever_they_are_known_and_reads_nothing(string by)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient root = await test.MemberAsync("root", "taller", admin: true);
        TestClient luis = by == "account" ? await test.SignInAsync("luis", remote: "10.1.2.3:9") : await test.GuestAsync("luis", "10.1.2.3:9");
        await luis.JoinAsync("taller");
        object ban = by switch
        {
            "address" => new { op = "ban", room = "taller", address = "10.1.2.3" },
            "prefix" => new { op = "ban", room = "taller", address = "10.1.0.0/16" },
            _ => new { op = "ban", room = "taller", who = "luis" },
        };

        await root.AskAsync<Ack>(ban);
        (await luis.NextAsync<Left>()).Reason.ShouldBe("banned");
        await root.SayAsync("secreto", "taller");

        foreach (object request in new object[]
        {
            new { op = "join", room = "taller" },
            new { op = "join", room = "taller", after = 0 },
            new { op = "settings", room = "taller" },
        })
        {
            (await luis.RefusedAsync(request)).Code.ShouldBe(ErrorCode.Banned);
        }

        foreach (object request in new object[]
        {
            new { op = "send", room = "taller", text = "hola" },
            new { op = "history", room = "taller" },
            new { op = "search", q = "secreto", room = "taller" },
            new { op = "who", room = "taller" },
            new { op = "read", room = "taller", seq = 1 },
        })
        {
            (await luis.RefusedAsync(request)).Code.ShouldBe(ErrorCode.NotJoined);
        }

        luis.Events.OfType<MessageEvent>().ShouldBeEmpty();
        (await test.Chat.Log.FindRoomAsync("taller"))!.Rules.Sanctions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_ban_is_of_names_that_look_the_same_and_of_the_account_whatever_it_is_called()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        await test.SignInAsync("eva");

        await ana.AskAsync<Ack>(new { op = "ban", room = "taller", who = "luis" });
        await ana.AskAsync<Ack>(new { op = "ban", room = "taller", who = "eva" });
        TestClient luis = await test.GuestAsync("LUIS");
        TestClient eva = await test.SignInAsync("eva");
        await eva.AskAsync<Renamed>(new { op = "nick", name = "eva2" });

        (await luis.RefusedAsync(new { op = "join", room = "taller" })).Code.ShouldBe(ErrorCode.Banned);
        (await eva.RefusedAsync(new { op = "join", room = "taller" })).Code.ShouldBe(ErrorCode.Banned);
    }

    [Fact]
    public async Task Who_takes_a_banned_name_in_the_room_is_out()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.JoinAsync("luis", "taller");
        await ana.AskAsync<Ack>(new { op = "ban", room = "taller", who = "pepe" });

        await luis.AskAsync<Renamed>(new { op = "nick", name = "pepe" });

        (await luis.NextAsync<Left>()).Reason.ShouldBe("banned");
    }

    [Fact]
    public async Task A_ban_ends_by_itself_and_says_when()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.HelloAsync("luis");
        await ana.AskAsync<Ack>(new { op = "ban", room = "taller", who = "luis", seconds = 60 });

        Error refused = await luis.RefusedAsync(new { op = "join", room = "taller" });
        test.Clock.Advance(TimeSpan.FromSeconds(61));

        (refused.Code, refused.RetryAfterMs).ShouldBe((ErrorCode.Banned, 60_000));
        await luis.SendAsync(new { op = "join", room = "taller" });
        await luis.Wire.WaitUntilAsync(() => luis.Received.OfType<Joined>().Any());
    }

    [Fact]
    public async Task A_ban_is_listed_without_its_address_and_taken_back()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.GuestAsync("luis", "10.1.2.3:9");

        await ana.AskAsync<Ack>(new { op = "ban", room = "taller", who = "luis", with_address = true, reason = "spam" });
        BanSummary ban = (await ana.AskAsync<BanList>(new { op = "bans", room = "taller" })).Bans.ShouldHaveSingleItem();
        TestClient other = await test.GuestAsync("otro", "10.1.2.3:10");
        (await other.RefusedAsync(new { op = "join", room = "taller" })).Code.ShouldBe(ErrorCode.Banned);
        await ana.AskAsync<Ack>(new { op = "unban", room = "taller", id = ban.Id });

        (ban.Name, ban.Address, ban.HasAddress, ban.Reason, ban.By).ShouldBe(("luis", null, true, "spam", "ana"));
        (await luis.JoinAsync("taller")).Room.ShouldBe("taller");
        TestClient root = await test.SignInAsync("root", admin: true);
        (await root.AskAsync<AuditPage>(new { op = "audit", room = "taller" })).Entries.Select(entry => (entry.Act, entry.Detail)).ShouldBe([("unban", "10.1.2.3"), ("ban", "10.1.2.3")]);
        (await ana.AskAsync<AuditPage>(new { op = "audit", room = "taller" })).Entries.ShouldAllBe(entry => entry.Detail == null && entry.Address == null);
    }

    [Fact]
    public async Task Who_is_muted_reads_and_writes_nothing_until_it_ends()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.JoinAsync("luis", "taller");
        await ana.AskAsync<Ack>(new { op = "mute", room = "taller", who = "luis", seconds = 30 });
        await luis.SeesAsync("mute");

        foreach (object request in new object[]
        {
            new { op = "send", room = "taller", text = "hola" },
            new { op = "react", room = "taller", seq = 1, emoji = "👋" },
            new { op = "topic", room = "taller", text = "mío" },
            new { op = "edit", room = "taller", seq = 1, text = "x" },
            new { op = "typing", room = "taller" },
        })
        {
            Error refused = await luis.RefusedAsync(request);
            (refused.Code, refused.RetryAfterMs).ShouldBe((ErrorCode.Muted, 30_000));
        }

        await ana.SayAsync("te leo", "taller");
        await luis.WaitForSeqAsync(2);
        test.Clock.Advance(TimeSpan.FromSeconds(31));
        await luis.SendAsync(new { op = "send", room = "taller", text = "ya" });
        await luis.WaitForSeqAsync(3);
    }

    [Fact]
    public async Task What_was_on_its_way_when_its_sender_was_muted_is_refused()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.JoinAsync("luis", "taller");
        test.Log.Hold();
        await ana.SendAsync(new { op = "mute", room = "taller", who = "luis" });
        await luis.SendAsync(new { op = "send", room = "taller", text = "rápido" });
        test.Log.Release();

        await luis.Wire.WaitUntilAsync(() => luis.Received.OfType<Error>().Any(error => error.Code == ErrorCode.Muted));
        luis.Events.OfType<MessageEvent>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_banned_is_given_nothing_that_came_after_it_in_the_same_moment()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.JoinAsync("luis", "taller");
        test.Log.Hold();
        await ana.SendAsync(new { op = "send", room = "taller", text = "antes" });
        await ana.SendAsync(new { op = "ban", room = "taller", who = "luis" });
        await ana.SendAsync(new { op = "send", room = "taller", text = "después" });
        test.Log.Release();
        await ana.WaitForSeqAsync(3);

        (await luis.NextAsync<Left>()).Reason.ShouldBe("banned");
        luis.Events.OfType<MessageEvent>().Select(said => said.Text).ShouldBe(["antes"]);
    }

    [Fact]
    public async Task A_moderator_deletes_what_others_wrote_and_it_is_written_down_but_not_their_own()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.JoinAsync("luis", "taller");
        await luis.SayAsync("feo", "taller");
        await ana.SayAsync("mío", "taller");

        (await luis.RefusedAsync(new { op = "delete", room = "taller", seq = 2 })).Code.ShouldBe(ErrorCode.Forbidden);
        await ana.AskAsync<Ack>(new { op = "delete", room = "taller", seq = 1 });
        await ana.AskAsync<Ack>(new { op = "delete", room = "taller", seq = 2 });

        AuditSummary entry = (await ana.AskAsync<AuditPage>(new { op = "audit", room = "taller" })).Entries.ShouldHaveSingleItem();
        (entry.Act, entry.By, entry.Account, entry.Detail, entry.Room).ShouldBe(("delete", "ana", "ana", "1", "taller"));
    }

    [Fact]
    public async Task Roles_are_given_by_those_who_may_and_only_those_below_are_acted_on()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.MemberAsync("luis", "taller");
        TestClient eva = await test.MemberAsync("eva", "taller");

        (await luis.RefusedAsync(new { op = "kick", room = "taller", who = "eva" })).Code.ShouldBe(ErrorCode.Forbidden);
        await ana.AskAsync<Ack>(new { op = "role", room = "taller", who = "luis", role = "moderator" });
        await ana.AskAsync<Ack>(new { op = "role", room = "taller", who = "eva", role = "owner" });
        await luis.SeesAsync("role");

        foreach (object request in new object[]
        {
            new { op = "kick", room = "taller", who = "ana" },
            new { op = "ban", room = "taller", who = "eva" },
            new { op = "role", room = "taller", who = "ana", role = "member" },
            new { op = "role", room = "taller", who = "luis", role = "owner" },
            new { op = "rename", room = "taller", name = "otro" },
            new { op = "settings", room = "taller", access = "private" },
            new { op = "settings", room = "taller", keep_days = 1 },
            new { op = "settings", room = "taller", locked = true, guests = false },
            new { op = "audit", room = "taller" },
            new { op = "audit" },
        })
        {
            (await luis.RefusedAsync(request)).Code.ShouldBe(ErrorCode.Forbidden);
        }

        (await eva.RefusedAsync(new { op = "ban", room = "taller", who = "ana" })).Code.ShouldBe(ErrorCode.Forbidden);
        (await ana.RefusedAsync(new { op = "ban", room = "taller", address = "10.0.0.1" })).Code.ShouldBe(ErrorCode.Forbidden);
        await luis.SendAsync(new { op = "settings", room = "taller", locked = true });
        await eva.SeesAsync("settings");
        await luis.SendAsync(new { op = "role", room = "taller", who = "luis", role = "member" });
        await eva.Wire.WaitUntilAsync(() => eva.Events.OfType<ModeratedEvent>().Count(done => done.Act == "role") == 3);
        await test.LoopAsync(test.Room("taller"));
        test.Room("taller").Rules.Roles.Keys.ShouldBe(["ana", "eva"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"op":"kick","room":"taller"}""", "bad_request")]
    [InlineData("""{"op":"kick","room":"taller","who":"nobody"}""", "no_such_user")]
    [InlineData("""{"op":"kick","room":"nowhere","who":"ana"}""", "no_such_room")]
    [InlineData("""{"op":"kick","who":"ana"}""", "bad_request")]
    [InlineData("""{"op":"ban","room":"taller","who":"x y"}""", "bad_request")]
    [InlineData("""{"op":"ban","room":"taller","who":"x","seconds":0}""", "bad_request")]
    [InlineData("""{"op":"ban","room":"taller","who":"x","seconds":-1}""", "bad_request")]
    [InlineData("""{"op":"ban","room":"taller","who":"x","address":"10.0.0.1"}""", "bad_request")]
    [InlineData("""{"op":"ban","room":"taller","address":"10.0.0.300"}""", "bad_request")]
    [InlineData("""{"op":"ban","room":"taller","address":"10.0.0.0/33"}""", "bad_request")]
    [InlineData("""{"op":"ban","room":"taller","who":"x","with_address":true}""", "bad_request")]
    [InlineData("""{"op":"ban","room":"@ana","who":"x"}""", "forbidden")]
    [InlineData("""{"op":"unban","room":"taller","who":"x"}""", "bad_request")]
    [InlineData("""{"op":"unban","room":"taller","id":9}""", "bad_request")]
    [InlineData("""{"op":"unban","room":"taller"}""", "bad_request")]
    [InlineData("""{"op":"role","room":"taller","who":"nobody","role":"owner"}""", "no_such_account")]
    [InlineData("""{"op":"role","room":"taller","who":"root","role":"king"}""", "bad_request")]
    [InlineData("""{"op":"invite","room":"taller","who":"nobody"}""", "no_such_account")]
    [InlineData("""{"op":"rename","room":"taller","name":"dos palabras"}""", "bad_request")]
    [InlineData("""{"op":"rename","room":"taller","name":"lobby"}""", "name_taken")]
    [InlineData("""{"op":"rename","room":"lobby","name":"otro"}""", "forbidden")]
    [InlineData("""{"op":"settings","room":"taller","access":"secret"}""", "bad_request")]
    [InlineData("""{"op":"settings","room":"taller","keep_count":-1}""", "bad_request")]
    [InlineData("""{"op":"audit","room":"taller","limit":0}""", "bad_request")]
    public async Task What_can_not_be_done_is_refused_with_its_code(string request, string code)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient root = await test.MemberAsync("root", "taller", admin: true);

        (await root.RefusedAsync(System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(request))).Code.ShouldBe(code);
        (await root.AskAsync<AuditPage>(new { op = "audit" })).Entries.ShouldBeEmpty();
    }
}
