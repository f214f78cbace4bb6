namespace Charla.Verify.Checking;

/// <summary>All that one member did and saw. Its parts are added by that member alone, and read when it has ended.</summary>
/// <param name="Name">The name that it went by.</param>
/// <param name="Wire">What it spoke over.</param>
/// <param name="Observations">In the order in which they were made.</param>
internal sealed record MemberHistory(string Name, string Wire, IReadOnlyList<Observation> Observations)
{
    public IEnumerable<T> All<T>() where T : Observation => Observations.OfType<T>();
}

/// <summary>An event as it lies on the disk, at the end.</summary>
internal sealed record StoredEvent(string Room, long Seq, string From, string Text, string? Nonce);

/// <summary>What is judged: the log that is left, and what everybody did and saw on the way there.</summary>
/// <param name="Log">By room, in the order of seq.</param>
/// <param name="Heads">The last seq of each room when all had been quiet: everyone who was there then must have seen that far.</param>
/// <param name="Members">Everybody.</param>
internal sealed record Histories(IReadOnlyDictionary<string, IReadOnlyList<StoredEvent>> Log, IReadOnlyDictionary<string, long> Heads, IReadOnlyList<MemberHistory> Members)
{
    /// <summary>The event with that place, or null.</summary>
    public StoredEvent? Find(string room, long seq) =>
        Log.TryGetValue(room, out IReadOnlyList<StoredEvent>? events) && events.Count > 0 && seq - events[0].Seq is >= 0 and long index && index < events.Count
            ? events[(int)index] is { } found && found.Seq == seq ? found : events.FirstOrDefault(stored => stored.Seq == seq)
            : null;
}
