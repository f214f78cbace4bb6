using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>The commands about messages.</summary>
internal static class MessageCommands
{
    private static readonly Bilingual _nothingOwn = new("No hay ningún mensaje tuyo a la vista en esta sala. Di cuál: #N", "There is no message of yours in sight in this room. Say which: #N");
    private static readonly Bilingual _nothingToReactTo = new("No hay ningún mensaje al que reaccionar. Di cuál: #N", "There is no message to react to. Say which: #N");
    private static readonly Bilingual _notInSight = new("El mensaje #{0} no está a la vista; escribe también el texto nuevo.", "Message #{0} is not in sight; type the new text as well.");
    private static readonly Bilingual _needsNumber = new("¿A qué mensaje? El número está detrás de la hora: /reply 12 TEXTO", "To which message? Its number is behind the time: /reply 12 TEXT");

    public static Task DirectAsync(ChatSession session, string arguments)
    {
        (string name, string text) = Words.TakeFirst(arguments);
        string room = name.StartsWith(NameRules.DirectPrefix) ? name : NameRules.DirectPrefix + name;
        if (text.Length > 0)
        {
            session.Outgoing.Say(text, room);
        }
        else
        {
            RoomCommands.Activate(session, room);
        }

        return Task.CompletedTask;
    }

    public static Task ActAsync(ChatSession session, string arguments)
    {
        session.Outgoing.Say($"/me {arguments}");
        return Task.CompletedTask;
    }

    public static Task ReplyAsync(ChatSession session, string arguments)
    {
        (long? number, string text) = Words.TakeNumber(arguments);
        if (number is null)
        {
            session.Problem(_needsNumber);
        }
        else
        {
            session.Outgoing.Say(text, replyTo: number);
        }

        return Task.CompletedTask;
    }

    public static async Task ReactAsync(ChatSession session, string arguments)
    {
        (long? number, string emoji) = Words.TakeNumber(arguments);
        long? target = number ?? session.Conversation.Active.LastOfOthers(session.Conversation.OwnName)?.Seq;
        if (target is not long seq || emoji.Length == 0)
        {
            session.Problem(_nothingToReactTo);
            return;
        }

        bool add = !(emoji.StartsWith('-') && emoji.Length > 1);
        await session.Client.ReactAsync(session.Conversation.ActiveRoom, seq, add ? emoji : emoji[1..].Trim(), add);
    }

    public static async Task EditAsync(ChatSession session, string arguments)
    {
        (long? number, string text) = Words.TakeNumber(arguments);
        long? target = number ?? OwnLast(session);
        if (target is not long seq)
        {
            session.Problem(_nothingOwn);
        }
        else if (text.Length > 0)
        {
            await session.Client.EditAsync(session.Conversation.ActiveRoom, seq, text);
        }
        else if (session.Conversation.Active.Find(seq) is { Deleted: false } message)
        {
            session.Prefill($"/edit {seq} {message.Text}");
        }
        else
        {
            session.Problem(_notInSight.With(seq));
        }
    }

    public static async Task DeleteAsync(ChatSession session, string arguments)
    {
        long? target = Words.TakeNumber(arguments).Number ?? OwnLast(session);
        if (target is long seq)
        {
            await session.Client.DeleteAsync(session.Conversation.ActiveRoom, seq);
        }
        else
        {
            session.Problem(_nothingOwn);
        }
    }

    private static long? OwnLast(ChatSession session) => session.Conversation.Active.LastOf(session.Conversation.OwnName)?.Seq;
}
