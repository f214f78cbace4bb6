using System.Diagnostics.CodeAnalysis;
using Charla.Core;
using Charla.Core.Permissions;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc.Commands;

/// <summary>MODE, of rooms and of people.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "A translation: it knows what it translates, and into what, by duty.")]
internal static class ModeCommands
{
    /// <summary>The modes that one may set on oneself.</summary>
    public const string OwnModes = "iBw";

    public static Dictionary<string, IrcCommand> All { get; } = new()
    {
        ["MODE"] = new(ModeAsync, 1),
    };

    private static ValueTask ModeAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes) =>
        IrcNames.IsChannel(message.Parameters[0]) ? OfRoomAsync(client, message, request, bytes) : OfPerson(client, message, request);

    private static ValueTask OfPerson(IrcClient client, IrcMessage message, IrcRequest request)
    {
        string nick = message.Parameters[0];
        if (!IrcCaseMapping.Same(nick, client.Voice.Nick))
        {
            bool isThere = IrcNames.Name(nick) is { } name && client.Server.Chat.Names.Find(name) is not null;
            request.Tell(isThere ? "502" : "401", isThere ? ":Can't change mode for other users" : $"{IrcClient.Middle(nick)} :No such nick");
        }
        else if (message[1] is { } change)
        {
            SetOwn(client, change, request);
        }
        else
        {
            request.Tell("221", "+" + client.Voice.Modes);
        }

        return default;
    }

    private static void SetOwn(IrcClient client, string change, IrcRequest request)
    {
        (string on, string off) = ("", "");
        bool isOn = true;
        foreach (char letter in change)
        {
            if (letter is '+' or '-')
            {
                isOn = letter == '+';
            }
            else if (!OwnModes.Contains(letter))
            {
                request.Tell("501", ":Unknown MODE flag");
            }
            else if (client.Voice.Modes.Contains(letter) != isOn)
            {
                (on, off) = isOn ? (on + letter, off) : (on, off + letter);
                client.Voice.Modes = isOn ? client.Voice.Modes + letter : client.Voice.Modes.Replace(letter.ToString(), "", StringComparison.Ordinal);
            }
        }

        if (on.Length + off.Length > 0)
        {
            request.Own($"MODE {client.Voice.Nick} :{(on.Length > 0 ? "+" + on : "")}{(off.Length > 0 ? "-" + off : "")}");
        }
    }

    private static async ValueTask OfRoomAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string channel = message.Parameters[0];
        if (await client.Server.FindRoomAsync(channel, client.Session) is not { } room)
        {
            request.Tell("403", $"{IrcClient.Middle(channel)} :No such channel");
        }
        else if (message[1] is not { } change)
        {
            request.Tell("324", $"{IrcNames.Channel(room.Name)} {IrcRoomModes.Of(room.Rules)}");
        }
        else
        {
            await ChangeAsync(client, room, change, new Queue<string>(message.Parameters.Skip(2)), request, bytes);
        }
    }

    private static async ValueTask ChangeAsync(IrcClient client, Room room, string change, Queue<string> arguments, IrcRequest request, int bytes)
    {
        bool isOn = true;
        foreach (char letter in change)
        {
            switch (letter)
            {
                case '+' or '-':
                    isOn = letter == '+';
                    break;
                case 'b' or 'I' when arguments.Count == 0:
                    await ListAsync(client, room, letter, request, bytes);
                    break;
                case 'b' or 'I' or 'o' or 'q' or 'a' when arguments.TryDequeue(out string? who):
                    await AskAsync(client, room, Sanction(room.Name, letter, isOn, who), request, bytes);
                    break;
                case 'i' or 'm' or 'L' or 'R':
                    await AskAsync(client, room, Setting(room, letter, isOn), request, bytes);
                    break;
                case 'n':
                    break;
                case 'o' or 'q' or 'a':
                    request.Tell("461", "MODE :Not enough parameters");
                    break;
                default:
                    request.Tell("472", $"{letter} :is unknown mode char to me for {IrcNames.Channel(room.Name)}");
                    break;
            }
        }
    }

    private static SetRoom Setting(Room room, char letter, bool isOn) => letter switch
    {
        'i' => new SetRoom { Room = room.Name, Access = isOn ? "private" : "public" },
        'm' => new SetRoom { Room = room.Name, Access = isOn ? "announcement" : "public" },
        'L' => new SetRoom { Room = room.Name, Locked = isOn },
        _ => new SetRoom { Room = room.Name, Guests = !isOn },
    };

    /// <summary>A mask stands for the one whose name or account it has; hosts are all alike.</summary>
    private static ClientMessage? Sanction(string room, char letter, bool isOn, string who) => (letter, PersonIn(who)) switch
    {
        (_, null) => null,
        ('b', { } name) when isOn => new Ban { Room = room, Who = name },
        ('b', { } name) => new Unban { Room = room, Who = name },
        ('I', { } name) => new Invite { Room = room, Who = name, On = isOn },
        ('o', { } name) => new SetRole { Room = room, Who = name, Role = isOn ? "moderator" : "member" },
        ('q', { } name) => new SetRole { Room = room, Who = name, Role = isOn ? "owner" : "member" },
        _ => null,
    };

    private static string? PersonIn(string mask)
    {
        string nick = mask.Split('!')[0];
        string user = mask.Contains('!', StringComparison.Ordinal) ? mask.Split('!')[1].Split('@')[0] : "*";
        string person = nick is "*" or "" ? user : nick;
        return person.AsSpan().ContainsAny('*', '?') || person == IrcServer.GuestUser ? null : IrcNames.Name(person);
    }

    private static async ValueTask AskAsync(IrcClient client, Room room, ClientMessage? asked, IrcRequest request, int bytes)
    {
        string channel = IrcNames.Channel(room.Name);
        if (asked is null)
        {
            request.Fail("INVALID_MASK", "A mask must have a nick or an account here, and no wildcards in it", channel);
            return;
        }

        await client.Voice.AskAsync(request, asked, answer =>
        {
            if (answer is Error { Code: Protocol.ErrorCode.NoSuchAccount } missing)
            {
                request.Fail("NO_SUCH_ACCOUNT", missing.Message, channel);
            }
            else if (answer is Error error)
            {
                IrcErrors.Tell(request, error, channel);
            }
        }, bytes);
    }

    private static async ValueTask ListAsync(IrcClient client, Room room, char letter, IrcRequest request, int bytes)
    {
        string channel = IrcNames.Channel(room.Name);
        if (letter == 'I')
        {
            foreach (string account in room.Rules.With(RoomRole.Invited))
            {
                request.Tell("346", $"{channel} *!{account}@*");
            }

            request.Tell("347", $"{channel} :End of channel invite list");
            return;
        }

        await client.Voice.AskAsync(request, new Bans { Room = room.Name }, answer =>
        {
            foreach (BanSummary ban in answer is BanList list ? list.Bans : [])
            {
                string mask = ban.Name is { } name ? $"{IrcNames.Nick(name)}!*@*" : ban.Account is { } account ? $"*!{account}@*" : $"*!*@{ban.Address ?? "*"}";
                request.Tell("367", $"{channel} {mask} {IrcClient.Middle(IrcNames.Nick(ban.By))} {ban.At.ToUnixTimeSeconds()}");
            }

            request.Tell("368", $"{channel} :End of channel ban list");
        }, bytes);
    }
}
