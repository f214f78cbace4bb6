using Charla.Protocol.Messages;

namespace Charla.Verify.Checking;

/// <summary>What a plain member was given on each of its connections: a piece of the lobby's log, in its order, with nothing left out.</summary>
internal static class PlainCheck
{
    public static IEnumerable<Finding> Check(MemberHistory member, Histories histories)
    {
        Dictionary<string, long> places = histories.Log.GetValueOrDefault(NameRules.Lobby, []).DistinctBy(stored => stored.Text).ToDictionary(stored => stored.Text, stored => stored.Seq);
        long last = 0;
        foreach (Observation observation in member.Observations)
        {
            if (observation is PlainConnected)
            {
                last = 0;
            }
            else if (observation is PlainReceived received)
            {
                if (Misplaced(member, received, places, last) is { } finding)
                {
                    yield return finding;
                }

                last = places.GetValueOrDefault(received.Text, last);
            }
        }
    }

    private static Finding? Misplaced(MemberHistory member, PlainReceived received, Dictionary<string, long> places, long last)
    {
        if (!places.TryGetValue(received.Text, out long seq))
        {
            return new(FindingKind.Lost, member.Name, NameRules.Lobby, $"was given what the log does not have: {Shown.Text(received.Text)}");
        }

        // The first of a connection may be any.
        return last == 0 || seq == last + 1 ? null
            : seq > last ? new(FindingKind.Missed, member.Name, NameRules.Lobby, $"was given seq {seq} after {last}")
            : new(seq == last ? FindingKind.Repeated : FindingKind.Reordered, member.Name, NameRules.Lobby, $"was given seq {seq} when it had {last}");
    }
}
