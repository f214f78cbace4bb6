using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>Someone in rooms: the conversation at the other end of a connection, in whatever dialect.</summary>
internal interface IParticipant
{
    Connection Connection { get; }

    /// <summary>The name others see; null for one that has not shown any.</summary>
    string? Name { get; }

    /// <summary><c>plain</c>, <c>charla/1</c>, <c>irc</c> …</summary>
    string Dialect { get; }

    /// <summary>How it is written to where the room has no other form for it.</summary>
    IWireForm Form { get; }

    /// <summary>What became of something this participant submitted; called on the room's loop, so it must be short.</summary>
    /// <returns>What to tell the participant, or null for nothing.</returns>
    ServerMessage? Answer(Room room, in Submission submission, in AppendOutcome outcome);
}

/// <summary>Something that a participant wants to last, on its way to a room's log.</summary>
/// <param name="Sender">Who is answered.</param>
/// <param name="Entry">What is to be appended.</param>
/// <param name="Ref">The request's own mark, repeated in the answer.</param>
/// <param name="Bytes">What it counts against the sender's bytes in flight.</param>
internal readonly record struct Submission(IParticipant Sender, LogEntry Entry, string? Ref, int Bytes);
