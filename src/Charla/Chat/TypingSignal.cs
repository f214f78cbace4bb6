using Charla.Client;

namespace Charla.Chat;

/// <summary>Tells the active room that its user is writing: now and then while they do, and once when they stop.</summary>
internal sealed class TypingSignal(ChatSession session)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(3);

    private string _room = "";
    private DateTimeOffset _said;

    /// <summary>The line being typed has changed.</summary>
    public void Follow(string line)
    {
        string room = line.Length > 0 && !line.StartsWith('/') ? session.Conversation.ActiveRoom : "";
        DateTimeOffset now = session.Clock.GetUtcNow();
        if (room == _room && (room.Length == 0 || now - _said < _pause))
        {
            return;
        }

        if (session.Conversation is { State: ConnectionState.Connected, Dialect: ChatDialect.Charla })
        {
            session.Client.Typing(room.Length > 0 ? room : _room, room.Length > 0);
        }

        (_room, _said) = (room, now);
    }
}
