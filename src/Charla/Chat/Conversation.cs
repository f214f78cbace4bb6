using Charla.Client;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>What the screen is about: who one is, which rooms one is in, which of them typed text goes to, and how the connection is.</summary>
internal sealed class Conversation(string name, string firstRoom)
{
    private readonly Dictionary<string, RoomState> _rooms = new() { [RoomState.Key(firstRoom)] = new RoomState(firstRoom) };

    public string OwnName { get; set; } = name;

    /// <summary>The account that one goes on under; null for a guest.</summary>
    public string? Account { get; set; }

    public string? ServerName { get; set; }

    public ChatDialect Dialect { get; set; }

    public ConnectionState State { get; set; } = ConnectionState.Connecting;

    /// <summary>When the next attempt to connect is made, while one is waiting.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>Sends that the server hasn't got yet.</summary>
    public int Unsent { get; set; }

    public string ActiveRoom { get; private set; } = firstRoom;

    public RoomState Active => Room(ActiveRoom);

    /// <summary>The rooms one is in, the lobby first, people last.</summary>
    public IReadOnlyList<RoomState> Rooms =>
        [.. _rooms.Values.OrderBy(room => (room.IsDirect, room.Name != NameRules.Lobby)).ThenBy(room => room.Name, StringComparer.Ordinal)];

    /// <summary>The room of that name; one is in it from now on, if not already.</summary>
    public RoomState Room(string name)
    {
        string key = RoomState.Key(name);
        if (!_rooms.TryGetValue(key, out RoomState? room))
        {
            room = new RoomState(name);
            _rooms.Add(key, room);
        }

        return room;
    }

    public bool IsIn(string name) => _rooms.ContainsKey(RoomState.Key(name));

    public bool IsActive(string name) => RoomState.Key(name) == RoomState.Key(ActiveRoom);

    public bool IsOwn(string author) => RoomState.Key(author) == RoomState.Key(OwnName);

    /// <summary>Makes a room the one that typed text goes to.</summary>
    public void Activate(string name)
    {
        RoomState room = Room(name);
        room.Unread = 0;
        ActiveRoom = room.Name;
    }

    /// <summary>A room goes on under another name.</summary>
    public void Rename(string old, string name)
    {
        bool isActive = IsActive(old);
        if (_rooms.Remove(RoomState.Key(old), out RoomState? room))
        {
            room.Name = name;
            _rooms[RoomState.Key(name)] = room;
            ActiveRoom = isActive ? name : ActiveRoom;
        }
    }

    /// <summary>Forgets a room. The active one gives way to the lobby, or to any other; the last one stays.</summary>
    /// <returns>Whether it is gone.</returns>
    public bool Leave(string name)
    {
        RoomState? next = Rooms.FirstOrDefault(room => RoomState.Key(room.Name) != RoomState.Key(name));
        if (next is null || !_rooms.Remove(RoomState.Key(name)))
        {
            return false;
        }

        if (IsActive(name))
        {
            Activate(next.Name);
        }

        return true;
    }
}
