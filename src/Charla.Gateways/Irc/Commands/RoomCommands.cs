using System.Diagnostics.CodeAnalysis;
using Charla.Core;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc.Commands;

/// <summary>Coming into rooms, leaving them, and what they are about: JOIN, PART, TOPIC, NAMES, LIST, KICK, INVITE.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "A translation: it knows what it translates, and into what, by duty.")]
internal static class RoomCommands
{
    public static Dictionary<string, IrcCommand> All { get; } = new()
    {
        ["JOIN"] = new(JoinAsync, 1),
        ["PART"] = new(PartAsync, 1),
        ["TOPIC"] = new(TopicAsync, 1),
        ["NAMES"] = new(NamesAsync),
        ["LIST"] = new(ListAsync),
        ["KICK"] = new(KickAsync, 2),
        ["INVITE"] = new(InviteAsync),
    };

    private static async ValueTask JoinAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        if (message.Parameters[0] == "0")
        {
            foreach (Core.Sessions.Seat seat in client.Session.Seats.Where(seat => !seat.Room.IsDirect))
            {
                await LeaveAsync(client, seat.Alias, null, request, bytes);
            }

            return;
        }

        string[] channels = message.Parameters[0].Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (channels.Length > 1)
        {
            FrameBuffer buffer = new();
            request.Stream(buffer);
            client.Connection.Outbox.Write(buffer.Written);
        }

