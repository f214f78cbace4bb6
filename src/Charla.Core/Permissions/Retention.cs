namespace Charla.Core.Permissions;

/// <summary>How much of a room is kept; 0 is no limit of that kind. What is over any of them goes.</summary>
/// <param name="Days">Age of the oldest, in days.</param>
/// <param name="Count">Events.</param>
/// <param name="Bytes">Bytes of text, with 100 for each event.</param>
internal readonly record struct Retention(long Days, long Count, long Bytes)
{
    public bool KeepsAll => this == default;
}
