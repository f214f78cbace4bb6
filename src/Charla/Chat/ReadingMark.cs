using Charla.Client;

namespace Charla.Chat;

/// <summary>Tells the server how far the person has read: as far as the active room has been shown, at most once a tick.</summary>
internal sealed class ReadingMark(ChatSession session)
{
    public void Tick()
    {
        RoomState room = session.Conversation.Active;
        if (session.Conversation is { State: ConnectionState.Connected, Dialect: ChatDialect.Charla } && room.Shown > room.MarkedRead)
        {
            room.MarkedRead = room.Shown;
            session.Attend(MoveAsync(room));
        }
    }

    private async Task MoveAsync(RoomState room)
    {
        try
        {
            await session.Client.MarkReadAsync(room.Name, room.Shown);
        }
        catch (ChatException)
        {
            // The mark is moved again with the next message.
        }
    }
}