        foreach (string channel in channels)
        {
            await JoinAsync(client, channel, request, bytes);
        }
    }

    private static async ValueTask JoinAsync(IrcClient client, string channel, IrcRequest request, int bytes)
    {
        if (IrcNames.Room(channel) is not { } name)
        {
            request.Tell("403", $"{IrcClient.Middle(channel)} :No such channel");
            return;
        }

        if (client.Session.Seats.Any(seat => seat.Room.Record.Key == client.Server.Chat.Rooms.KeyOf(NameRules.Fold(name))))
        {
            return;
        }

        await client.Voice.AskAsync(request, new Join { Room = name }, answer =>
        {
            if (answer is Joined joined)
            {
                Joined(client, request, joined);
            }
            else if (answer is Error error)
            {
                IrcErrors.Tell(request, error, channel);
            }
        }, bytes);
    }

    /// <summary>On the room's loop: nothing of the room comes between.</summary>
    private static void Joined(IrcClient client, IrcRequest request, Joined joined)
    {
        IrcVoice voice = client.Voice;
        string channel = IrcNames.Channel(joined.Room);
        request.Own(voice.Caps.HasFlag(IrcCapability.ExtendedJoin) ? $"JOIN {channel} {client.Session.Account?.Key ?? "*"} :{voice.Realname}" : $"JOIN {channel}");
        if (!string.IsNullOrEmpty(joined.Topic))
        {
            request.Tell("332", $"{channel} :{joined.Topic}");
        }

        if (!voice.Caps.HasFlag(IrcCapability.NoImplicitNames) && client.Server.Chat.Rooms.InUse(client.Server.Chat.Rooms.KeyOf(NameRules.Fold(joined.Room))) is { } room)
        {
            foreach (string line in IrcNamesReply.Lines(client.Server, room, joined.Room, voice))
            {
                request.Line($":{client.Server.Name} {line}");
            }
        }
    }

    private static async ValueTask PartAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        foreach (string channel in message.Parameters[0].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (IrcNames.Room(channel) is { } name)
            {
                await LeaveAsync(client, name, message[1], request, bytes);
            }
            else
            {
                request.Tell("403", $"{IrcClient.Middle(channel)} :No such channel");
            }
        }
    }

    private static async ValueTask LeaveAsync(IrcClient client, string name, string? reason, IrcRequest request, int bytes) =>
        await client.Voice.AskAsync(request, new Leave { Room = name }, answer =>
        {
            if (answer is Left left)
            {
                request.Own($"PART {IrcNames.Channel(left.Room)}{(reason is null ? "" : " :" + reason)}");
            }
            else if (answer is Error error)
            {
                IrcErrors.Tell(request, error, IrcNames.Channel(name));
            }
        }, bytes);

    private static async ValueTask TopicAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string channel = message.Parameters[0];
        if (await client.Server.FindRoomAsync(channel, client.Session) is not { } room)
        {
            request.Tell("403", $"{IrcClient.Middle(channel)} :No such channel");
        }
        else if (message[1] is { } text)
        {
            await client.Voice.AskAsync(request, new SetTopic { Room = room.Name, Text = text }, answer =>
            {
                if (answer is Error error)
                {
                    IrcErrors.Tell(request, error, channel);
                }
            }, bytes);
        }
        else if (string.IsNullOrEmpty(room.Topic))
        {
            request.Tell("331", $"{IrcNames.Channel(room.Name)} :No topic is set");
        }
        else
        {
            request.Tell("332", $"{IrcNames.Channel(room.Name)} :{room.Topic}");
        }
    }

    private static async ValueTask NamesAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        foreach (string channel in (message[0] ?? "*").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (await client.Server.FindRoomAsync(channel, client.Session) is not { } room)
            {
                request.Tell("366", $"{IrcClient.Middle(channel)} :End of /NAMES list");
                continue;
            }

            foreach (string line in await IrcServer.OnLoopAsync(room, () => IrcNamesReply.Lines(client.Server, room, room.Name, client.Voice).ToArray()))
            {
                request.Line($":{client.Server.Name} {line}");
            }
        }
    }

    private static async ValueTask ListAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        Chat chat = client.Server.Chat;
        IReadOnlyList<RoomRecord> records = await chat.Log.ListRoomsAsync(person: null, chat.Options.PageEvents);
        string[] wanted = (message[0] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        request.Tell("321", "Channel :Users  Name");
        foreach (RoomRecord record in chat.Rooms.ReadableBy(Person.Of(client.Session, chat), records))
        {
            Room? room = chat.Rooms.InUse(record.Key);
            (string channel, int count) = (IrcNames.Channel(record.Name), room?.Members.Count ?? 0);
            if (wanted.Length == 0 || Array.TrueForAll(wanted, condition => Fits(condition, channel, count)) || wanted.Contains(channel, StringComparer.OrdinalIgnoreCase))
            {
                request.Tell("322", $"{channel} {count} :{room?.Topic ?? record.Topic}");
            }
        }

        request.Tell("323", ":End of /LIST");
    }

    /// <summary>The conditions of <c>ELIST=MNU</c>.</summary>
    private static bool Fits(string condition, string channel, int count) => condition[0] switch
    {
        '>' => int.TryParse(condition.AsSpan(1), out int least) && count > least,
        '<' => int.TryParse(condition.AsSpan(1), out int most) && count < most,
        '!' => !IrcMask.IsWild(condition[1..], channel),
        _ => IrcMask.IsWild(condition, channel),
    };

    private static async ValueTask KickAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string channel = message.Parameters[0];
        if (await client.Server.FindRoomAsync(channel, client.Session) is not { } room)
        {
            request.Tell("403", $"{IrcClient.Middle(channel)} :No such channel");
            return;
        }

        if (!IrcServer.IsIn(client.Session, room))
        {
            request.Tell("442", $"{channel} :You're not on that channel");
            return;
        }

        foreach (string nick in message.Parameters[1].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            await KickAsync(client, room, nick, message[2], request, bytes);
        }
    }

    private static async ValueTask KickAsync(IrcClient client, Room room, string nick, string? reason, IrcRequest request, int bytes)
    {
        string channel = IrcNames.Channel(room.Name);
        if (IrcNames.Name(nick) is not { } name || client.Server.Chat.Names.Find(name) is not { } who)
        {
            request.Tell("401", $"{IrcClient.Middle(nick)} :No such nick");
        }
        else if (!await IrcServer.OnLoopAsync(room, () => room.Members.Contains(who)))
        {
            request.Tell("441", $"{nick} {channel} :They aren't on that channel");
        }
        else
        {
            await client.Voice.AskAsync(request, new Kick { Room = room.Name, Who = name, Reason = string.IsNullOrEmpty(reason) ? null : reason }, answer =>
            {
                if (answer is Error error)
                {
                    IrcErrors.Tell(request, error, channel);
                }
            }, bytes);
        }
    }

    private static async ValueTask InviteAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        if (message.Parameters.Count < 2)
        {
            request.Tell("337", ":End of /INVITE list");
            return;
        }

        (string nick, string channel) = (message.Parameters[0], message.Parameters[1]);
        if (await client.Server.FindRoomAsync(channel, client.Session) is not { } room)
        {
            request.Tell("403", $"{IrcClient.Middle(channel)} :No such channel");
        }
        else if (!IrcServer.IsIn(client.Session, room))
        {
            request.Tell("442", $"{channel} :You're not on that channel");
        }
        else if (IrcNames.Name(nick) is not { } name || client.Server.Chat.Names.Find(name) is not { } who)
        {
            request.Tell("401", $"{IrcClient.Middle(nick)} :No such nick");
        }
        else if (await IrcServer.OnLoopAsync(room, () => room.Members.Contains(who)))
        {
            request.Tell("443", $"{nick} {channel} :is already on channel");
        }
        else
        {
            await InviteAsync(client, room, who, request, bytes);
        }
    }

    /// <summary>Tells those of a room who asked to be told of invitations.</summary>
    private static void TellMembers(Room room, IrcClient client, string line) => room.Post(() =>
    {
        foreach (IParticipant member in room.Members.All().Where(member => member != client.Session))
        {
            if (IrcServer.VoiceOf(member) is { } voice && voice.Caps.HasFlag(IrcCapability.InviteNotify))
            {
                voice.Send(line);
            }
        }
    });

    /// <summary>Into a private room by the room's own invitation; into any other it is a word to whom it is for.</summary>
    private static async ValueTask InviteAsync(IrcClient client, Room room, IParticipant who, IrcRequest request, int bytes)
    {
        string channel = IrcNames.Channel(room.Name);
        if (room.Rules.Access != RoomAccess.Private)
        {
            Invited();
            return;
        }

        await client.Voice.AskAsync(request, new Invite { Room = room.Name, Who = who.Name }, answer =>
        {
            if (answer is Error error)
            {
                IrcErrors.Tell(request, error, channel);
            }
            else
            {
                Invited();
            }
        }, bytes);

        void Invited()
        {
            string nick = IrcNames.Nick(who.Name!);
            request.Tell("341", $"{nick} {channel}");
            TellMembers(room, client, $":{IrcServer.Mask(client.Session)} INVITE {nick} {channel}\r\n");
            if (IrcServer.VoiceOf(who) is { } voice)
            {
                string? away = voice.Away;
                voice.Send($":{IrcServer.Mask(client.Session)} INVITE {nick} {channel}\r\n");
                if (away is not null)
                {
                    request.Tell("301", $"{nick} :{away}");
                }
            }
        }
    }
}
