using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc.Commands;

/// <summary>How a client comes in and goes: CAP, PASS, NICK, USER, AUTHENTICATE, PING, QUIT.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "A translation: it knows what it translates, and into what, by duty.")]
internal static class RegistrationCommands
{
    private const int CapLine = 400;
    private const string Saslless = "*";

    public static Dictionary<string, IrcCommand> All { get; } = new()
    {
        ["CAP"] = new(CapAsync, 1, BeforeWelcome: true),
        ["PASS"] = new(PassAsync, 1, BeforeWelcome: true),
        ["NICK"] = new(NickAsync, 0, BeforeWelcome: true),
        ["USER"] = new(UserAsync, 4, BeforeWelcome: true),
        ["AUTHENTICATE"] = new(AuthenticateAsync, 1, BeforeWelcome: true),
        ["PING"] = new(PingAsync, 0, BeforeWelcome: true),
        ["PONG"] = new(static (_, _, _, _) => default, 0, BeforeWelcome: true),
        ["QUIT"] = new(QuitAsync, 0, BeforeWelcome: true),
        ["ERROR"] = new(static (_, _, _, _) => default, 0, BeforeWelcome: true),
    };

    private static async ValueTask CapAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        IrcEntry entry = client.Entry;
        switch (message.Parameters[0].ToUpperInvariant())
        {
            case "LS":
                entry.CapVersion = Math.Max(entry.CapVersion, int.TryParse(message[1], NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 301);
                entry.IsNegotiating |= client.Session.Name is null;
                client.Voice.Caps |= entry.CapVersion >= 302 ? IrcCapability.CapNotify : IrcCapability.None;
                List(request, "LS", IrcOffer.Words(entry.CapVersion), entry.CapVersion >= 302);
                break;
            case "LIST":
                List(request, "LIST", IrcCapabilities.Names(client.Voice.Caps), entry.CapVersion >= 302);
                break;
            case "REQ":
                entry.IsNegotiating |= client.Session.Name is null;
                Request(client, message[1] ?? "", request);
                break;
            case "END":
                entry.IsNegotiating = false;
                await WelcomeAsync(client, request, bytes);
                break;
            default:
                request.Tell("410", $"{IrcClient.Middle(message.Parameters[0])} :Invalid CAP command");
                break;
        }
    }

    private static void List(IrcRequest request, string kind, IEnumerable<string> caps, bool mayBeMany)
    {
        StringBuilder line = new();
        foreach (string cap in caps)
        {
            if (mayBeMany && line.Length + cap.Length > CapLine)
            {
                request.Tell("CAP", $"{kind} * :{line}");
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(cap);
        }

        request.Tell("CAP", $"{kind} :{line}");
    }

    private static void Request(IrcClient client, string wanted, IrcRequest request)
    {
        IrcCapability caps = client.Voice.Caps;
        foreach (string word in wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool isOff = word[0] == '-';
            IrcCapability cap = IrcOffer.Find(word.TrimStart('-'));
            if (cap == IrcCapability.None || (isOff && cap == IrcCapability.CapNotify && client.Entry.CapVersion >= 302))
            {
                request.Tell("CAP", $"NAK :{wanted}");
                return;
            }

            caps = isOff ? caps & ~cap : caps | cap;
        }

        request.Tell("CAP", $"ACK :{wanted}");
        client.Voice.Caps = caps;
        foreach (Core.Sessions.Seat seat in client.Session.Seats)
        {
            IWireForm form = client.Voice.RoomForm(seat.OwnAlias);
            seat.Room.Post(() => seat.Room.Members.Reform(client.Session, form));
        }
    }

    private static ValueTask PassAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        if (client.Session.Name is not null)
        {
            request.Tell("462", ":You may not reregister");
        }
        else
        {
            client.Entry.Password = message.Parameters[0];
        }

        return default;
    }

