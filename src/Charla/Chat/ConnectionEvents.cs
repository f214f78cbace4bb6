using Charla.Client;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>Tells the person how the connection is, and what the server has to say to them.</summary>
internal sealed class ConnectionEvents(ChatSession session, ChatClient client)
{
    private static readonly Bilingual _lost = new("Se cortó la conexión; se intenta de nuevo. Lo que escribas se enviará al volver.", "The connection was lost; trying again. What you type is sent when it is back.");
    private static readonly Bilingual _back = new("De nuevo en línea.", "Back online.");
    private static readonly Bilingual _connected = new("Conectado a {0} como {1}. /help muestra las órdenes.", "Connected to {0} as {1}. /help shows the commands.");
    private static readonly Bilingual _plain = new(
        "Conectado como {0} a un servidor del curso. /help muestra las órdenes.",
        "Connected as {0} to a server of the course. /help shows the commands.");

    private static readonly Bilingual _onlyLobby = new("Este servidor no tiene más sala que lobby.", "This server has no other room than lobby.");
    private static readonly Bilingual _byeResumed = new("Esta conversación sigue en otra conexión.", "This conversation goes on in another connection.");

    private readonly Conversation _conversation = session.Conversation;

    /// <summary>Shows what concerns the connection; anything else is passed over.</summary>
    public void Handle(ChatEvent happened)
    {
        switch (happened)
        {
            case ConnectionStateChanged change:
                Follow(change);
                break;
            case Welcomed welcome:
                Greet(welcome);
                break;
            case AccountChanged account:
                Become(account);
                break;
            case GapReported gap:
                session.Info(ViewTexts.Gap.With(gap.From, gap.To));
                break;
            case NoticeReceived notice:
                session.Info(ViewTexts.Notice.With(SafeText.OneLine(notice.Text)));
                break;
            case ErrorReceived error:
                session.Problem(FailureTexts.Same(SafeText.OneLine(error.Message)));
                break;
            case ServerSaidBye bye:
                session.Info(bye.Reason == "resumed_elsewhere" ? _byeResumed : FailureTexts.Same(SafeText.OneLine(bye.Message)));
                break;
            case SendRefused refused:
                session.Outgoing.Settle(refused.Nonce);
                session.Problem(ViewTexts.Refused.With(SafeText.OneLine(refused.Text), SafeText.OneLine(refused.Message)));
                break;
        }
    }

    private void Become(AccountChanged change)
    {
        (_conversation.OwnName, _conversation.Account) = (change.Name, change.Account);
        session.Info((change.Account is null ? AccountTexts.Left : AccountTexts.Opened).With(SafeText.OneLine(change.Name)));
    }

    private void Follow(ConnectionStateChanged change)
    {
        bool wasConnected = _conversation.State == ConnectionState.Connected;
        (_conversation.State, _conversation.RetryAt) = (change.State, change.RetryAt);
        if (change.State == ConnectionState.Connected)
        {
            session.Attend(EnterRoomsAsync());
        }
        else if (change is { State: ConnectionState.Closed, Problem: { } problem })
        {
            session.Explain(problem);
        }
        else if (wasConnected && change.State == ConnectionState.Reconnecting)
        {
            session.Info(_lost);
            ExplainIfStrange(change.Problem);
        }
    }

    /// <summary>That a connection ends needs no explanation, that it never was one of a chat does.</summary>
    private void ExplainIfStrange(ConnectionProblem? problem)
    {
        if (problem is { Failure: not (ConnectFailure.Lost or ConnectFailure.ShuttingDown) })
        {
            session.Explain(problem);
        }
    }

    private void Greet(Welcomed welcome)
    {
        bool isFirst = _conversation.Dialect == ChatDialect.Unknown;
        (_conversation.Dialect, _conversation.OwnName, _conversation.ServerName, _conversation.Account) = (welcome.Dialect, welcome.Name, welcome.ServerName, welcome.Account);
        Bilingual greeting = welcome.Dialect == ChatDialect.Plain
            ? _plain.With(welcome.Name)
            : _connected.With(SafeText.OneLine(welcome.ServerName ?? ""), welcome.Name);
        session.Info(isFirst ? greeting : _back);
        if (welcome.Dialect == ChatDialect.Plain && !_conversation.IsActive(NameRules.Lobby))
        {
            StayInLobby(_conversation.ActiveRoom);
        }
    }

    /// <summary>The plain dialect has no other room than the lobby.</summary>
    private void StayInLobby(string wanted)
    {
        _conversation.Activate(NameRules.Lobby);
        _conversation.Leave(wanted);
        session.Info(_onlyLobby);
    }

    /// <summary>The library returns to the rooms that it is in by itself; the first one, and the ones of a former connection, it doesn't know.</summary>
    private async Task EnterRoomsAsync()
    {
        try
        {
            foreach (RoomState room in _conversation.Rooms.Where(room => !client.Rooms.Contains(room.Name, StringComparer.OrdinalIgnoreCase)))
            {
                await RoomEntry.EnterAsync(session, room.Name);
            }

            session.Outgoing.Release();
        }
        catch (ChatException failure)
        {
            session.Problem(FailureTexts.Of(failure));
        }
    }
}
