using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>Reads what happens on a connection and has the session show it.</summary>
internal sealed class IncomingEvents(ChatSession session, ChatClient client)
{
    private readonly Conversation _conversation = session.Conversation;
    private readonly ConnectionEvents _connection = new(session, client);

    /// <summary>Reads until the client is closed. What a connection says after another one took its place is passed over.</summary>
    public async Task ReadAsync()
    {
        await foreach (ChatEvent happened in client.Events)
        {
            if (session.Client == client)
            {
                Handle(happened);
            }
        }
    }

    private void Handle(ChatEvent happened)
    {
        switch (happened)
        {
            case RoomLogEvent entry:
                session.Show(entry);
                if (entry is RoomModerated { NewName: { } name })
                {
                    _conversation.Rename(entry.Room, name);
                }

                break;
            case PlainTextReceived said:
                ShowPlain(said);
                break;
            case RoomJoined joined:
                RoomEntry.Apply(session, joined);
                break;
            default:
                HandlePassing(happened);
                break;
        }
    }

    /// <summary>What doesn't last.</summary>
    private void HandlePassing(ChatEvent happened)
    {
        switch (happened)
        {
            case PresenceChanged change:
                Follow(change);
                break;
            case TypingChanged typing when !_conversation.IsOwn(typing.Name):
                _conversation.Room(typing.Room).SetTyping(typing.Name, typing.Typing, session.Clock.GetUtcNow());
                break;
            case Renamed renamed:
                _conversation.OwnName = renamed.Name;
                break;
            case SendAcknowledged acknowledged:
                _conversation.Unsent = Math.Min(_conversation.Unsent, session.Outgoing.Count);
                ShowIfUnconfirmed(acknowledged);
                break;
            case RoomLeft { Code: not null } left:
                _conversation.Leave(left.Room);
                session.Info(ViewTexts.PutOut.With(SafeText.OneLine(left.Room)));
                break;
            default:
                _connection.Handle(happened);
                break;
        }
    }

    private void ShowPlain(PlainTextReceived said)
    {
        if (said.From is not null)
        {
            _conversation.Active.Add(said.From);
        }

        session.Print(session.View.Plain(said, _conversation));
        if (!said.Own && ChatView.Mentions(said.Text, _conversation.OwnName))
        {
            session.Ring();
        }
    }

    /// <summary>In the plain dialect one's own message is shown when it comes back; one that doesn't would leave no trace.</summary>
    private void ShowIfUnconfirmed(SendAcknowledged acknowledged)
    {
        string text = session.Outgoing.Settle(acknowledged.Nonce);
        if (!acknowledged.Receipt.Confirmed)
        {
            session.Info(ViewTexts.NoEcho.With(SafeText.OneLine(text)));
        }
    }

    /// <summary>Comings and goings are told of the active room only: elsewhere they are noise.</summary>
    private void Follow(PresenceChanged change)
    {
        RoomState room = _conversation.Room(change.Room);
        if (change.Change == PresenceChange.Left)
        {
            room.Remove(change.Name);
        }
        else
        {
            room.Remove(change.FormerName ?? "");
            room.Add(change.Name);
        }

        if (_conversation.IsActive(change.Room))
        {
            session.Print(session.View.Presence(change));
        }
    }
}
