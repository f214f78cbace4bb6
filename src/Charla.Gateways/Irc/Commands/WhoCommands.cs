using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Charla.Core;
using Charla.Core.Accounts;
using Charla.Core.Sessions;
using Charla.Protocol.Irc;

namespace Charla.Gateways.Irc.Commands;

/// <summary>Who is who: WHO with WHOX, WHOIS, WHOWAS, ISON, USERHOST.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "A translation: it knows what it translates, and into what, by duty.")]
internal static class WhoCommands
{
    private const int MostListed = 500;

    public static Dictionary<string, IrcCommand> All { get; } = new()
    {
        ["WHO"] = new(WhoAsync, 1),
        ["WHOIS"] = new(WhoIsAsync, 1),
        ["WHOWAS"] = new(WhoWas, 1),
        ["ISON"] = new(IsOn, 1),
        ["USERHOST"] = new(UserHost, 1),
    };

    private static async ValueTask WhoAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string mask = message.Parameters[0];
        if (IrcNames.IsChannel(mask))
        {
            if (await client.Server.FindRoomAsync(mask, client.Session) is { } room)
            {
                string channel = IrcNames.Channel(room.Name);
                foreach ((IParticipant who, string prefix) in await IrcServer.OnLoopAsync(room, () => room.Members.All().Where(who => who.Name is not null).Select(who => (who, client.Server.PrefixIn(room, who))).ToArray()))
                {
                    Row(client, request, message[1], channel, who, prefix);
                }
            }
        }
        else
        {
            foreach (IParticipant who in Matching(client, mask).Take(MostListed))
            {
                Row(client, request, message[1], "*", who, "");
            }
        }

