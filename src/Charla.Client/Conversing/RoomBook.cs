using Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>A range of entries, both ends included.</summary>
internal readonly record struct SeqRange(long From, long To);

/// <summary>What to do with an entry of a room's log that arrived.</summary>
/// <param name="Deliver">False for one that was delivered before, or will come again.</param>
/// <param name="Missing">What was passed over before it, against the server's promise.</param>
internal readonly record struct Admission(bool Deliver, SeqRange? Missing);

/// <summary>What entering a room meant.</summary>
/// <param name="Rejoined">The client was in the room before the reconnect.</param>
/// <param name="Missing">The room's log begins anew, as after a restored backup: these entries were not seen.</param>
internal readonly record struct Entrance(bool Rejoined, SeqRange? Missing);

/// <summary>The rooms that the client is in, and its place in each one's log. Safe for use from many threads.</summary>
internal sealed class RoomBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Place> _places = [];
    private readonly Dictionary<string, long?> _expected = [];

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_gate)
            {
                return [.. _places.Values.Select(place => place.Room)];
            }
        }
    }

    /// <summary>Every room has been entered again since <see cref="Depart"/>, and caught up with where that was asked for.</summary>
    public bool Settled
    {
        get
        {
            lock (_gate)
            {
                return _places.Values.All(place => !place.Away && place.Last >= place.CatchUpTo);
            }
        }
    }

    /// <summary>The connection is a new one: the rooms to enter again, each with the last seq that was seen.</summary>
    public IReadOnlyList<(string Room, long Last)> Depart()
    {
        lock (_gate)
        {
            _expected.Clear();
            foreach (Place place in _places.Values)
            {
                (place.Away, place.CatchUpTo) = (true, 0);
            }

            return [.. _places.Values.Select(place => (place.Room, place.Last))];
        }
    }

    /// <summary>The next entrance into a room is after this seq; null for after its last.</summary>
    public void Expect(string room, long? after)
    {
        lock (_gate)
        {
            _expected[NameRules.Fold(room)] = after;
        }
    }

    /// <summary>The server says that the client is in the room.</summary>
    /// <param name="room">The room as the server writes it.</param>
    /// <param name="head">The last seq of its log.</param>
    /// <param name="catchUp">Whether the room is settled only when everything up to here was seen.</param>
    public Entrance Enter(string room, long head, bool catchUp)
    {
        string key = NameRules.Fold(room);
        lock (_gate)
        {
            _expected.Remove(key, out long? after);
            if (!_places.TryGetValue(key, out Place? place))
            {
                _places.Add(key, new Place(room) { Last = Math.Min(after ?? head, head) });
                return default;
            }

            bool rejoined = place.Away;
            bool anew = rejoined && head < place.Last;
            place.Away = false;
            place.Last = anew ? head : place.Last;
            place.CatchUpTo = rejoined && catchUp ? head : 0;
            return new Entrance(rejoined, anew && head > 0 ? new SeqRange(1, head) : null);
        }
    }

    /// <summary>Judges an entry, and moves the place in the log if it is to be delivered.</summary>
    public Admission Admit(string room, long seq)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(NameRules.Fold(room), out Place? place))
            {
                return new Admission(true, null);
            }

            // What comes before the room was entered again comes once more, in its order, after that.
            if (place.Away || seq <= place.Last)
            {
                return new Admission(false, null);
            }

            SeqRange? missing = seq > place.Last + 1 ? new SeqRange(place.Last + 1, seq - 1) : null;
            place.Last = seq;
            return new Admission(true, missing);
        }
    }

    /// <summary>The server passes over a range; what of it is news, or null.</summary>
    public SeqRange? Skip(string room, long from, long to)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(NameRules.Fold(room), out Place? place))
            {
                return new SeqRange(from, to);
            }

            if (place.Away || to <= place.Last)
            {
                return null;
            }

            SeqRange skipped = new(place.Last + 1, to);
            place.Last = to;
            return skipped;
        }
    }

    /// <summary>A room goes on under another name, with the same log.</summary>
    public void Rename(string room, string name)
    {
        lock (_gate)
        {
            if (_places.Remove(NameRules.Fold(room), out Place? place))
            {
                place.Room = name;
                _places[NameRules.Fold(name)] = place;
            }
        }
    }

    /// <summary>The client is not in the room any more; false where it was not.</summary>
    public bool Remove(string room)
    {
        lock (_gate)
        {
            return _places.Remove(NameRules.Fold(room));
        }
    }

    private sealed class Place(string room)
    {
        public string Room { get; set; } = room;

        /// <summary>The last seq that was delivered or passed over.</summary>
        public long Last { get; set; }

        /// <summary>Whether the room is still to be entered again on this connection.</summary>
        public bool Away { get; set; }

        public long CatchUpTo { get; set; }
    }
}
