namespace Charla.Lessons.Tap.Records;

/// <summary>Something that was seen on a connection, as views and files are given it.</summary>
/// <param name="Connection">Counted from 1 in the order of their coming.</param>
/// <param name="At">Since the tap began.</param>
internal abstract record WireRecord(int Connection, TimeSpan At)
{
    /// <summary>About how many bytes of memory it holds.</summary>
    public virtual int Weight => 256;
}