    private static async ValueTask NickAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        if (message[0] is not { Length: > 0 } nick)
        {
            request.Tell("431", ":No nickname given");
        }
        else if (!IrcNames.CanTake(nick))
        {
            request.Tell("432", $"{IrcClient.Middle(nick)} :Erroneous nickname: letters, digits, - _ and . only");
        }
        else if (client.Session.Name is null)
        {
            client.Entry.Nick = nick;
            await WelcomeAsync(client, request, bytes);
        }
        else if (client.Session.Name != nick)
        {
            string was = IrcServer.Mask(client.Session);
            await client.Voice.AskAsync(request, new Nick { Name = nick }, answer =>
            {
                if (answer is Error error)
                {
                    IrcErrors.Tell(request, error, nick);
                }
                else
                {
                    request.Line($":{was} NICK {nick}");
                }
            }, bytes);
        }
    }

    private static async ValueTask UserAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        if (client.Session.Name is not null)
        {
            request.Tell("462", ":You may not reregister");
            return;
        }

        client.Entry.HasUser = true;
        client.Voice.Realname = message.Parameters[3];
        await WelcomeAsync(client, request, bytes);
    }

    /// <summary>Says hello once everything is there.</summary>
    private static async ValueTask WelcomeAsync(IrcClient client, IrcRequest request, int bytes)
    {
        IrcEntry entry = client.Entry;
        if (client.Session.Name is not null || entry is not { Nick: { } nick, HasUser: true, IsNegotiating: false })
        {
            return;
        }

        string? password = entry.Account is null ? entry.Password : null;
        if (password is not null && await TryOpenAsync(client, password))
        {
            password = null;
        }

        await client.Voice.AskAsync(request, new Hello { V = 1, Name = nick, Password = password, Client = "irc" }, answer =>
        {
            if (answer is Welcome welcome)
            {
                ServerCommands.Greet(client, request, welcome.Name);
            }
            else if (answer is Error error)
            {
                entry.Nick = null;
                IrcErrors.Tell(request, error, nick);
                if (error.Code is ErrorCode.AuthFailed or ErrorCode.AuthRequired or ErrorCode.AccountDisabled)
                {
                    client.IsQuitting = true;
                    request.Line($"ERROR :Closing link: {error.Message}");
                }
            }
        }, bytes);
    }

    /// <summary><c>PASS account:password</c>.</summary>
    private static async Task<bool> TryOpenAsync(IrcClient client, string password)
    {
        int colon = password.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || client.Server.Chat.Accounts.Find(password[..colon]) is not { } account)
        {
            return false;
        }

        try
        {
            client.Entry.Account = (await client.Session.OpenAccountAsync(account.Name, password[(colon + 1)..])).Name;
            return true;
        }
        catch (ProtocolException)
        {
            return false;
        }
    }

    private static async ValueTask AuthenticateAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        IrcEntry entry = client.Entry;
        string word = message.Parameters[0];
        if (word == "*" && entry.Sasl is not null)
        {
            entry.Sasl = null;
            request.Tell("906", ":SASL authentication aborted");
        }
        else if (entry.Sasl is null)
        {
            Begin(entry, request, word.ToUpperInvariant());
        }
        else if (word.Length > 400)
        {
            entry.Sasl = null;
            request.Tell("905", ":SASL message too long");
        }
        else
        {
            entry.Sasl += word == "+" ? "" : word;
            if (word.Length < 400)
            {
                await FinishAsync(client, request, bytes);
            }
        }
    }

    private static void Begin(IrcEntry entry, IrcRequest request, string mechanism)
    {
        if (mechanism == "PLAIN")
        {
            entry.Sasl = "";
            request.Line("AUTHENTICATE +");
        }
        else
        {
            request.Tell("908", "PLAIN :are available SASL mechanisms");
            request.Tell("904", ":SASL authentication failed");
        }
    }

    private static async ValueTask FinishAsync(IrcClient client, IrcRequest request, int bytes)
    {
        string given = client.Entry.Sasl!;
        client.Entry.Sasl = null;
        if (Plain(given) is not ({ Length: > 0 } name, { Length: > 0 } password))
        {
            request.Tell("904", ":SASL authentication failed");
            return;
        }

        if (client.Session.Name is not null)
        {
            await PersonCommands.SignInAsync(client, request, name, password, bytes);
            return;
        }

        try
        {
            string account = (await client.Session.OpenAccountAsync(name, password)).Name;
            client.Entry.Account = account;
            string nick = client.Entry.Nick ?? Saslless;
            request.Line($":{client.Server.Name} 900 {nick} {nick}!{account}@{IrcServer.UserHost} {account} :You are now logged in as {account}");
            request.Line($":{client.Server.Name} 903 {nick} :SASL authentication successful");
        }
        catch (ProtocolException wrong)
        {
            client.Server.Chat.Journal.PeerError(client.Connection, wrong.Code, wrong.Detail);
            request.Tell("904", ":SASL authentication failed: " + ErrorTexts.For(wrong.Code, wrong.Detail).In(client.Server.Language));
        }
    }

    private static (string Name, string Password)? Plain(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out int length))
        {
            return null;
        }

        string[] parts = Encoding.UTF8.GetString(bytes, 0, length).Split('\0');
        return parts.Length == 3 ? (parts[1], parts[2]) : null;
    }

    private static ValueTask PingAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        if (message[0] is { } mark)
        {
            request.Line($":{client.Server.Name} PONG {client.Server.Name} :{mark}");
        }
        else
        {
            request.Tell("409", ":No origin specified");
        }

        return default;
    }

    private static ValueTask QuitAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        client.IsQuitting = true;
        request.Line($"ERROR :Closing link: {message[0] ?? "bye"}");
        return default;
    }
}
