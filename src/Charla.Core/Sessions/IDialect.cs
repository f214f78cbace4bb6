using Charla.Protocol.Messages;

namespace Charla.Core.Sessions;

/// <summary>How a session speaks with its client: its forms, and what is its client's alone. A gateway that translates brings one for each session.</summary>
/// <remarks>Rooms ask from their loops, so every method may be called by several threads at once, and must be short.</remarks>
internal interface IDialect
{
    /// <summary>What others are told that is spoken: <c>charla/1</c>, <c>irc</c> …</summary>
    string Name { get; }

    /// <summary>How the session is told what is for it alone.</summary>
    IWireForm Form { get; }

    /// <summary>How a room is written to the session; the same object for all sessions that read the same bytes.</summary>
    /// <param name="alias">What the session calls the room; null where that is the room's name.</param>
    IWireForm RoomForm(string? alias);

    /// <summary>How the session is answered in a room that is written in another form.</summary>
    IWireForm AnswerForm(IWireForm room) => Form;

    /// <summary>What the session asked for is durable, and will be delivered to it and the others. Told before that, on the room's loop.</summary>
    void Accepted(Room room, RoomEvent accepted, string? @ref)
    {
    }

    /// <summary>See <see cref="IParticipant.Personal"/>.</summary>
    ReadOnlyMemory<byte>? Personal(Room room, IWireForm form, IReadOnlyList<RoomEvent> events) => null;

    /// <summary>See <see cref="IParticipant.Hears"/>.</summary>
    bool Hears(ServerMessage passing, IParticipant? about) => true;
}

/// <summary>charla/1, which everyone reads alike.</summary>
internal sealed class CharlaDialect : IDialect
{
    public static CharlaDialect Shared { get; } = new();

    public string Name => "charla/1";

    public IWireForm Form => JsonForm.Shared;

    public IWireForm RoomForm(string? alias) => alias is null ? JsonForm.Shared : new JsonForm(alias);

    public IWireForm AnswerForm(IWireForm room) => room;
}
