using System.Diagnostics.CodeAnalysis;
using System.Text;
using Charla.Core;
using Charla.Core.Sessions;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc.Commands;

/// <summary>What people say of themselves, and whom they watch for: AWAY, SETNAME, MONITOR, NS.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "A translation: it knows what it translates, and into what, by duty.")]
internal static class PersonCommands
{
    private const int MaxAway = 200;
    private const int MaxRealname = 128;

    public static Dictionary<string, IrcCommand> All { get; } = new()
    {
        ["AWAY"] = new(Away),
        ["SETNAME"] = new(SetName, 1),
        ["MONITOR"] = new(Monitor, 1),
        ["NS"] = new(NickServAsync),
        ["NICKSERV"] = new(NickServAsync),
    };

    /// <summary>Opens an account for someone who is here already.</summary>
    public static async ValueTask SignInAsync(IrcClient client, IrcRequest request, string name, string password, int bytes)
    {
        string was = IrcServer.Mask(client.Session);
        string own = client.Session.Name!;
        await client.Voice.AskAsync(request, new SignIn { Name = name, Password = password }, answer =>
        {
            if (answer is Error error)
            {
                request.Tell("904", $":SASL authentication failed: {error.Message}");
                return;
            }

            TellAccount(client, request, answer, was, own);
            request.Tell("903", ":SASL authentication successful");
        }, bytes);
    }

    /// <summary>Tells a client, and those who share rooms with it and asked for it, under which account it goes on.</summary>
    public static void TellAccount(IrcClient client, IrcRequest request, ServerMessage answer, string was, string name)
    {
        (string? account, string now) = answer switch
        {
            Registered registered => (registered.Account, registered.Account),
            SignedIn signedIn => (signedIn.Account, signedIn.Name),
            SignedOut signedOut => (null, signedOut.Name),
            _ => (client.Session.Account?.Name, client.Session.Name!),
        };
        if (answer is not (Registered or SignedIn or SignedOut))
        {
            return;
        }

        if (now != name)
        {
            request.Line($":{was} NICK {IrcNames.Nick(now)}");
        }

        string mask = IrcServer.Mask(now, account is null ? null : NameRules.Fold(account));
        request.Line(account is null ? $":{client.Server.Name} 901 {IrcNames.Nick(now)} {mask} :You are now logged out" : $":{client.Server.Name} 900 {IrcNames.Nick(now)} {mask} {account} :You are now logged in as {account}");
        TellOthers(client.Session, IrcCapability.AccountNotify, $":{mask} ACCOUNT {account ?? "*"}\r\n");
        TellOthers(client.Session, IrcCapability.ChgHost, $":{IrcNames.Nick(now)}!{was.Split('!')[1]} CHGHOST {mask.Split('!')[1].Replace('@', ' ')}\r\n");
    }

    /// <summary>Tells those who share a room with someone something about them, once each, where they asked for it.</summary>
    public static void TellOthers(Session session, IrcCapability cap, string line)
    {
        HashSet<IParticipant> told = [session];
        foreach (Room room in session.Seats.Select(seat => seat.Room).Where(room => !room.IsDirect))
        {
            room.Post(() =>
            {
                foreach (IParticipant member in room.Members.All())
                {
                    bool isFirst;
                    lock (told)
                    {
                        isFirst = told.Add(member);
                    }

                    if (isFirst && IrcServer.VoiceOf(member) is { } voice && voice.Caps.HasFlag(cap))
                    {
                        voice.Send(line);
                    }
                }
            });
        }
    }

    private static ValueTask Away(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string? text = message[0] is { Length: > 0 } why ? why[..IrcText.Fit(why, MaxAway)] : null;
        client.Voice.Away = text;
        request.Tell(text is null ? "305" : "306", text is null ? ":You are no longer marked as being away" : ":You have been marked as being away");
        string line = $":{IrcServer.Mask(client.Session)} AWAY{(text is null ? "" : " :" + text)}\r\n";
        TellOthers(client.Session, IrcCapability.AwayNotify, line);
        foreach (IrcClient watcher in client.Server.Monitors.Watchers(client.Session.Name!).Where(watcher => watcher.Voice.Caps.HasFlag(IrcCapability.ExtendedMonitor | IrcCapability.AwayNotify)))
        {
            watcher.Voice.Send(line);
        }

        return default;
    }

    private static ValueTask SetName(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string realname = message.Parameters[0];
        if (realname.Length == 0 || Encoding.UTF8.GetByteCount(realname) > MaxRealname)
        {
            request.Fail("INVALID_REALNAME", "Realname is not valid");
            return default;
        }

        client.Voice.Realname = realname;
        string line = $"SETNAME :{realname}";
        if (client.Voice.Caps.HasFlag(IrcCapability.SetName))
        {
            request.Own(line);
        }

        TellOthers(client.Session, IrcCapability.SetName, $":{IrcServer.Mask(client.Session)} {line}\r\n");
        return default;
    }

    private static ValueTask Monitor(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string[] nicks = (message[1] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        IrcMonitors monitors = client.Server.Monitors;
        switch (message.Parameters[0].ToUpperInvariant())
        {
            case "+":
                Watch(client, nicks, request);
                break;
            case "-":
                Array.ForEach(nicks, nick => monitors.Remove(client, nick));
                break;
            case "C":
                monitors.Forget(client);
                break;
            case "L":
                Many(request, "732", monitors.Of(client));
                request.Tell("733", ":End of MONITOR list");
                break;
            case "S":
                Status(client, monitors.Of(client), request);
                break;
        }

        return default;
    }

    private static void Watch(IrcClient client, string[] nicks, IrcRequest request)
    {
        List<string> added = [];
        for (int i = 0; i < nicks.Length; i++)
        {
            if (!client.Server.Monitors.Add(client, nicks[i]))
            {
                request.Tell("734", $"{IrcMonitors.Limit} {string.Join(',', nicks[i..])} :Monitor list is full");
                break;
            }

            added.Add(nicks[i]);
        }

        Status(client, added, request);
    }

    private static void Status(IrcClient client, IReadOnlyList<string> nicks, IrcRequest request)
    {
        ILookup<bool, string> all = nicks.Select(nick => (Nick: nick, Who: IrcNames.Name(nick) is { } name ? client.Server.Chat.Names.Find(name) : null))
            .ToLookup(one => one.Who?.Name is not null, one => one.Who?.Name is null ? one.Nick : IrcServer.Mask(one.Who));
        Many(request, "730", [.. all[true]]);
        Many(request, "731", [.. all[false]]);
    }

    private static void Many(IrcRequest request, string numeric, IReadOnlyList<string> names)
    {
        foreach (string[] some in names.Chunk(4))
        {
            request.Tell(numeric, ":" + string.Join(',', some));
        }
    }

    private static ValueTask NickServAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes) =>
        Services.TakeAsync(client, string.Join(' ', message.Parameters), request, bytes);
}
