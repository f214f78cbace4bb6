namespace Charla.Lessons.Tap.Dissect;

/// <summary>Cuts one direction's bytes into units.</summary>
/// <remarks>Pure: what it knows are the bytes and their order. Never throws on any bytes, and leaves a bounded number of them held.</remarks>
internal interface IDissector
{
    /// <summary>Takes whole units off the front of what is held, and at the end whatever is left.</summary>
    /// <returns>Who goes on from here: itself, or another for whom something may be held.</returns>
    IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units);
}
