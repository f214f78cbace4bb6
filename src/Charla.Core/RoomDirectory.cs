using System.Collections.Concurrent;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The rooms that are in use, by key. There is one <see cref="Room"/> for each key, ever.</summary>
internal sealed class RoomDirectory(Chat chat)
{
    private readonly ConcurrentDictionary<string, Room> _rooms = new();
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

    /// <summary>The room if it is in use.</summary>
    public Room? InUse(string key) => _rooms.GetValueOrDefault(key);

    /// <summary>The room, made where there was none; within the limits, unless it is the operator's wish.</summary>
    /// <exception cref="LogUnavailableException">It had to be made or read, and the log is not to be had.</exception>
    /// <exception cref="ProtocolException">It had to be made, and there are as many as there may be, or its name could be taken for another's.</exception>
    public async ValueTask<Room> OpenAsync(string key, string name, bool isOperators = false)
    {
        if (await FindAsync(key) is { } room)
        {
            return room;
        }

        if (!isOperators)
        {
            Check(key, name);
        }

        room = Use(await chat.Log.OpenRoomAsync(key, name));
        Interlocked.Increment(ref _count);
        return room;
    }

    /// <summary>Learns how many rooms there are already.</summary>
    public async Task StartAsync() => _count = await chat.Log.CountRoomsAsync();

    /// <summary>The room, or null where nobody ever joined one of that key.</summary>
    /// <exception cref="LogUnavailableException">It had to be read, and the log is not to be had.</exception>
    public async ValueTask<Room?> FindAsync(string key) => InUse(key) ?? (await chat.Log.FindRoomAsync(key) is { } record ? Use(record) : null);

    private void Check(string key, string name)
    {
        ChatLimits limits = chat.Limits;
        if (Volatile.Read(ref _count) >= Limit.OrNone(limits.MaxRooms))
        {
            throw new ProtocolException(ErrorCode.TooMany, "rooms of the server");
        }

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
