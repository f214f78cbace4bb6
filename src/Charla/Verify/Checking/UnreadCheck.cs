namespace Charla.Verify.Checking;

/// <summary>Heads and read markers only rise, a marker that was confirmed stays, and what is unread is what lies between.</summary>
internal static class UnreadCheck
{
    public static IEnumerable<Finding> Check(MemberHistory member)
    {
        Dictionary<string, Known> rooms = [];
        foreach (Observation observation in member.Observations)
        {
            (string? room, Known known) = Take(observation, rooms);
            if (room is null)
            {
                continue;
            }

            if (Mistake(observation, rooms.GetValueOrDefault(room)) is { } mistake)
            {
                yield return new(FindingKind.Unread, member.Name, room, mistake);
            }

            rooms[room] = known;
        }
    }

    private static (string? Room, Known Known) Take(Observation observation, Dictionary<string, Known> rooms) => observation switch
    {
        Received received => (received.Room, rooms.GetValueOrDefault(received.Room) with { Seen = Math.Max(received.Seq, rooms.GetValueOrDefault(received.Room).Seen) }),
        Marking marking => (marking.Room, rooms.GetValueOrDefault(marking.Room) with { Asked = Math.Max(marking.Seq, rooms.GetValueOrDefault(marking.Room).Asked) }),
        Marked marked => (marked.Room, rooms.GetValueOrDefault(marked.Room) with { Confirmed = marked.Seq }),
        Entered entered => (entered.Room, rooms.GetValueOrDefault(entered.Room)),
        Listed listed => (listed.Room, rooms.GetValueOrDefault(listed.Room)),
        _ => (null, default),
    };

    private static string? Mistake(Observation observation, Known known) => observation switch
    {
        Marked marked when marked.Seq < known.Confirmed || marked.Seq > known.Asked => $"the marker went to {marked.Seq}, after {known.Confirmed} was confirmed and no more than {known.Asked} asked for",
        Marked marked when marked.Unread < known.Seen - marked.Seq => $"{marked.Unread} are unread after {marked.Seq}, where {known.Seen} had been seen",
        Entered entered => Mistake(entered.Head, entered.Read, entered.Unread, known),
        Listed listed => Mistake(listed.Head, listed.Read, listed.Unread, known),
        _ => null,
    };

    private static string? Mistake(long head, long read, long unread, Known known) =>
        unread != head - read ? $"{unread} are unread, of head {head} and marker {read}"
        : head < known.Seen ? $"the head is {head}, where {known.Seen} had been seen"
        : read < known.Confirmed || read > known.Asked ? $"the marker is {read}, after {known.Confirmed} was confirmed and no more than {known.Asked} asked for"
        : null;

    private readonly record struct Known(long Seen, long Asked, long Confirmed);
}
