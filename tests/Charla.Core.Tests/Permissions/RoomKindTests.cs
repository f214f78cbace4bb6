using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Permissions;

/// <summary>Private, announcement-only, locked and renamed rooms, and those that are not for guests.</summary>
public sealed class RoomKindTests
{
    [Fact]
    public async Task A_private_room_is_seen_and_read_by_nobody_else_by_whatever_way()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.MemberAsync("luis", "taller");
        await ana.SayAsync("secreto", "taller");
        await ana.AskAsync<Ack>(new { op = "settings", room = "taller", access = "private" });
        (await luis.NextAsync<Left>()).Reason.ShouldBe(ErrorCode.InviteOnly);

        TestClient eva = test.Connect();
        Welcome welcome = await eva.AskAsync<Welcome>(new { op = "hello", v = 1, name = "eva" });
        welcome.Rooms.ShouldBe(["lobby"]);
        (await eva.AskAsync<RoomList>(new { op = "rooms" })).Rooms.Select(room => room.Room).ShouldBe(["lobby"]);
        (await eva.AskAsync<Found>(new { op = "search", q = "secreto" })).Hits.ShouldBeEmpty();
        (await eva.RefusedAsync(new { op = "join", room = "TALLER", after = 0 })).Code.ShouldBe(ErrorCode.InviteOnly);
        (await eva.RefusedAsync(new { op = "settings", room = "taller" })).Code.ShouldBe(ErrorCode.InviteOnly);
        (await eva.RefusedAsync(new { op = "bans", room = "taller" })).Code.ShouldBe(ErrorCode.InviteOnly);
        (await eva.RefusedAsync(new { op = "audit", room = "taller" })).Code.ShouldBe(ErrorCode.InviteOnly);
        foreach (string op in new[] { "history", "who", "read", "typing", "leave", "search" })
        {
            (await eva.RefusedAsync(new { op, room = "taller", seq = 1, q = "secreto" })).Code.ShouldBe(ErrorCode.NotJoined);
        }

