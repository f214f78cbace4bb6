using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>Who came and went of late in a room, for those who were catching up meanwhile. Owned by the room's loop.</summary>
internal sealed class RecentPresence
{
    /// <summary>More than this is not kept: whoever was away for so long is told of the latest.</summary>
    private const int Kept = 64;

    private readonly Queue<(long Number, Presence What, WeakReference<IParticipant> About)> _kept = new();

    /// <summary>The number of the last one.</summary>
    public long Last { get; private set; }

    public void Note(Presence what, IParticipant about)
    {
        if (_kept.Count == Kept)
        {
            _kept.Dequeue();
        }

        _kept.Enqueue((++Last, what, new WeakReference<IParticipant>(about)));
    }

    /// <summary>What a reader is to be told of all that came after a number.</summary>
    public IReadOnlyList<ServerMessage> Since(long number, IParticipant reader) => number == Last
        ? []
        : [.. _kept.Where(entry => entry.Number > number && IsFor(reader, entry.What, entry.About)).Select(entry => entry.What)];

    /// <summary>Weakly held: who has gone must not be kept by having been here.</summary>
    private static bool IsFor(IParticipant reader, Presence what, WeakReference<IParticipant> weak)
    {
        weak.TryGetTarget(out IParticipant? about);
        return about != reader && reader.Hears(what, about);
    }
}
