using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc.Commands;

/// <summary><c>NickServ</c>: accounts for people whose clients know nothing of SASL.</summary>
internal static class Services
{
    private const string Name = "NickServ";

    private static readonly Bilingual _help = new(
        "REGISTER contraseña · IDENTIFY [cuenta] contraseña · LOGOUT · SET PASSWORD vieja nueva · INFO",
        "REGISTER password · IDENTIFY [account] password · LOGOUT · SET PASSWORD old new · INFO");

    private static readonly Bilingual _registered = new("La cuenta {0} es tuya.", "The account {0} is yours.");
    private static readonly Bilingual _identified = new("Estás identificado como {0}.", "You are now identified as {0}.");
    private static readonly Bilingual _out = new("Ya no usas ninguna cuenta; ahora eres {0}.", "You use no account any more; you are {0} now.");
    private static readonly Bilingual _changed = new("La contraseña es otra.", "The password was changed.");
    private static readonly Bilingual _guest = new("No usas ninguna cuenta.", "You use no account.");

    /// <summary>Whether a target is the service.</summary>
    public static bool Is(string target) => target.Equals(Name, StringComparison.OrdinalIgnoreCase) || target.StartsWith(Name + "@", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes one command.</summary>
    public static async ValueTask TakeAsync(IrcClient client, string text, IrcRequest request, int bytes)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string name = client.Session.Name!;
        switch (words.Length == 0 ? "" : words[0].ToUpperInvariant())
        {
            case "REGISTER" when words.Length is 2 or 3:
                await AskAsync(client, new Register { Name = name, Password = words[1], Invite = words.ElementAtOrDefault(2) }, request, _registered, bytes);
                break;
            case "IDENTIFY" or "LOGIN" or "ID" when words.Length is 2 or 3:
                await AskAsync(client, new SignIn { Name = words.Length == 3 ? words[1] : name, Password = words[^1] }, request, _identified, bytes);
                break;
            case "LOGOUT":
                await AskAsync(client, new SignOut(), request, _out, bytes);
                break;
            case "SET" when words.Length == 4 && words[1].Equals("PASSWORD", StringComparison.OrdinalIgnoreCase):
                await AskAsync(client, new ChangePassword { Old = words[2], New = words[3] }, request, _changed, bytes);
                break;
            case "INFO" or "STATUS":
                Say(client, request, client.Session.Account is { } account ? _identified.With(account.Name) : _guest);
                break;
            default:
                Say(client, request, _help);
                break;
        }
    }

    private static async ValueTask AskAsync(IrcClient client, ClientMessage asked, IrcRequest request, Bilingual done, int bytes)
    {
        string was = IrcServer.Mask(client.Session);
        string name = client.Session.Name!;
        await client.Voice.AskAsync(request, asked, answer =>
        {
            if (answer is Error error)
            {
                Say(client, request, new Bilingual(error.Message, error.Message));
                return;
            }

            PersonCommands.TellAccount(client, request, answer, was, name);
            Say(client, request, done.With(client.Session.Account?.Name ?? client.Session.Name ?? ""));
        }, bytes);
    }

    private static void Say(IrcClient client, IrcRequest request, Bilingual text) =>
        request.Line($":{Name}!services@{client.Server.Name} NOTICE {client.Voice.Nick} :{text.In(client.Server.Language)}");
}
