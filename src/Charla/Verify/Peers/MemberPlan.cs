namespace Charla.Verify.Peers;

/// <summary>What a member of charla/1 is to do.</summary>
/// <param name="Name">The name that it goes by.</param>
/// <param name="Wire">One of <see cref="Wires"/>.</param>
/// <param name="Rooms">Where it is.</param>
/// <param name="Seed">Of its dice.</param>
/// <param name="Speaks">Whether it says anything.</param>
/// <param name="Sleeps">Whether it stops reading now and then.</param>
/// <param name="Pause">Longest pause between two messages, in milliseconds.</param>
internal sealed record MemberPlan(string Name, string Wire, IReadOnlyList<string> Rooms, int Seed, bool Speaks, bool Sleeps, int Pause);

/// <summary>A message that is not acknowledged yet.</summary>
internal sealed record Said(string Room, string Nonce, string Text)
{
    /// <summary>Whether it was written on this connection, and not refused since.</summary>
    public bool IsWritten { get; set; }
}
