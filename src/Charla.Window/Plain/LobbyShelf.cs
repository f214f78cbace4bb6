namespace Charla.Window.Plain;

/// <summary>Plain conversations that no link is on just now, for the pages that come back to them. Safe for use from many threads.</summary>
internal sealed class LobbyShelf
{
    /// <summary>Conversations that are kept: those that ended last.</summary>
    public const int Most = 8;

    private readonly Lock _gate = new();
    private readonly List<Lobby> _resting = [];

    /// <summary>Takes the conversation of that session with that peer from the shelf; where there is none, or another link is on it, a new one.</summary>
    public (Lobby Lobby, bool IsResumed) Take(string? session, string peer)
    {
        lock (_gate)
        {
            Lobby? known = _resting.Find(lobby => lobby.Peer == peer && lobby.Session == session);
            return known is not null && _resting.Remove(known) ? (known, true) : (new Lobby(peer), false);
        }
    }

    /// <summary>Its link has ended.</summary>
    public void PutBack(Lobby lobby)
    {
        lock (_gate)
        {
            _resting.Add(lobby);
            if (_resting.Count > Most)
            {
                _resting.RemoveAt(0);
            }
        }
    }
}
