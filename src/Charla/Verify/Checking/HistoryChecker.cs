namespace Charla.Verify.Checking;

/// <summary>Judges recorded histories: what was promised to whom, and was it kept. Pure: knows of no server and no clock.</summary>
internal static class HistoryChecker
{
    /// <summary>Everything that is wrong; nothing where every promise was kept.</summary>
    public static IReadOnlyList<Finding> Check(Histories histories) =>
    [
        .. LogCheck.Check(histories),
        .. OrderCheck.Check(histories),
        .. histories.Members.SelectMany(member => CheckMember(member, histories)),
    ];

    private static IEnumerable<Finding> CheckMember(MemberHistory member, Histories histories) =>
    [
        .. AcknowledgedCheck.Check(member, histories),
        .. DeliveryCheck.Check(member, histories),
        .. PlainCheck.Check(member, histories),
        .. UnreadCheck.Check(member),
        .. member.All<TakenUp>().Where(taken => !taken.Resumed).Select(_ => new Finding(FindingKind.Forgotten, member.Name, null, "the session was not resumed")),
    ];
}
