using Charla.Core.Accounts;

namespace Charla.Server.Tests.Irc;

/// <summary>Coming in, and the commands of rooms, as the Modern IRC specification has them. Over real sockets.</summary>
public sealed class IrcTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync(new ServerOptions { IrcPort = "any" });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_client_that_gives_nick_and_user_is_welcomed_with_the_numerics_in_their_order()
    {
        using IrcPeer ana = await IrcPeer.ConnectAsync(_server);

        IReadOnlyList<string> lines = await ana.AskAsync("NICK ana", "USER ana 0 * :Ana María");

        lines.Select(line => line.Split(' ')[1]).Distinct().ShouldBe(["001", "002", "003", "004", "005", "251", "252", "254", "255", "265", "266", "422"]);
        lines[0].ShouldBe(":irc.charla 001 ana :Welcome to the charla Network, ana!~u@charla");
    }

    [Fact]
    public async Task Nobody_is_welcomed_while_they_negotiate_capabilities()
    {
        using IrcPeer ana = await IrcPeer.ConnectAsync(_server);

        (await ana.AskAsync("CAP LS 302", "NICK ana", "USER ana 0 * :Ana")).ShouldHaveSingleItem().ShouldContain(" CAP * LS :");
        (await ana.AskAsync("CAP REQ :server-time nothing-like-it")).ShouldBe([":irc.charla CAP * NAK :server-time nothing-like-it"]);
        (await ana.AskAsync("CAP REQ :server-time echo-message")).ShouldBe([":irc.charla CAP * ACK :server-time echo-message"]);
        (await ana.AskAsync("CAP END"))[0].ShouldContain(" 001 ana ");
        (await ana.AskAsync("CAP LIST"))[0].ShouldBe(":irc.charla CAP ana LIST :cap-notify echo-message server-time");
    }

    [Theory]
    [InlineData("JOIN #lobby", "451 * :")]
    [InlineData("NICK", "431 * :")]
    [InlineData("NICK a!b", "432 * a!b :")]
    [InlineData("USER a", "461 * USER :")]
    [InlineData("CAP NOTHING", "410 * NOTHING :")]
    public async Task Before_the_welcome_what_can_not_be_is_refused_by_its_numeric(string line, string numeric)
    {
        using IrcPeer ana = await IrcPeer.ConnectAsync(_server);

        (await ana.AskAsync(line)).ShouldHaveSingleItem().ShouldStartWith(":irc.charla " + numeric);
    }

    [Theory]
    [InlineData("NOSUCH", "421 ana NOSUCH :")]
    [InlineData("USER a 0 * :b", "462 ana :")]
    [InlineData("JOIN lobby", "403 ana lobby :")]
    [InlineData("PART #lobby", "442 ana #lobby :")]
    [InlineData("PRIVMSG", "411 ana :")]
    [InlineData("PRIVMSG #lobby", "412 ana :")]
    [InlineData("PRIVMSG #lobby :hola", "404 ana #lobby :")]
    [InlineData("PRIVMSG nadie :hola", "401 ana nadie :")]
    [InlineData("TOPIC #nunca", "403 ana #nunca :")]
    [InlineData("KICK #lobby luis", "442 ana #lobby :")]
    [InlineData("MODE luis", "401 ana luis :")]
    [InlineData("MODE ana +Q", "501 ana :")]
    [InlineData("OPER a b", "491 ana :")]
    [InlineData("INVITE luis #lobby", "442 ana #lobby :")]
    [InlineData("PING", "409 ana :")]
    [InlineData("WHOWAS nunca", "406 ana nunca :")]
    public async Task What_can_not_be_is_refused_by_its_numeric(string line, string numeric)
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");

        (await ana.AskAsync(line))[0].ShouldStartWith(":irc.charla " + numeric);
    }

    [Fact]
    public async Task A_notice_that_can_not_be_delivered_is_answered_nothing()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");

        (await ana.AskAsync("NOTICE #lobby :hola", "NOTICE nadie :hola", "NOTICE")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_nick_that_someone_has_is_refused_whatever_its_case()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        using IrcPeer other = await IrcPeer.ConnectAsync(_server);

        (await other.AskAsync("NICK Ana", "USER a 0 * :A")).ShouldHaveSingleItem().ShouldStartWith(":irc.charla 433 * Ana :");
        (await other.AskAsync("NICK ana_"))[0].ShouldContain(" 001 ana_ ");
    }

    [Fact]
    public async Task Who_joins_is_told_the_topic_and_the_names_and_the_others_are_told_of_it()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        await ana.AskAsync("JOIN #sala", "TOPIC #sala :de qué va");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis");

        IReadOnlyList<string> joined = await luis.AskAsync("JOIN #sala");

        joined.ShouldBe([":luis!~u@charla JOIN #sala", ":irc.charla 332 luis #sala :de qué va", ":irc.charla 353 luis = #sala :ana luis", ":irc.charla 366 luis #sala :End of /NAMES list"]);
        (await ana.WaitForAsync(" JOIN ")).ShouldBe(":luis!~u@charla JOIN #sala");
        (await luis.AskAsync("JOIN #sala")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_said_reaches_the_others_and_not_who_said_it()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis");
        await ana.AskAsync("JOIN #lobby");
        await luis.AskAsync("JOIN #lobby");
        await ana.WaitForAsync(" JOIN ");

        (await ana.AskAsync("PRIVMSG #lobby :¡hola!", "NOTICE #lobby :aviso", "PRIVMSG #lobby :\u0001ACTION saluda\u0001")).ShouldBeEmpty();

        (await luis.ReadAsync()).ShouldBe(":ana!~u@charla PRIVMSG #lobby :¡hola!");
        (await luis.ReadAsync()).ShouldBe(":ana!~u@charla NOTICE #lobby :aviso");
        (await luis.ReadAsync()).ShouldBe(":ana!~u@charla PRIVMSG #lobby :\u0001ACTION saluda\u0001");
    }

    [Fact]
    public async Task Many_who_talk_at_once_each_hear_all_the_others_in_one_order_and_nothing_of_their_own()
    {
        const int Each = 40;
        IrcPeer[] peers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            IrcPeer peer = await IrcPeer.RegisterAsync(_server, $"p{i}");
            await peer.AskAsync("JOIN #mucho");
            return peer;
        }));

        await Task.WhenAll(peers.Select(peer => peer.SendAsync([.. Enumerable.Range(0, Each).Select(n => $"PRIVMSG #mucho :{n}")])));
        List<string>[] heard = await Task.WhenAll(peers.Select(async (peer, i) =>
        {
            List<string> lines = [];
            while (lines.Count < Each * (peers.Length - 1))
            {
                lines.Add(await peer.WaitForAsync(" PRIVMSG "));
            }

            return lines;
        }));

        for (int i = 0; i < peers.Length; i++)
        {
            heard[i].ShouldAllBe(line => !line.StartsWith($":p{i}!", StringComparison.Ordinal));
            string[] common = [.. heard[i].Where(line => !line.StartsWith(":p0!", StringComparison.Ordinal))];
            common.ShouldBe(heard[0].Where(line => !line.StartsWith($":p{i}!", StringComparison.Ordinal)));
            peers[i].Dispose();
        }
    }

    [Fact]
    public async Task A_query_is_a_direct_message_whatever_the_other_wire_is()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis", "message-tags echo-message");

        await ana.AskAsync("PRIVMSG luis :¿vienes?");
        string heard = await luis.WaitForAsync(" PRIVMSG ");
        IReadOnlyList<string> echoed = await luis.AskAsync("PRIVMSG ana :voy");

        heard.ShouldEndWith(" :ana!~u@charla PRIVMSG luis :¿vienes?");
        echoed.ShouldHaveSingleItem().ShouldEndWith(" :luis!~u@charla PRIVMSG ana :voy");
        (await ana.ReadAsync()).ShouldBe(":luis!~u@charla PRIVMSG ana :voy");
    }

    [Fact]
    public async Task A_long_text_comes_in_several_lines_and_nothing_of_it_is_lost()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        await ana.AskAsync("JOIN #lobby");
        string text = string.Concat(Enumerable.Range(0, 300).Select(i => $"ñandú{i} "));
        await _server.Server.Chat.Rooms.OpenAsync("lobby", "lobby");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis");
        await luis.AskAsync("JOIN #lobby");

        string sent = text[..200];
        await luis.AskAsync($"PRIVMSG #lobby :{sent}");

        (await ana.WaitForAsync(" PRIVMSG ")).ShouldBe($":luis!~u@charla PRIVMSG #lobby :{sent}");
    }

    [Fact]
    public async Task A_line_that_is_too_long_or_no_utf8_is_refused_and_the_next_one_is_read()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");

        (await ana.AskAsync("PRIVMSG #lobby :" + new string('x', 600))).ShouldBe([":irc.charla 417 ana :Input line was too long"]);
        await ana.SendRawAsync([.. "PRIVMSG #lobby :"u8, 0xFF, .. "\r\n"u8]);
        (await ana.ReadAsync()).ShouldBe(":irc.charla FAIL PRIVMSG INVALID_UTF8 :Message rejected, your IRC software MUST use UTF-8 encoding on this network");
        (await ana.AskAsync("ISON ana")).ShouldBe([":irc.charla 303 ana :ana"]);
    }

    [Fact]
    public async Task Who_goes_or_is_called_otherwise_is_told_once_to_those_who_share_several_rooms()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis");
        await ana.AskAsync("JOIN #a", "JOIN #b", "JOIN #c");
        await luis.AskAsync("JOIN #a", "JOIN #b", "JOIN #c");

        (await luis.AskAsync("NICK lucho")).ShouldBe([":luis!~u@charla NICK lucho"]);
        (await ana.WaitForAsync(" NICK ")).ShouldBe(":luis!~u@charla NICK lucho");
        await luis.SendAsync("QUIT :adiós");
        (await luis.ReadAsync()).ShouldBe("ERROR :Closing link: adiós");
        (await luis.ReadAsync()).ShouldBeNull();
        (await ana.WaitForAsync("lucho")).ShouldStartWith(":lucho!~u@charla QUIT :");
        (await ana.AskAsync("WHOWAS lucho")).ShouldNotContain(line => line.Contains("QUIT") || line.Contains("NICK"));
    }

    [Fact]
    public async Task Who_is_thrown_out_and_the_others_are_told_once_by_whom()
    {
        await _server.Server.Chat.Accounts.AddAsync("jefa", "contraseña larga", ServerRole.Admin);
        using IrcPeer jefa = await IrcPeer.ConnectAsync(_server);
        await jefa.AskAsync("PASS :contraseña larga", "NICK jefa", "USER j 0 * :J");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis");
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        (await jefa.AskAsync("JOIN #lobby")).ShouldContain(":irc.charla 353 jefa = #lobby :&jefa");
        await luis.AskAsync("JOIN #lobby");
        await ana.AskAsync("JOIN #lobby");
        await luis.WaitForAsync(":ana!");

        IReadOnlyList<string> kicked = await jefa.AskAsync("KICK #lobby luis :ruido");

        kicked.Count(line => line.Contains(" KICK ")).ShouldBe(1);
        (await luis.ReadAsync()).ShouldBe(":jefa!jefa@charla KICK #lobby luis :ruido");
        (await luis.AskAsync("PRIVMSG #lobby :sigo")).ShouldHaveSingleItem().ShouldStartWith(":irc.charla 404 ");
        (await ana.ReadAsync()).ShouldBe(":jefa!jefa@charla KICK #lobby luis :ruido");
        (await ana.AskAsync("NAMES #lobby")).ShouldBe([":irc.charla 353 ana = #lobby :&jefa ana", ":irc.charla 366 ana #lobby :End of /NAMES list"]);
        (await jefa.AskAsync("MODE #lobby +b luis!*@*", "MODE #lobby b"))[0].ShouldBe(":jefa!jefa@charla MODE #lobby +b luis!*@*");
        (await luis.AskAsync("JOIN #lobby")).ShouldHaveSingleItem().ShouldStartWith(":irc.charla 474 luis #lobby :");
    }

    [Fact]
    public async Task Modes_show_and_change_how_the_room_is_set()
    {
        await _server.Server.Chat.Accounts.AddAsync("eva", "contraseña larga", ServerRole.User);
        using IrcPeer eva = await IrcPeer.ConnectAsync(_server);
        await eva.AskAsync("PASS :contraseña larga", "NICK eva", "USER j 0 * :J", "JOIN #suya");
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");

        (await eva.AskAsync("NAMES #suya"))[0].ShouldBe(":irc.charla 353 eva = #suya :~eva");
        (await eva.AskAsync("MODE #suya +i")).ShouldBe([":eva!eva@charla MODE #suya +i-m"]);
        (await eva.AskAsync("MODE #suya")).ShouldBe([":irc.charla 324 eva #suya +ni"]);
        (await ana.AskAsync("JOIN #suya")).ShouldHaveSingleItem().ShouldStartWith(":irc.charla 473 ana #suya :");
        (await ana.AskAsync("LIST")).ShouldNotContain(line => line.Contains("#suya"));
        (await eva.AskAsync("MODE #suya -i+L"))[0].ShouldBe(":eva!eva@charla MODE #suya -im");
        await ana.AskAsync("JOIN #suya");
        (await ana.AskAsync("PRIVMSG #suya :¿puedo?")).ShouldHaveSingleItem().ShouldStartWith(":irc.charla 404 ana #suya :");
        (await ana.AskAsync("MODE #suya -L")).ShouldHaveSingleItem().ShouldStartWith(":irc.charla 482 ana #suya :");
    }

    [Fact]
    public async Task Queries_about_people_and_the_server_are_answered()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");
        using IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis");
        await ana.AskAsync("JOIN #lobby", "AWAY :comiendo");

        (await luis.AskAsync("WHOIS ana")).Select(line => line.Split(' ')[1]).ShouldBe(["311", "319", "312", "301", "317", "318"]);
        (await luis.AskAsync("WHO #lobby")).ShouldBe([":irc.charla 352 luis #lobby ~u charla irc.charla ana G :0 ana real", ":irc.charla 315 luis #lobby :End of /WHO list"]);
        (await luis.AskAsync("WHO ana %tna,7")).ShouldBe([":irc.charla 354 luis 7 ana 0", ":irc.charla 315 luis ana :End of /WHO list"]);
        (await luis.AskAsync("USERHOST ana")).ShouldBe([":irc.charla 302 luis :ana=-~u@charla"]);
        (await luis.AskAsync("PRIVMSG ana :hola")).ShouldBe([":irc.charla 301 luis ana :comiendo"]);
        (await luis.AskAsync("VERSION", "TIME", "INFO", "ADMIN", "LINKS", "STATS u", "HELP")).Select(line => line.Split(' ')[1]).Distinct()
            .ShouldBe(["351", "005", "391", "371", "374", "256", "257", "258", "259", "364", "365", "242", "219", "704", "705", "706"]);
    }

    [Fact]
    public async Task Who_watches_for_a_nick_is_told_when_it_comes_and_goes()
    {
        using IrcPeer ana = await IrcPeer.RegisterAsync(_server, "ana");

        (await ana.AskAsync("MONITOR + luis")).ShouldBe([":irc.charla 731 ana :luis"]);
        IrcPeer luis = await IrcPeer.RegisterAsync(_server, "luis");
        (await ana.WaitForAsync(" 730 ")).ShouldBe(":irc.charla 730 ana :luis!~u@charla");
        luis.Dispose();
        (await ana.WaitForAsync(" 731 ")).ShouldBe(":irc.charla 731 ana :luis");
        (await ana.AskAsync("MONITOR L", "MONITOR C", "MONITOR L")).ShouldBe([":irc.charla 732 ana :luis", ":irc.charla 733 ana :End of MONITOR list", ":irc.charla 733 ana :End of MONITOR list"]);
    }
}
