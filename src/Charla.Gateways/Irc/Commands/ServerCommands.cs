using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Irc;

namespace Charla.Gateways.Irc.Commands;

/// <summary>What the server tells of itself: the welcome, LUSERS, MOTD, VERSION, TIME, INFO, ADMIN, LINKS, STATS, HELP; and what only its operator may, who does it elsewhere.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "A translation: it knows what it translates, and into what, by duty.")]
internal static class ServerCommands
{
    private const int TokensOfALine = 12;
    private const string MaxTopic = "390";

    public static Dictionary<string, IrcCommand> All { get; } = new()
    {
        ["LUSERS"] = new((client, _, request, _) => Did(() => Count(client, request))),
        ["MOTD"] = new((client, _, request, _) => Did(() => Greeting(client, request))),
        ["VERSION"] = new((client, _, request, _) => Did(() => Version(client, request))),
        ["TIME"] = new((client, _, request, _) => Did(() => request.Tell("391", $"{client.Server.Name} :{client.Server.Chat.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}"))),
        ["INFO"] = new((client, _, request, _) => Did(() => Info(client, request))),
        ["ADMIN"] = new((client, _, request, _) => Did(() => Admin(client, request))),
        ["LINKS"] = new((client, _, request, _) => Did(() => Links(client, request))),
        ["STATS"] = new((client, message, request, _) => Did(() => Stats(client, message, request))),
        ["HELP"] = new((client, message, request, _) => Did(() => Help(message, request))),
        ["HELPOP"] = new((client, message, request, _) => Did(() => Help(message, request))),
        ["OPER"] = new((_, _, request, _) => Did(() => request.Tell("491", ":No O-lines for your host: administrators sign in with their account"))),
        ["KILL"] = new((_, _, request, _) => Did(() => request.Tell("481", ":Permission Denied- the operator does that with charla user"))),
        ["WALLOPS"] = new((_, _, request, _) => Did(() => request.Tell("481", ":Permission Denied- You're not an IRC operator"))),
        ["REHASH"] = new((_, _, request, _) => Did(() => request.Tell("481", ":Permission Denied- the operator does that with a signal"))),
    };

