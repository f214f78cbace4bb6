namespace Charla.Verify.Checking;

/// <summary>Something that one member did or saw, in the order in which it did.</summary>
/// <param name="Tick">Its place among all that all members did and saw: what has a lower one was over before.</param>
internal abstract record Observation(long Tick);

/// <summary>A message was written to the connection for the first time.</summary>
internal sealed record Sent(long Tick, string Room, string Nonce, string Text) : Observation(Tick);

/// <summary>The server has said that a message is on its disk.</summary>
internal sealed record Acknowledged(long Tick, string Room, string Nonce, long Seq) : Observation(Tick);

/// <summary>A room was entered, on a new connection, with what was asked for: the events after <paramref name="After"/>.</summary>
internal sealed record Entered(long Tick, string Room, long After, long Head, long Read, long Unread) : Observation(Tick);

/// <summary>An event came.</summary>
internal sealed record Received(long Tick, string Room, long Seq, string From, string Text, string? Nonce) : Observation(Tick);

/// <summary>The server has said that it passed over a range.</summary>
internal sealed record Passed(long Tick, string Room, long From, long To) : Observation(Tick);

/// <summary>A read marker was asked to move.</summary>
internal sealed record Marking(long Tick, string Room, long Seq) : Observation(Tick);

/// <summary>The server has said that it moved.</summary>
internal sealed record Marked(long Tick, string Room, long Seq, long Unread) : Observation(Tick);

/// <summary>What the list of rooms says of one, when all was calm.</summary>
internal sealed record Listed(long Tick, string Room, long Head, long Read, long Unread) : Observation(Tick);

/// <summary>The session was taken up on a new connection; not known to the server where <paramref name="Resumed"/> is false.</summary>
internal sealed record TakenUp(long Tick, bool Resumed) : Observation(Tick);

/// <summary>A plain connection was made: what comes next follows on nothing.</summary>
internal sealed record PlainConnected(long Tick) : Observation(Tick);

/// <summary>A plain message was written: nobody will acknowledge it.</summary>
internal sealed record PlainSent(long Tick, string Text) : Observation(Tick);

/// <summary>A plain message came.</summary>
internal sealed record PlainReceived(long Tick, string From, string Text) : Observation(Tick);
