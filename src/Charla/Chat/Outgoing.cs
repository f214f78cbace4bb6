using Charla.Client;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>What the person says, until it is known what became of it.</summary>
internal sealed class Outgoing(ChatSession session)
{
    /// <summary>Messages that may wait for their room to be entered.</summary>
    private const int MaxWaiting = 1_000;

    private readonly List<Words> _waiting = [];

    /// <summary>By nonce. A client's nonces sort in the order of its sends.</summary>
    private readonly SortedDictionary<string, PendingSend> _sent = new(StringComparer.Ordinal);

    /// <summary>Messages that the server hasn't got yet.</summary>
    public int Count => _waiting.Count + session.Client.UnsentCount;

    /// <summary>Says something in a room: now, after the reconnect, or once the room has been entered.</summary>
    public void Say(string text, string? room = null, long? replyTo = null)
    {
        Words words = new(room ?? session.Conversation.ActiveRoom, text, replyTo);
        if (CanBeSent(words) && !_waiting.Exists(earlier => IsFor(earlier, words.Room)))
        {
            Send(words);
        }
        else if (_waiting.Count < MaxWaiting)
        {
            _waiting.Add(words);
        }
        else
        {
            session.Problem(FailureTexts.Full);
            return;
        }

        if (session.Conversation.State != ConnectionState.Connected)
        {
            session.Conversation.Unsent = Count;
            session.Info(FailureTexts.Same($"{SafeText.OneLine(text)} ({ViewTexts.WillBeSent.In(session.View.Language)})"));
        }
    }

    /// <summary>The text of a message whose fate is known now.</summary>
    public string Settle(string nonce)
    {
        string text = _sent.GetValueOrDefault(nonce)?.Text ?? "";
        _sent.Remove(nonce);
        return text;
    }

    /// <summary>Rooms have been entered: sends what waited for them, in its order. The rest goes on waiting.</summary>
    public void Release()
    {
        Words[] ready = [.. _waiting.Where(CanBeSent)];
        _waiting.RemoveAll(CanBeSent);
        foreach (Words words in ready)
        {
            Send(words);
        }
    }

    /// <summary>A room is not entered after all: tells the person what was not said there.</summary>
    public void GiveUp(string room)
    {
        foreach (Words words in _waiting.Where(words => IsFor(words, room)))
        {
            session.Problem(ViewTexts.NotSaid.With(SafeText.OneLine(words.Text), SafeText.OneLine(room)));
        }

        _waiting.RemoveAll(words => IsFor(words, room));
    }

    /// <summary>Takes back what a connection that is given up has not got rid of, for the next one.</summary>
    public void TakeBack()
    {
        _waiting.InsertRange(0, _sent.Values.Select(pending => new Words(pending.Room, pending.Text, pending.ReplyTo)));
        _sent.Clear();
    }

    private static bool IsFor(Words words, string room) => RoomState.Key(words.Room) == RoomState.Key(room);

    /// <summary>The plain dialect knows no entering.</summary>
    private bool CanBeSent(Words words) =>
        session.Conversation.Dialect == ChatDialect.Plain
        || words.Room.StartsWith(NameRules.DirectPrefix)
        || session.Client.Rooms.Contains(words.Room, StringComparer.OrdinalIgnoreCase);

    private void Send(Words words)
    {
        try
        {
            PendingSend pending = session.Client.Send(words.Room, words.Text, words.ReplyTo);
            _sent[pending.Nonce] = pending;
        }
        catch (ChatException failure)
        {
            session.Problem(FailureTexts.Of(failure));
        }
    }

    private sealed record Words(string Room, string Text, long? ReplyTo);
}
