using Charla.Core.Accounts;
using Charla.Core.Permissions;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>Someone in rooms: the conversation at the other end of a connection, in whatever dialect.</summary>
internal interface IParticipant
{
    Connection Connection { get; }

    /// <summary>The name others see; null for one that has not shown any.</summary>
    string? Name { get; }

    /// <summary>The account under which it goes on, as it was then; null for a guest.</summary>
    Account? SignedIn => null;

    /// <summary><c>plain</c>, <c>charla/1</c>, <c>irc</c> …</summary>
    string Dialect { get; }

    /// <summary>How it is written to where the room has no other form for it.</summary>
    IWireForm Form { get; }

    /// <summary>How it is answered in a room that is written to it in a form.</summary>
    IWireForm AnswerForm(IWireForm room) => room;

    /// <summary>What a batch is to it where that is not what everyone is given: asked of those who have something of their own in it, and of all where the form says so.</summary>
    /// <returns>The frames, which may be none; null where it is given what everyone is.</returns>
    ReadOnlyMemory<byte>? Personal(Room room, IWireForm form, IReadOnlyList<RoomEvent> events) => null;

    /// <summary>Whether it is told something that doesn't last.</summary>
    /// <param name="passing">What would be told.</param>
    /// <param name="about">The participant that it is about.</param>
    bool Hears(ServerMessage passing, IParticipant? about) => true;

    /// <summary>What became of something this participant submitted; called on the room's loop, so it must be short.</summary>
    /// <returns>What to tell the participant, or null for nothing.</returns>
    ServerMessage? Answer(Room room, in Submission submission, in AppendOutcome outcome);

    /// <summary>It is not in the room any more, and not by its own wish; called on the room's loop, so it must be short.</summary>
    /// <param name="room">The room, which it has left.</param>
    /// <param name="reason"><c>kicked</c>, or the error code of who would come in now.</param>
    void Expelled(Room room, string reason);
}

/// <summary>Something that a participant wants to last, on its way to a room's log.</summary>
/// <param name="Sender">Who is answered.</param>
/// <param name="Entry">What is to be appended.</param>
/// <param name="Ref">The request's own mark, repeated in the answer.</param>
/// <param name="Bytes">What it counts against the sender's bytes in flight.</param>
/// <param name="Act">What its sender must be allowed to do.</param>
/// <param name="Rules">The room's rules by which its sender was; null where that need not be looked at again.</param>
internal readonly record struct Submission(IParticipant Sender, LogEntry Entry, string? Ref, int Bytes, RoomAct Act = RoomAct.Send, RoomRules? Rules = null);
