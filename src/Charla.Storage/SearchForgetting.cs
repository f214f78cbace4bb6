using System.Collections.Concurrent;
using Charla.Core;

namespace Charla.Storage;

/// <summary>What the index still has to forget, room by room. Noted by any thread, done by the follower.</summary>
internal sealed class SearchForgetting(SearchParts parts)
{
    private readonly ConcurrentDictionary<long, long> _firsts = new();

    /// <summary>A room has nothing from before a seq any more.</summary>
    public void Note(long room, long first) => _firsts.AddOrUpdate(room, first, (_, known) => Math.Max(known, first));

    /// <summary>As the log has it at the start: the last program may have stopped in the middle.</summary>
    public void Note(RoomRecord room)
    {
        if (room.Rules.First is > 1 and var first)
        {
            Note(room.Id, first);
        }
    }

    /// <summary>Forgets a little; false where there is nothing left to be forgotten.</summary>
    public bool Step()
    {
        foreach (KeyValuePair<long, long> room in _firsts)
        {
            if (parts.Forget(room.Key, room.Value))
            {
                return true;
            }

            _firsts.TryRemove(room);
        }

        return false;
    }
}
