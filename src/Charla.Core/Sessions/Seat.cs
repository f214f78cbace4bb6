using Charla.Core.Permissions;

namespace Charla.Core.Sessions;

/// <summary>A session's place in a room.</summary>
/// <param name="room">The room.</param>
/// <param name="alias">What the session calls it; null where that is the room's name.</param>
/// <param name="standing">What the session may do there.</param>
/// <param name="form">How the room is written to the session.</param>
/// <param name="floor">It may read from the first event after this one on, as far as that is its own and not the room's doing.</param>
/// <param name="read">It had read up to here.</param>
internal sealed class Seat(Room room, string? alias, Standing standing, IWireForm form, long floor, long read)
{
    public Room Room { get; } = room;

    public IWireForm Form { get; } = form;

    /// <summary>What the session calls the room; null where that is the room's name.</summary>
    public string? OwnAlias => alias;

    /// <summary>What the session calls the room now.</summary>
    public string Alias => alias ?? Room.Name;

    /// <summary>What it may read of itself, whatever the room still keeps.</summary>
    public long OwnFloor => floor;

    public Standing Standing { get; } = standing;

    /// <summary>It may read from the first event after this one on: the earlier ones are not its to read, or not kept.</summary>
    public long Floor => Math.Max(floor, Room.Rules.First - 1);

    public long Read { get; } = read;

    /// <summary>The room's loop has let the session in by this seat. The loop's alone.</summary>
    public bool IsServed { get; set; }

    /// <summary>How many events it has not read that has read up to a seq.</summary>
    public long UnreadAfter(long seq) => Math.Max(0, Room.Delivered - Math.Max(seq, Floor));
}
