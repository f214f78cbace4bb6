namespace Charla.Verify.Checking;

/// <summary>An ack means durable: what was acknowledged lies where the ack said, as it was sent, whatever happened since.</summary>
internal static class AcknowledgedCheck
{
    public static IEnumerable<Finding> Check(MemberHistory member, Histories histories)
    {
        Dictionary<string, Sent> sent = member.All<Sent>().ToDictionary(message => message.Nonce);
        foreach (Acknowledged ack in member.All<Acknowledged>())
        {
            StoredEvent? stored = histories.Find(ack.Room, ack.Seq);
            if (stored is null)
            {
                yield return new(FindingKind.Lost, member.Name, ack.Room, $"{ack.Nonce} was acknowledged as seq {ack.Seq}, and is not in the log");
            }
            else if (stored.Nonce != ack.Nonce || stored.From != member.Name)
            {
                yield return new(FindingKind.Lost, member.Name, ack.Room, $"{ack.Nonce} was acknowledged as seq {ack.Seq}, where the log has {stored.Nonce ?? "a plain message"} of {stored.From}");
            }
            else if (!sent.TryGetValue(ack.Nonce, out Sent? message) || message.Text != stored.Text)
            {
                yield return new(FindingKind.Altered, member.Name, ack.Room, $"{ack.Nonce} has another text than was sent: {Shown.Text(stored.Text)}");
            }
        }
    }
}