    /// <summary>What someone reads who has come in.</summary>
    public static void Greet(IrcClient client, IrcRequest request, string name)
    {
        IrcServer server = client.Server;
        string nick = IrcNames.Nick(name);
        string modes = "b,I,i,L,m,n,o,q,R".Replace(",", "", StringComparison.Ordinal);
        if (client.Session.Account is { } account && client.Entry.Account is null)
        {
            request.Line($":{server.Name} 900 {nick} {IrcServer.Mask(client.Session)} {account.Name} :You are now logged in as {account.Name}");
        }

        request.Tell("001", $":Welcome to the {server.Network} Network, {IrcServer.Mask(client.Session)}");
        request.Tell("002", $":Your host is {server.Name}, running version charla-{ServerVersion.Text}");
        request.Tell("003", $":This server was created {server.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        request.Tell("004", $"{server.Name} charla-{ServerVersion.Text} {ModeCommands.OwnModes} {modes}");
        Support(client, request);
        Count(client, request);
        Greeting(client, request);
    }

    /// <summary>The tokens of 005.</summary>
    public static IEnumerable<string> Tokens(IrcServer server)
    {
        ChatLimits limits = server.Chat.Limits;
        yield return "AWAYLEN=200";
        yield return "BOT=B";
        yield return $"CASEMAPPING={IrcCaseMapping.Token}";
        yield return $"CHANLIMIT=#:{Limit.OrNone(limits.RoomsPerSession)}";
        yield return "CHANMODES=Ib,,,LRimn";
        yield return $"CHANNELLEN={IrcNames.MaxChannel}";
        yield return "CHANTYPES=#";
        yield return $"CHATHISTORY={server.Chat.Options.PageEvents}";
        yield return "CLIENTTAGDENY=*,-draft/react,-draft/reply,-draft/unreact,-typing";
        yield return "ELIST=MNU";
        yield return "INVEX=I";
        yield return "KICKLEN=256";
        yield return "MAXLIST=bI:1000";
        yield return "MODES";
        yield return $"MONITOR={IrcMonitors.Limit}";
        yield return "MSGREFTYPES=msgid,timestamp";
        yield return "NAMELEN=128";
        yield return $"NETWORK={server.Network}";
        yield return $"NICKLEN={IrcNames.MaxNick}";
        yield return "PREFIX=(qao)~&@";
        yield return "SAFELIST";
        yield return $"TARGMAX=JOIN:,KICK:,LIST:,MONITOR:,NAMES:,NOTICE:{TalkCommands.MaxTargets},PART:,PRIVMSG:{TalkCommands.MaxTargets},TAGMSG:{TalkCommands.MaxTargets},WHOIS:1,WHOWAS:1";
        yield return $"TOPICLEN={MaxTopic}";
        yield return "UTF8ONLY";
        yield return "WHOX";
    }

    private static ValueTask Did(Action act)
    {
        act();
        return default;
    }

    private static void Support(IrcClient client, IrcRequest request)
    {
        foreach (string[] some in Tokens(client.Server).Chunk(TokensOfALine))
        {
            request.Tell("005", $"{string.Join(' ', some)} :are supported by this server");
        }
    }

    private static void Version(IrcClient client, IrcRequest request)
    {
        request.Tell("351", $"charla-{ServerVersion.Text} {client.Server.Name} :charla");
        Support(client, request);
    }

    private static void Count(IrcClient client, IrcRequest request)
    {
        Chat chat = client.Server.Chat;
        int people = chat.Connections;
        request.Tell("251", $":There are {people} users and 0 invisible on 1 servers");
        request.Tell("252", "0 :operator(s) online");
        request.Tell("254", $"{chat.Rooms.All().Count(room => !room.IsDirect)} :channels formed");
        request.Tell("255", $":I have {people} clients and 0 servers");
        request.Tell("265", $"{people} {people} :Current local users {people}, max {people}");
        request.Tell("266", $"{people} {people} :Current global users {people}, max {people}");
    }

    private static void Greeting(IrcClient client, IrcRequest request)
    {
        if (client.Server.Chat.Welcome is not { Length: > 0 } welcome)
        {
            request.Tell("422", ":MOTD File is missing");
            return;
        }

        request.Tell("375", $":- {client.Server.Name} Message of the day - ");
        foreach (string line in SafeText.Lines(welcome))
        {
            request.Tell("372", $":- {line}");
        }

        request.Tell("376", ":End of /MOTD command.");
    }

    private static void Info(IrcClient client, IrcRequest request)
    {
        request.Tell("371", $":charla {ServerVersion.Text}");
        request.Tell("371", $":Since {client.Server.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        request.Tell("374", ":End of /INFO list");
    }

    private static void Admin(IrcClient client, IrcRequest request)
    {
        request.Tell("256", $"{client.Server.Name} :Administrative info");
        request.Tell("257", $":{client.Server.Chat.Options.ServerName}");
        request.Tell("258", ":The operator of this machine");
        request.Tell("259", ":Ask in the lobby");
    }

    private static void Links(IrcClient client, IrcRequest request)
    {
        request.Tell("364", $"{client.Server.Name} {client.Server.Name} :0 {client.Server.Network}");
        request.Tell("365", "* :End of /LINKS list");
    }

    private static void Stats(IrcClient client, IrcMessage message, IrcRequest request)
    {
        string letter = message[0] is { Length: > 0 } query ? query[..1] : "*";
        if (letter == "u")
        {
            TimeSpan up = client.Server.Chat.Time.GetUtcNow() - client.Server.Started;
            request.Tell("242", $":Server Up {up.Days} days {up.Hours}:{up.Minutes:00}:{up.Seconds:00}");
        }

        request.Tell("219", $"{IrcClient.Middle(letter)} :End of /STATS report");
    }

    private static void Help(IrcMessage message, IrcRequest request)
    {
        string subject = message[0] is { Length: > 0 } asked ? IrcClient.Middle(asked) : "*";
        if (subject != "*" && !IrcCommandTable.All.ContainsKey(subject.ToUpperInvariant()))
        {
            request.Tell("524", $"{subject} :I don't know anything about that");
            return;
        }

        request.Tell("704", $"{subject} :Commands of this server");
        foreach (string[] some in IrcCommandTable.All.Keys.Order(StringComparer.Ordinal).Chunk(10))
        {
            request.Tell("705", $"{subject} :{string.Join(' ', some)}");
        }

        request.Tell("706", $"{subject} :docs/irc.md has the rest");
    }
}