        request.Tell("315", $"{IrcClient.Middle(mask)} :End of /WHO list");
    }

    private static IEnumerable<IParticipant> Matching(IrcClient client, string mask) => mask.AsSpan().ContainsAny('*', '?') || mask == "0"
        ? client.Server.Chat.Conversations.OfType<IParticipant>().Where(who => who.Name is { } name && (mask is "*" or "0" || IrcMask.IsWild(mask, IrcNames.Nick(name))))
        : IrcNames.Name(mask) is { } one && client.Server.Chat.Names.Find(one) is { } found ? [found] : [];

    private static void Row(IrcClient client, IrcRequest request, string? fields, string channel, IParticipant who, string prefix)
    {
        IrcVoice? voice = IrcServer.VoiceOf(who);
        string flags = (voice?.Away is null ? "H" : "G") + (IsAdmin(client.Server, who) ? "*" : "") + prefix + (voice?.Modes.Contains('B') == true ? "B" : "");
        (string nick, string user) = (IrcNames.Nick(who.Name!), who.SignedIn?.Key ?? IrcServer.GuestUser);
        if (fields is not ['%', ..])
        {
            request.Tell("352", $"{channel} {user} {IrcServer.UserHost} {client.Server.Name} {nick} {flags} :0 {Realname(who)}");
            return;
        }

        string[] parts = fields[1..].Split(',', 2);
        request.Tell("354", string.Join(' ', "tcuihsnfdlaor".Where(parts[0].Contains).Select(field => field switch
        {
            't' => IrcClient.Middle(parts.ElementAtOrDefault(1) ?? "0"),
            'c' => channel,
            'u' => user,
            'i' => "255.255.255.255",
            'h' => IrcServer.UserHost,
            's' => client.Server.Name,
            'n' => nick,
            'f' => flags,
            'd' => "0",
            'l' => Idle(client.Server, voice).ToString(CultureInfo.InvariantCulture),
            'a' => who.SignedIn?.Key ?? "0",
            'o' => "n/a",
            _ => ":" + Realname(who),
        })));
    }

    private static async ValueTask WhoIsAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string nick = message[1] ?? message.Parameters[0];
        if (IrcNames.Name(nick) is not { } name || client.Server.Chat.Names.Find(name) is not { Name: not null } who)
        {
            request.Tell("401", $"{IrcClient.Middle(nick)} :No such nick");
            request.Tell("318", $"{IrcClient.Middle(nick)} :End of /WHOIS list");
            return;
        }

        nick = IrcNames.Nick(who.Name);
        Account? account = who.SignedIn;
        request.Tell("311", $"{nick} {account?.Key ?? IrcServer.GuestUser} {IrcServer.UserHost} * :{Realname(who)}");
        if (await ChannelsAsync(client, who) is { Length: > 0 } channels)
        {
            request.Tell("319", $"{nick} :{channels}");
        }

        request.Tell("312", $"{nick} {client.Server.Name} :{who.Dialect} ({who.Connection.Via})");
        More(client, request, nick, who);
        request.Tell("318", $"{nick} :End of /WHOIS list");
    }

    private static void More(IrcClient client, IrcRequest request, string nick, IParticipant who)
    {
        IrcVoice? voice = IrcServer.VoiceOf(who);
        if (voice?.Away is { } away)
        {
            request.Tell("301", $"{nick} :{away}");
        }

        if (IsAdmin(client.Server, who))
        {
            request.Tell("313", $"{nick} :is a server administrator");
        }

        if (who.SignedIn is { } account)
        {
            request.Tell("330", $"{nick} {account.Key} :is logged in as");
        }

        if (voice?.Modes.Contains('B') == true)
        {
            request.Tell("335", $"{nick} :is a bot");
        }

        if (voice is not null)
        {
            request.Tell("317", $"{nick} {Idle(client.Server, voice)} {who.Connection.Since.ToUnixTimeSeconds()} :seconds idle, signon time");
        }
    }

    /// <summary>The rooms of someone that the asker may know of.</summary>
    private static async Task<string> ChannelsAsync(IrcClient client, IParticipant who)
    {
        IEnumerable<Room> rooms = who is Session session ? session.Seats.Select(seat => seat.Room) : [client.Server.Chat.Lobby];
        List<string> channels = [];
        foreach (Room room in rooms.Where(room => !room.IsDirect))
        {
            if (await client.Server.FindRoomAsync(IrcNames.Channel(room.Name), client.Session) is not null)
            {
                channels.Add(client.Server.PrefixIn(room, who) + IrcNames.Channel(room.Name));
            }
        }

        return string.Join(' ', channels);
    }

    private static ValueTask WhoWas(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string nick = message.Parameters[0];
        int limit = int.TryParse(message[1], NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked > 0 ? Math.Min(asked, 50) : 10;
        var found = IrcNames.Name(nick) is { } name ? client.Server.WhoWas.Find(name, limit) : [];
        foreach ((string was, string? account, string realname, DateTimeOffset at) in found)
        {
            request.Tell("314", $"{IrcNames.Nick(was)} {account ?? IrcServer.GuestUser} {IrcServer.UserHost} * :{realname}");
            request.Tell("312", $"{IrcNames.Nick(was)} {client.Server.Name} :{at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        }

        if (found.Count == 0)
        {
            request.Tell("406", $"{IrcClient.Middle(nick)} :There was no such nickname");
        }

        request.Tell("369", $"{IrcClient.Middle(nick)} :End of WHOWAS");
        return default;
    }

    private static ValueTask IsOn(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        IEnumerable<string> nicks = message.Parameters.SelectMany(word => word.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(nick => Find(client, nick)).OfType<IParticipant>().Select(who => IrcNames.Nick(who.Name!));
        request.Tell("303", ":" + string.Join(' ', nicks));
        return default;
    }

    private static ValueTask UserHost(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        IEnumerable<string> hosts = message.Parameters.Take(5).Select(nick => Find(client, nick)).OfType<IParticipant>()
            .Select(who => $"{IrcNames.Nick(who.Name!)}{(IsAdmin(client.Server, who) ? "*" : "")}={(IrcServer.VoiceOf(who)?.Away is null ? '+' : '-')}{who.SignedIn?.Key ?? IrcServer.GuestUser}@{IrcServer.UserHost}");
        request.Tell("302", ":" + string.Join(' ', hosts));
        return default;
    }

    private static IParticipant? Find(IrcClient client, string nick) => IrcNames.Name(nick) is { } name && client.Server.Chat.Names.Find(name) is { Name: not null } who ? who : null;

    private static string Realname(IParticipant who) => IrcServer.VoiceOf(who)?.Realname is { Length: > 0 } realname ? realname : who.Name!;

    private static long Idle(IrcServer server, IrcVoice? voice) => voice is null || voice.LastSaid == default ? 0 : (long)(server.Chat.Time.GetUtcNow() - voice.LastSaid).TotalSeconds;

    private static bool IsAdmin(IrcServer server, IParticipant who) => who.SignedIn is { } account && (server.Chat.Accounts.Find(account.Key) ?? account).Role == ServerRole.Admin;
}
