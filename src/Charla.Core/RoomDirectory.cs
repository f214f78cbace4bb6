using System.Collections.Concurrent;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The rooms that are in use, by key. There is one <see cref="Room"/> for each key, ever.</summary>
internal sealed class RoomDirectory(Chat chat)
{
    private readonly ConcurrentDictionary<string, Room> _rooms = new();

    // Names that lead to a room of another key: a room keeps its key, whatever it is called.
    private readonly ConcurrentDictionary<string, string> _names = new();
    private int _count;

    /// <summary>The key of a direct message's room: the same for both of its people.</summary>
    public static string DirectKey(string one, string other)
    {
        (string first, string second) = (NameRules.Fold(one), NameRules.Fold(other));
        return string.CompareOrdinal(first, second) < 0 ? $"{NameRules.DirectPrefix}{first}|{second}" : $"{NameRules.DirectPrefix}{second}|{first}";
    }

    /// <summary>The name under which someone sees a room: a direct message has that of its other person.</summary>
    public static string AliasOf(RoomRecord room, string person)
    {
        if (room.Key[0] != NameRules.DirectPrefix)
        {
            return room.Name;
        }

        string[] people = room.Key[1..].Split('|');
        return NameRules.DirectPrefix + (people[0] == NameRules.Fold(person) ? people[1] : people[0]);
    }

    /// <summary>Rooms that there are, direct messages included.</summary>
    public int Count => Volatile.Read(ref _count);

    public IEnumerable<Room> All() => _rooms.Values;

    /// <summary>The key of the room that a folded name leads to, whether or not there is one.</summary>
    public string KeyOf(string name) => _names.IsEmpty ? name : _names.GetValueOrDefault(name, name);

    /// <summary>From now on a name leads to the room of that key.</summary>
    public void NoteName(string name, string key) => _names[NameRules.Fold(name)] = key;

    /// <summary>The room if it is in use.</summary>
    public Room? InUse(string key) => _rooms.GetValueOrDefault(key);

    /// <summary>The room, made where there was none; within the limits, unless it is the operator's wish.</summary>
    /// <exception cref="LogUnavailableException">It had to be made or read, and the log is not to be had.</exception>
    /// <exception cref="ProtocolException">It had to be made, and there are as many as there may be, or its name could be taken for another's.</exception>
    /// <param name="key">The folded name, or that of a direct message.</param>
    /// <param name="name">The name.</param>
    /// <param name="isOperators">Made whatever the limits say.</param>
    /// <param name="owner">The account whose it is where it is made.</param>
    public async ValueTask<Room> OpenAsync(string key, string name, bool isOperators = false, string? owner = null)
    {
        if (await FindAsync(key) is { } room)
        {
            return room;
        }

        if (!isOperators)
        {
            CheckPlace();
            CheckName(key, name);
        }

        room = Use(await chat.Log.OpenRoomAsync(key, name, owner));
        Interlocked.Increment(ref _count);
        return room;
    }

    /// <summary>Those of the rooms that someone may read, with the rules that they have now.</summary>
    public IReadOnlyList<RoomRecord> ReadableBy(Person person, IReadOnlyList<RoomRecord> rooms)
    {
        DateTimeOffset now = chat.Time.GetUtcNow();
        return [.. rooms.Select(room => InUse(room.Key) is { } inUse ? room with { Name = inUse.Name, Rules = inUse.Rules } : room)
            .Where(room => new Rights(room.Rules, person, now).Allows(RoomAct.Read))];
    }

    /// <summary>Learns how many rooms there are already.</summary>
    public async Task StartAsync()
    {
        _count = await chat.Log.CountRoomsAsync();
        foreach ((string name, string key) in await chat.Log.RoomNamesAsync())
        {
            _names[name] = key;
        }
    }

    /// <summary>The room, or null where nobody ever joined one of that key.</summary>
    /// <exception cref="LogUnavailableException">It had to be read, and the log is not to be had.</exception>
    /// <param name="name">The folded name, or the key of a direct message.</param>
    public async ValueTask<Room?> FindAsync(string name)
    {
        string key = KeyOf(name);
        return InUse(key) ?? (await chat.Log.FindRoomAsync(key) is { } record ? Use(record) : null);
    }

    private void CheckPlace()
    {
        if (Volatile.Read(ref _count) >= Limit.OrNone(chat.Limits.MaxRooms))
        {
            throw new ProtocolException(ErrorCode.TooMany, "rooms of the server");
        }
    }

    /// <exception cref="ProtocolException">No room may be called that.</exception>
    public void CheckName(string key, string name)
    {
        ChatLimits limits = chat.Limits;
        bool isDirect = key[0] == NameRules.DirectPrefix;
        if (!isDirect && name.EnumerateRunes().Count() > Limit.OrNone(limits.RoomNameLength))
        {
            throw new ProtocolException(ErrorCode.TooLong, "room");
        }

        if (!isDirect && !limits.AllowConfusable && !(NameLooks.IsDistinct(name) && NameLooks.IsComposed(name)))
        {
            throw new ProtocolException(ErrorCode.ConfusableName, name);
        }
    }

    private Room Use(RoomRecord record) => _rooms.GetOrAdd(record.Key, static (_, made) => new Room(made.record, made.chat), (record, chat));
}