        (await luis.AskAsync<RoomList>(new { op = "rooms" })).Rooms.Select(room => room.Room).ShouldBe(["lobby"]);
        (await ana.AskAsync<RoomList>(new { op = "rooms" })).Rooms.Select(room => room.Room).ShouldBe(["lobby", "taller"]);
    }

    [Fact]
    public async Task Whoever_is_told_of_a_change_and_asks_at_once_is_answered_by_it()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        for (int round = 0; round < 200; round++)
        {
            bool locked = round % 2 == 0;
            await ana.AskAsync<Ack>(new { op = "settings", room = "taller", locked });
            (await ana.AskAsync<RoomSettings>(new { op = "settings", room = "taller" })).Locked.ShouldBe(locked, $"in round {round}");
        }
    }

    [Fact]
    public async Task Who_is_invited_reads_and_writes_in_a_private_room_until_it_is_taken_back()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.SignInAsync("luis");
        await ana.AskAsync<Ack>(new { op = "settings", room = "taller", access = "private" });
        await ana.AskAsync<Ack>(new { op = "invite", room = "taller", who = "luis" });

        await luis.JoinAsync("taller");
        (await luis.SayAsync("gracias", "taller")).Seq.ShouldBe(3);
        await ana.AskAsync<Ack>(new { op = "invite", room = "taller", who = "luis", on = false });

        (await luis.NextAsync<Left>()).Reason.ShouldBe(ErrorCode.InviteOnly);
    }

    [Fact]
    public async Task Who_signs_out_in_a_room_that_is_not_for_guests_is_out()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.MemberAsync("luis", "taller");
        await ana.AskAsync<Ack>(new { op = "settings", room = "taller", guests = false });
        await luis.SeesAsync("settings");

        await luis.AskAsync<SignedOut>(new { op = "sign_out" });

        (await luis.NextAsync<Left>()).Reason.ShouldBe(ErrorCode.AuthRequired);
        (await luis.RefusedAsync(new { op = "join", room = "taller" })).Code.ShouldBe(ErrorCode.AuthRequired);
    }

    [Fact]
    public async Task An_administrator_who_is_none_any_more_keeps_no_room_that_was_not_theirs()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient root = await test.MemberAsync("root", "taller", admin: true);
        await ana.AskAsync<Ack>(new { op = "settings", room = "taller", access = "private" });

        await test.Accounts.ChangeAsync(test.Accounts.Find("root")! with { Role = Core.Accounts.ServerRole.User });

        (await root.NextAsync<Left>()).Reason.ShouldBe(ErrorCode.InviteOnly);
    }

    [Fact]
    public async Task In_a_locked_room_one_reads_and_in_one_for_announcements_one_reacts()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.MemberAsync("luis", "taller");
        await ana.SayAsync("hola", "taller");

        await ana.AskAsync<Ack>(new { op = "settings", room = "taller", locked = true });
        (await luis.RefusedAsync(new { op = "send", room = "taller", text = "x" })).Code.ShouldBe(ErrorCode.RoomLocked);
        await ana.AskAsync<Ack>(new { op = "settings", room = "taller", locked = false, access = "announcement" });
        (await luis.RefusedAsync(new { op = "send", room = "taller", text = "x" })).Code.ShouldBe(ErrorCode.Forbidden);
        await ana.SayAsync("aviso", "taller");

        await luis.SendAsync(new { op = "react", room = "taller", seq = 1, emoji = "👋" });
        await luis.Wire.WaitUntilAsync(() => luis.Events.OfType<ReactedEvent>().Any());
    }

    [Fact]
    public async Task A_renamed_room_goes_on_under_its_new_name_and_the_old_one_leads_to_it_until_another_takes_it()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        TestClient luis = await test.JoinAsync("luis", "taller");
        await ana.SayAsync("uno", "taller");

        await ana.AskAsync<Ack>(new { op = "rename", room = "taller", name = "Laboratorio" });
        (await ana.SayAsync("dos", "taller")).Room.ShouldBe("Laboratorio");
        await luis.WaitForSeqAsync(3);
        ModeratedEvent renamed = await luis.SeesAsync("rename");
        (renamed.Room, renamed.Name, luis.Events[^1].Room).ShouldBe(("taller", "Laboratorio", "Laboratorio"));
        (await luis.AskAsync<HistoryPage>(new { op = "history", room = "laboratorio" })).Events.Cast<RoomEvent>().ShouldAllBe(e => e.Room == "Laboratorio");
        (await test.GuestAsync("eva") is var eva ? await eva.JoinAsync("TALLER") : null)!.Room.ShouldBe("Laboratorio");

        await ana.AskAsync<Joined>(new { op = "join", room = "otra" });
        await ana.AskAsync<Ack>(new { op = "rename", room = "otra", name = "taller" });

        TestClient pia = await test.GuestAsync("pia");
        (await pia.JoinAsync("taller")).Head.ShouldBe(1);
        (await pia.JoinAsync("otra")).Room.ShouldBe("taller");
        (await pia.AskAsync<RoomList>(new { op = "rooms" })).Rooms.Select(room => room.Room).ShouldBe(["lobby", "taller", "Laboratorio"], ignoreOrder: true);
        (await ana.RefusedAsync(new { op = "rename", room = "taller", name = "laboratorio" })).Code.ShouldBe(ErrorCode.NameTaken);
    }

    [Fact]
    public async Task Addresses_are_shown_to_administrators_alone()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller", remote: "10.1.2.3:9");
        TestClient root = await test.MemberAsync("root", "taller", admin: true);

        (await ana.AskAsync<MemberList>(new { op = "who", room = "taller" })).Members.ShouldAllBe(member => member.Address == null);
        MemberSummary seen = (await root.AskAsync<MemberList>(new { op = "who", room = "taller" })).Members.Single(member => member.Name == "ana");
        (seen.Address, seen.Role).ShouldBe(("10.1.2.3", "owner"));
    }

    [Fact]
    public async Task A_plain_client_that_is_kicked_or_banned_is_told_so_and_closed()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient root = await test.MemberAsync("root", "lobby", admin: true);
        PlainClient ana = await test.PlainAsync();
        PlainClient luis = await test.PlainAsync();
        await ana.SendAsync("ana> hola");
        await luis.SendAsync("luis> hola");
        await root.WaitForSeqAsync(2);

        await root.AskAsync<Ack>(new { op = "kick", room = "lobby", who = "ana" });
        await root.AskAsync<Ack>(new { op = "ban", room = "lobby", who = "luis" });
        await root.SayAsync("solos");

        await ana.WaitForAsync("charla/1 notice: Te han echado de la sala «lobby».");
        await luis.WaitForAsync("charla/1 notice: Te han vetado en la sala «lobby».");
        await luis.Wire.WaitUntilAsync(() => luis.Texts.Contains("charla/1 notice: charla vetó a luis.") || luis.Texts.Contains("charla/1 notice: root vetó a luis."));
        ana.Texts.ShouldNotContain("root> solos");
        luis.Texts.ShouldNotContain("root> solos");
        PlainClient again = await test.PlainAsync();
        await again.SendAsync("luis> soy yo");
        await again.WaitForAsync("charla/1 notice: Te han vetado en la sala «lobby».");
        again.Texts.ShouldNotContain("luis> soy yo");
    }

    [Fact]
    public async Task A_plain_client_in_a_lobby_that_is_not_for_guests_hears_nothing_and_is_told_why()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient root = await test.MemberAsync("root", "lobby", admin: true);
        await root.AskAsync<Ack>(new { op = "settings", room = "lobby", guests = false });
        PlainClient ana = await test.PlainAsync();
        await root.SayAsync("solo socios");

        await ana.SendAsync("ana> hola");
        ana.Texts.ShouldNotContain("root> solo socios");
        ana.Texts.ShouldContain(text => text.StartsWith("charla/1 error auth_required", StringComparison.Ordinal));
        await root.AskAsync<Ack>(new { op = "settings", room = "lobby", guests = true });
        await ana.SendAsync("ana> ahora sí");

        await ana.WaitForAsync("ana> ahora sí");
    }

    [Fact]
    public async Task Where_nothing_was_set_guests_do_what_they_always_did_and_direct_messages_are_nobodys_to_moderate()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient root = await test.MemberAsync("root", "lobby", admin: true);
        TestClient ana = await test.JoinAsync("ana");
        await ana.SayAsync("hola");
        await ana.AskAsync<Ack>(new { op = "topic", room = "lobby", text = "Tema" });
        await ana.AskAsync<Ack>(new { op = "send", to = "root", text = "psst" });

        await root.NextAsync<Joined>(joined => joined.Room == "@ana");
        (await root.RefusedAsync(new { op = "delete", room = "@ana", seq = 1 })).Code.ShouldBe(ErrorCode.Forbidden);
        (await root.RefusedAsync(new { op = "kick", room = "@ana", who = "ana" })).Code.ShouldBe(ErrorCode.Forbidden);
    }
}
