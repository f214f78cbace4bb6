namespace Charla.Verify.Checking;

/// <summary>The order of the log is the order of time: what was acknowledged before another was sent stands before it.</summary>
internal static class OrderCheck
{
    public static IEnumerable<Finding> Check(Histories histories) =>
        histories.Members.SelectMany(Appended).GroupBy(appended => appended.Room).SelectMany(room => CheckRoom(room.Key, room.OrderBy(appended => appended.Seq)));

    private static IEnumerable<Finding> CheckRoom(string room, IEnumerable<Span> spans)
    {
        Span latest = new(room, 0, 0, 0);
        foreach (Span span in spans)
        {
            if (span.Acknowledged < latest.Sent)
            {
                yield return new(FindingKind.Reordered, null, room, $"seq {span.Seq} was acknowledged before seq {latest.Seq} was sent");
            }

            latest = span.Sent > latest.Sent ? span : latest;
        }
    }

    private static IEnumerable<Span> Appended(MemberHistory member)
    {
        Dictionary<string, Sent> sent = member.All<Sent>().ToDictionary(message => message.Nonce);
        return member.All<Acknowledged>().Where(ack => sent.ContainsKey(ack.Nonce)).Select(ack => new Span(ack.Room, ack.Seq, sent[ack.Nonce].Tick, ack.Tick));
    }

    private readonly record struct Span(string Room, long Seq, long Sent, long Acknowledged);
}
