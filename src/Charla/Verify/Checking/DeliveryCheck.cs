namespace Charla.Verify.Checking;

/// <summary>What one charla/1 member was given in its rooms: in order, without gap or repeat, across all its connections, up to the end.</summary>
internal static class DeliveryCheck
{
    public static IEnumerable<Finding> Check(MemberHistory member, Histories histories) =>
        member.All<Entered>().Select(entered => entered.Room).Distinct().SelectMany(room => CheckRoom(member, room, histories));

    private static IEnumerable<Finding> CheckRoom(MemberHistory member, string room, Histories histories)
    {
        long last = member.All<Entered>().First(entered => entered.Room == room).After;
        foreach (Observation observation in member.Observations)
        {
            if (observation is Passed passed && passed.Room == room && passed.From == last + 1)
            {
                last = passed.To;
            }
            else if (observation is Received received && received.Room == room)
            {
                if (Misplaced(member, received, last) is { } misplaced)
                {
                    yield return misplaced;
                }

                if (Changed(member, received, histories.Find(room, received.Seq)) is { } changed)
                {
                    yield return changed;
                }

                last = Math.Max(last, received.Seq);
            }
        }

        if (last < histories.Heads.GetValueOrDefault(room))
        {
            yield return new(FindingKind.Missed, member.Name, room, $"was given no more than seq {last} of {histories.Heads[room]}");
        }
    }

    private static Finding? Misplaced(MemberHistory member, Received received, long last)
    {
        if (received.Seq == last + 1)
        {
            return null;
        }

        bool seen = member.All<Received>().Any(other => other.Tick < received.Tick && other.Room == received.Room && other.Seq == received.Seq);
        return received.Seq > last
            ? new(FindingKind.Missed, member.Name, received.Room, $"was given seq {received.Seq} after {last}")
            : new(seen ? FindingKind.Repeated : FindingKind.Reordered, member.Name, received.Room, $"was given seq {received.Seq} when it had {last}");
    }

    private static Finding? Changed(MemberHistory member, Received received, StoredEvent? stored) =>
        stored is null ? new(FindingKind.Lost, member.Name, received.Room, $"was given seq {received.Seq}, which the log does not have: {Shown.Text(received.Text)}")
        : stored.Text != received.Text || stored.From != received.From || stored.Nonce != received.Nonce
            ? new(FindingKind.Altered, member.Name, received.Room, $"was given seq {received.Seq} as {received.From}: {Shown.Text(received.Text)}, and the log has {stored.From}: {Shown.Text(stored.Text)}")
        : null;
}
