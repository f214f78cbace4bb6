using System.Diagnostics.CodeAnalysis;
using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc.Commands;

/// <summary>What people say: PRIVMSG, NOTICE, TAGMSG, REDACT.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "A translation: it knows what it translates, and into what, by duty.")]
internal static class TalkCommands
{
    /// <summary>Targets of one command: <c>TARGMAX</c>.</summary>
    public const int MaxTargets = 4;

    private const char Ctcp = '\u0001';
    private const string Action = "\u0001ACTION";

    public static Dictionary<string, IrcCommand> All { get; } = new()
    {
        ["PRIVMSG"] = new(SayAsync),
        ["NOTICE"] = new(SayAsync),
        ["TAGMSG"] = new(TagAsync),
        ["REDACT"] = new(RedactAsync, 2),
    };

    private static async ValueTask SayAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        if (message[0] is not { Length: > 0 } targets)
        {
            request.Refuse("411", $":No recipient given ({request.Command})");
        }
        else if (message[1] is not { Length: > 0 } text)
        {
            request.Refuse("412", ":No text to send");
        }
        else
        {
            client.Voice.LastSaid = client.Server.Chat.Time.GetUtcNow();
            foreach (string target in Targets(client, targets, request))
            {
                await SayAsync(client, target, text, message.Tags, request, bytes);
            }
        }
    }

    private static IEnumerable<string> Targets(IrcClient client, string list, IrcRequest request)
    {
        string[] targets = [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (targets.Length > MaxTargets)
        {
            request.Refuse("407", $"{targets[MaxTargets]} :Too many targets");
        }

        if (targets.Length > 1)
        {
            FrameBuffer buffer = new();
            request.Stream(buffer);
            client.Connection.Outbox.Write(buffer.Written);
        }

        return targets.Take(MaxTargets);
    }

    private static async ValueTask SayAsync(IrcClient client, string target, string text, IrcTags tags, IrcRequest request, int bytes)
    {
        if (Services.Is(target))
        {
            if (request.Command != "NOTICE")
            {
                await Services.TakeAsync(client, text, request, bytes);
            }

            return;
        }

        if (text[0] == Ctcp && !text.StartsWith(Action, StringComparison.Ordinal))
        {
            await RelayAsync(client, target, $"{request.Command} {target} :{text}", request);
            return;
        }

        string said = text[0] == Ctcp ? "/me " + text.TrimEnd(Ctcp)[Action.Length..].TrimStart() : text;
        (string plain, System.Text.Json.JsonElement? data) = IrcData.Of(said, request.Command == "NOTICE");
        Send send = new() { Text = plain, Data = data, ReplyTo = SeqOf(tags["+draft/reply"] ?? tags["+reply"]) };
        await AskAsync(client, target, (room, to) => send with { Room = room, To = to }, request, bytes);
        if (!IrcNames.IsChannel(target) && IrcServer.VoiceOf(client.Server.Chat.Names.Find(target)) is { Away: { } away } && request.Command == "PRIVMSG")
        {
            request.Tell("301", $"{target} :{away}");
        }
    }

    private static async ValueTask AskAsync(IrcClient client, string target, Func<string?, string?, ClientMessage> make, IrcRequest request, int bytes)
    {
        bool isChannel = IrcNames.IsChannel(target);
        string? name = isChannel ? IrcNames.Room(target) : IrcNames.Name(target);
        if (name is null)
        {
            request.Refuse(isChannel ? "403" : "401", $"{IrcClient.Middle(target)} :No such nick/channel");
            return;
        }

        await client.Voice.AskAsync(request, make(isChannel ? name : null, isChannel ? null : name), answer =>
        {
            if (answer is Error error)
            {
                IrcErrors.Tell(request, error, target);
            }
        }, bytes);
    }

    /// <summary>What does not last goes past the log: CTCP between IRC clients.</summary>
    private static async ValueTask RelayAsync(IrcClient client, string target, string rest, IrcRequest request)
    {
        string line = $":{IrcServer.Mask(client.Session)} {rest}\r\n";
        if (!IrcNames.IsChannel(target))
        {
            if (IrcNames.Name(target) is { } name && client.Server.Chat.Names.Find(name) is { } other)
            {
                IrcServer.VoiceOf(other)?.Send(line);
            }
            else
            {
                request.Refuse("401", $"{IrcClient.Middle(target)} :No such nick");
            }
        }
        else if (await client.Server.FindRoomAsync(target, client.Session) is { } room && IrcServer.IsIn(client.Session, room) && room.Order.RightsOf(client.Session).Allows(Core.Permissions.RoomAct.Send))
        {
            room.Post(() =>
            {
                foreach (IParticipant member in room.Members.All().Where(member => member != client.Session))
                {
                    IrcServer.VoiceOf(member)?.Send(line);
                }
            });
        }
        else
        {
            request.Refuse("404", $"{IrcClient.Middle(target)} :Cannot send to channel");
        }
    }

    private static async ValueTask TagAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        if (!client.Voice.Caps.HasFlag(IrcCapability.MessageTags))
        {
            request.Tell("421", "TAGMSG :Unknown command");
            return;
        }

        if (message[0] is not { Length: > 0 } targets)
        {
            request.Refuse("411", ":No recipient given (TAGMSG)");
            return;
        }

        foreach (string target in Targets(client, targets, request))
        {
            await TagAsync(client, target, message.Tags, request, bytes);
        }
    }

    private static async ValueTask TagAsync(IrcClient client, string target, IrcTags tags, IrcRequest request, int bytes)
    {
        string? emoji = tags["+draft/react"] ?? tags["+draft/unreact"];
        if (emoji is not null && SeqOf(tags["+draft/reply"] ?? tags["+reply"]) is { } seq)
        {
            bool isOn = tags.Has("+draft/react");
            await AskAsync(client, target, (room, to) => new React { Room = room ?? NameRules.DirectPrefix + to, Seq = seq, Emoji = emoji, On = isOn }, request, bytes);
        }
        else if (tags["+typing"] is { } typing && (IrcNames.IsChannel(target) ? IrcNames.Room(target) : IrcNames.DirectRoom(target)) is { } room)
        {
            // Whether it can be told or not is nothing that its person wants to read.
            await client.Session.HandleAsync(new Typing { Room = room, On = typing == "active" }, bytes);
        }
    }

    private static async ValueTask RedactAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string target = message.Parameters[0];
        string id = message.Parameters[1];
        if (SeqOf(id) is not { } seq)
        {
            request.Fail("UNKNOWN_MSGID", "There is no message of that id", $"{IrcClient.Middle(target)} {IrcClient.Middle(id)}");
            return;
        }

        await AskAsync(client, target, (room, to) => new Delete { Room = room ?? NameRules.DirectPrefix + to, Seq = seq }, request, bytes);
    }

    /// <summary>The seq of a message's id; null where there is none, or it is none of ours.</summary>
    public static long? SeqOf(string? id) => id is null ? null : IrcMessageId.Parse(id)?.Seq;
}
