namespace Charla.Verify.Checking;

/// <summary>The log by itself: seq 1, 2, 3 …, each message once, and none that nobody sent.</summary>
internal static class LogCheck
{
    public static IEnumerable<Finding> Check(Histories histories) => histories.Log.SelectMany(room => CheckRoom(room.Key, room.Value, Known(histories)));

    private static IEnumerable<Finding> CheckRoom(string room, IReadOnlyList<StoredEvent> events, HashSet<string> sent)
    {
        HashSet<string> texts = [];
        HashSet<(string From, string Nonce)> nonces = [];
        for (int i = 0; i < events.Count; i++)
        {
            StoredEvent stored = events[i];
            if (stored.Seq != i + 1)
            {
                yield return new(FindingKind.Lost, null, room, $"the log has seq {stored.Seq} where {i + 1} is due");
                yield break;
            }

            if (!texts.Add(stored.Text) || (stored.Nonce is { } nonce && !nonces.Add((stored.From, nonce))))
            {
                yield return new(FindingKind.Repeated, null, room, $"seq {stored.Seq} is a message that the log has already: {Shown.Text(stored.Text)}");
            }

            if (!sent.Contains(stored.Text))
            {
                yield return new(FindingKind.Unsent, null, room, $"seq {stored.Seq} was sent by nobody: {Shown.Text(stored.Text)}");
            }
        }
    }

    // Every text that a member sends is one of its kind.
    private static HashSet<string> Known(Histories histories) =>
        [.. histories.Members.SelectMany(member => member.All<Sent>().Select(sent => sent.Text).Concat(member.All<PlainSent>().Select(sent => sent.Text)))];
}
