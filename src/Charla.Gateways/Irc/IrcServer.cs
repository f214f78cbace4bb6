using System.Collections.Concurrent;
using Charla.Core;
using Charla.Core.Permissions;
using Charla.Core.Sessions;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc;

/// <summary>What all IRC connections of a server share: what it is called, the forms of its rooms, and who watches for whom.</summary>
internal sealed class IrcServer
{
    /// <summary>The host of everyone: addresses are nobody's to see.</summary>
    public const string UserHost = "charla";

    /// <summary>The user name of those who have no account.</summary>
    public const string GuestUser = "~u";

    private const string DefaultName = "charla";

    private readonly ConcurrentDictionary<IrcCapability, IrcForm> _forms = new();

    public IrcServer(Chat chat)
    {
        Chat = chat;
        string name = chat.Options.ServerName;
        Network = Word(name);
        Name = name.Contains('.', StringComparison.Ordinal) && Word(name) == name ? name : name == DefaultName ? "irc.charla" : Word(name).ToLowerInvariant() + ".charla";
        Started = chat.Time.GetUtcNow();
        Monitors = new IrcMonitors(this);
    }

    public Chat Chat { get; }

    /// <summary>What the server calls itself in what it says.</summary>
    public string Name { get; }

    public string Network { get; }

    public DateTimeOffset Started { get; }

    public IrcMonitors Monitors { get; }

    public IrcWhoWas WhoWas { get; } = new();

    public Language Language => Chat.Options.Language;

    /// <summary>The form of rooms for those who have the same capabilities, as far as those change it.</summary>
    public IrcForm Form(IrcCapability caps) => _forms.GetOrAdd(caps & IrcOffer.Shaping, static (shape, server) => new IrcForm(server, shape), this);

    /// <summary>The clients of this gateway among those who are here.</summary>
    public static IrcVoice? VoiceOf(IParticipant? participant) => (participant as Session)?.Speaks as IrcVoice;

    /// <summary>Someone as a source.</summary>
    public static string Mask(string name, string? account) => $"{IrcNames.Nick(name)}!{account ?? GuestUser}@{UserHost}";

    public static string Mask(IParticipant participant) => Mask(participant.Name ?? "*", participant.SignedIn?.Key);

    /// <summary>The room of a channel, where there is one that this one may know of.</summary>
    public async ValueTask<Room?> FindRoomAsync(string channel, Session asker)
    {
        if (IrcNames.Room(channel) is not { } name || await Chat.Rooms.FindAsync(NameRules.Fold(name)) is not { } room)
        {
            return null;
        }

        return room.Order.RightsOf(asker).Allows(RoomAct.Read) || IsIn(asker, room) ? room : null;
    }

    public static bool IsIn(Session session, Room room) => session.Seats.Any(seat => seat.Room == room);

    /// <summary>Asks something on a room's loop.</summary>
    public static Task<T> OnLoopAsync<T>(Room room, Func<T> ask)
    {
        TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        room.Post(() =>
        {
            try
            {
                answer.SetResult(ask());
            }
            catch (Exception bug)
            {
                answer.SetException(bug);
                throw;
            }
        });
        return answer.Task;
    }

    /// <summary>What stands before someone's name in a room.</summary>
    public string PrefixIn(Room room, IParticipant participant) => room.Rules.RoleOf(Person.Of(participant, Chat)) switch
    {
        RoomRole.Owner => "~",
        RoomRole.Admin => "&",
        RoomRole.Moderator => "@",
        _ => "",
    };

    private static string Word(string name)
    {
        string word = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '-')).Trim('-', '.');
        return word.Length == 0 ? DefaultName : word;
    }
}
