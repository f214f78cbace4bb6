using System.Text;
using Charla.Core.Accounts;

namespace Charla.Server.Tests.Irc;

/// <summary>IRCv3, as its specifications have it. Over real sockets.</summary>
public sealed class IrcCapabilityTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync(new ServerOptions { IrcPort = "any" });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Tags_come_to_those_who_asked_for_them_and_to_nobody_else()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        using IrcPeer bare = await IrcPeer.RegisterAsync(_server, "bare");
        using IrcPeer timed = await IrcPeer.RegisterAsync(_server, "timed", "server-time");
        using IrcPeer tagged = await IrcPeer.RegisterAsync(_server, "tagged", "message-tags");
        foreach (IrcPeer peer in new[] { ana, bare, timed, tagged })
        {
            await peer.AskAsync("JOIN #lobby");
        }

        await ana.AskAsync("PRIVMSG #lobby :hola");

        (await bare.WaitForAsync(" PRIVMSG ")).ShouldBe(":ana!~u@charla PRIVMSG #lobby :hola");
        (await timed.WaitForAsync(" PRIVMSG ")).ShouldMatch(@"^@time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z :ana!~u@charla PRIVMSG #lobby :hola$");
        (await tagged.WaitForAsync(" PRIVMSG ")).ShouldBe("@msgid=1.lobby :ana!~u@charla PRIVMSG #lobby :hola");
    }

    [Fact]
    public async Task A_label_comes_back_with_the_one_line_or_the_batch_or_the_ack_that_answers()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana", "labeled-response batch message-tags");

        (await ana.AskAsync("@label=a JOIN #lobby")).ShouldBe([
            "@label=a :irc.charla BATCH +1 labeled-response", "@batch=1 :ana!~u@charla JOIN #lobby", "@batch=1 :irc.charla 353 ana = #lobby :ana", "@batch=1 :irc.charla 366 ana #lobby :End of /NAMES list", ":irc.charla BATCH -1"]);
        (await ana.AskAsync("@label=b PRIVMSG #lobby :sin eco")).ShouldBe(["@label=b :irc.charla ACK"]);
        (await ana.AskAsync("@label=c ISON ana")).ShouldBe(["@label=c :irc.charla 303 ana :ana"]);
        (await ana.AskAsync("@label=d PRIVMSG nadie :x")).ShouldHaveSingleItem().ShouldStartWith("@label=d :irc.charla 401 ");
        (await ana.AskAsync("@label=e TOPIC #lobby :otro")).ShouldBe(["@label=e;msgid=2.lobby :ana!~u@charla TOPIC #lobby :otro"]);
        (await ana.AskAsync("@label=f PONG x")).ShouldBe(["@label=f :irc.charla ACK"]);
    }

    [Fact]
    public async Task An_echo_comes_once_with_its_label_and_its_id_in_the_rooms_order()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana", "labeled-response batch message-tags echo-message");
        await ana.AskAsync("JOIN #lobby");

        IReadOnlyList<string> lines = await ana.AskAsync("@label=1 PRIVMSG #lobby :uno", "PRIVMSG #lobby :dos", "@label=3 PRIVMSG ana :tres");

        // Between a room and a direct message there is no order.
        lines.Where(line => line.Contains(" #lobby ", StringComparison.Ordinal))
            .ShouldBe(["@label=1;msgid=1.lobby :ana!~u@charla PRIVMSG #lobby :uno", "@msgid=2.lobby :ana!~u@charla PRIVMSG #lobby :dos"]);
        lines.Where(line => !line.Contains(" #lobby ", StringComparison.Ordinal)).ShouldBe(["@label=3;msgid=1.@ana|ana :ana!~u@charla PRIVMSG ana :tres"]);
    }

    [Fact]
    public async Task Capabilities_that_change_in_a_room_change_what_is_read_there()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis");
        await luis.AskAsync("JOIN #lobby");
        await ana.AskAsync("JOIN #lobby", "CAP REQ :message-tags");

        await luis.AskAsync("PRIVMSG #lobby :hola");

        (await ana.WaitForAsync(" PRIVMSG ")).ShouldBe("@msgid=1.lobby :luis!~u@charla PRIVMSG #lobby :hola");
    }

    [Fact]
    public async Task A_member_signs_in_by_sasl_before_the_welcome_and_others_are_shown_the_account()
    {
        await _server.Server.Chat.Accounts.AddAsync("eva", "contraseña larga", ServerRole.User);
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis", "extended-join account-tag userhost-in-names");
        await luis.AskAsync("JOIN #lobby");
        using IrcPeer eva = await IrcPeer.ConnectAsync(_server);
        await eva.AskAsync("CAP LS 302", "NICK eva_movil", "USER e 0 * :Eva E", "CAP REQ :sasl");

        (await eva.AskAsync("AUTHENTICATE PLAIN")).ShouldBe(["AUTHENTICATE +"]);
        (await eva.AskAsync("AUTHENTICATE " + Plain("eva", "otra cosa"))).ShouldHaveSingleItem().ShouldStartWith(":irc.charla 904 ");
        (await eva.AskAsync("AUTHENTICATE PLAIN", "AUTHENTICATE " + Plain("eva", "contraseña larga"))).Select(line => line.Split(' ')[1]).ShouldBe(["+", "900", "903"]);
        (await eva.AskAsync("CAP END"))[0].ShouldContain(" 001 eva_movil ");
        await eva.AskAsync("JOIN #lobby", "PRIVMSG #lobby :soy yo");

        (await luis.WaitForAsync(" JOIN ")).ShouldBe(":eva_movil!eva@charla JOIN #lobby eva :Eva E");
        (await luis.WaitForAsync(" PRIVMSG ")).ShouldBe("@account=eva :eva_movil!eva@charla PRIVMSG #lobby :soy yo");
        (await luis.AskAsync("NAMES #lobby"))[0].ShouldBe(":irc.charla 353 luis = #lobby :luis!~u@charla eva_movil!eva@charla");
    }

    [Fact]
    public async Task A_registered_nick_is_its_owners()
    {
        await _server.Server.Chat.Accounts.AddAsync("eva", "contraseña larga", ServerRole.User);
        using IrcPeer other = await IrcPeer.ConnectAsync(_server);

        (await other.AskAsync("NICK eva", "USER e 0 * :E")).ShouldHaveSingleItem().ShouldStartWith(":irc.charla 433 * eva :");
    }

    [Fact]
    public async Task An_account_is_made_opened_and_left_by_the_service()
    {
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis", "account-notify");
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        await luis.AskAsync("JOIN #lobby");
        await ana.AskAsync("JOIN #lobby");

        (await ana.AskAsync("PRIVMSG NickServ :REGISTER corta"))[0].ShouldStartWith(":NickServ!services@irc.charla NOTICE ana :");
        (await ana.AskAsync("PRIVMSG NickServ :REGISTER contraseña-larga"))[0].ShouldStartWith(":irc.charla 900 ana ana!ana@charla ana :");
        (await luis.WaitForAsync(" ACCOUNT ")).ShouldBe(":ana!ana@charla ACCOUNT ana");
        (await ana.AskAsync("NS LOGOUT"))[0].ShouldStartWith(":ana!ana@charla NICK guest-");
        (await ana.AskAsync("NS IDENTIFY ana contraseña-larga"))[0].ShouldEndWith(" NICK ana");
    }

    [Fact]
    public async Task History_is_read_from_the_log_by_id_and_by_time()
    {
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis");
        await luis.AskAsync("JOIN #lobby", "PRIVMSG #lobby :1", "PRIVMSG #lobby :2", "PRIVMSG #lobby :3", "PRIVMSG #lobby :4", "PRIVMSG #lobby :5");
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana", "batch draft/chathistory message-tags server-time");
        await ana.AskAsync("JOIN #lobby");

        string[] all = await PageAsync(ana, "LATEST #lobby * 10");
        string third = all[2].Split("time=")[1].Split(';')[0];

        Texts(all).ShouldBe("12345");
        Texts(await PageAsync(ana, "LATEST #lobby * 2")).ShouldBe("45");
        Texts(await PageAsync(ana, "LATEST #lobby msgid=3.lobby 10")).ShouldBe("45");
        Texts(await PageAsync(ana, "BEFORE #lobby msgid=3.lobby 10")).ShouldBe("12");
        Texts(await PageAsync(ana, "AFTER #lobby msgid=3.lobby 1")).ShouldBe("4");
        Texts(await PageAsync(ana, "AROUND #lobby msgid=3.lobby 3")).ShouldBe("234");
        Texts(await PageAsync(ana, "BETWEEN #lobby msgid=1.lobby msgid=5.lobby 10")).ShouldBe("234");
        Texts(await PageAsync(ana, "BETWEEN #lobby msgid=5.lobby msgid=1.lobby 2")).ShouldBe("34");
        Texts(await PageAsync(ana, $"AFTER #lobby timestamp={third} 10")).ShouldStartWith("");
        (await ana.AskAsync("CHATHISTORY LATEST #nunca * 10")).ShouldHaveSingleItem().ShouldContain("CHATHISTORY");
        (await ana.AskAsync("CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2099-01-01T00:00:00.000Z 5"))[1].ShouldContain(" CHATHISTORY TARGETS #lobby ");
    }

    [Fact]
    public async Task Replies_reactions_and_deletions_pass_as_tags_and_commands_and_as_words_to_others()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana", "message-tags echo-message draft/message-redaction");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis", "message-tags");
        using IrcPeer old = await IrcPeer.RegisterAsync(_server, "old");
        foreach (IrcPeer peer in new[] { luis, old, ana })
        {
            await peer.AskAsync("JOIN #lobby");
        }

        (await ana.AskAsync("PRIVMSG #lobby :hola")).ShouldBe(["@msgid=1.lobby :ana!~u@charla PRIVMSG #lobby :hola"]);
        await luis.AskAsync("@+draft/reply=1.lobby PRIVMSG #lobby :¡buenas!", "@+draft/reply=1.lobby;+draft/react=👋 TAGMSG #lobby", "@+typing=active TAGMSG #lobby");
        await ana.SendAsync("REDACT #lobby 1.lobby");

        (await ana.ReadAsync()).ShouldBe("@msgid=2.lobby;+draft/reply=1.lobby :luis!~u@charla PRIVMSG #lobby :¡buenas!");
        (await ana.ReadAsync()).ShouldBe("@msgid=3.lobby;+draft/reply=1.lobby;+draft/react=👋 :luis!~u@charla TAGMSG #lobby");
        (await ana.ReadAsync()).ShouldBe("@+typing=active :luis!~u@charla TAGMSG #lobby");
        (await ana.ReadAsync()).ShouldBe("@msgid=4.lobby :ana!~u@charla REDACT #lobby 1.lobby");
        await old.WaitForAsync(":¡buenas!");
        (await old.ReadAsync()).ShouldBe(":luis!~u@charla NOTICE #lobby :(reacciona 👋)");
        (await old.ReadAsync()).ShouldBe(":ana!~u@charla NOTICE #lobby :(borró un mensaje)");
    }

    [Fact]
    public async Task Those_who_share_a_room_and_asked_are_told_of_absence_and_other_real_names()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana", "setname");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis", "away-notify setname");
        await luis.AskAsync("JOIN #a", "JOIN #b");
        await ana.AskAsync("JOIN #a", "JOIN #b");

        await ana.AskAsync("AWAY :comiendo");
        (await luis.WaitForAsync(" AWAY ")).ShouldBe(":ana!~u@charla AWAY :comiendo");
        (await ana.AskAsync("SETNAME :Ana María")).ShouldBe([":ana!~u@charla SETNAME :Ana María"]);
        (await luis.ReadAsync()).ShouldBe(":ana!~u@charla SETNAME :Ana María");
    }

    [Fact]
    public async Task Whom_someone_invites_and_those_in_the_room_who_asked_are_told_of_it()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis");
        using IrcPeer eva = await IrcPeer.RegisterAsync(_server, "eva", "invite-notify");
        await eva.AskAsync("JOIN #sala");
        await ana.AskAsync("JOIN #sala");
        await eva.WaitForAsync(" JOIN ");

        (await ana.AskAsync("INVITE luis #sala")).ShouldBe([":irc.charla 341 ana luis #sala"]);

        (await luis.ReadAsync()).ShouldBe(":ana!~u@charla INVITE luis #sala");
        (await eva.ReadAsync()).ShouldBe(":ana!~u@charla INVITE luis #sala");
        (await ana.AskAsync("INVITE eva #sala")).ShouldHaveSingleItem().ShouldStartWith(":irc.charla 443 ana eva #sala :");
    }

    private static string Plain(string name, string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}\0{name}\0{password}"));

    private static async Task<string[]> PageAsync(IrcPeer peer, string words)
    {
        IReadOnlyList<string> lines = await peer.AskAsync("CHATHISTORY " + words);
        lines[0].ShouldContain(" BATCH +");
        lines[^1].ShouldContain(" BATCH -");
        return [.. lines.Skip(1).SkipLast(1)];
    }

    private static string Texts(string[] lines) => string.Concat(lines.Select(line => line[^1]));
}
