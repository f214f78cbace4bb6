using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>How a room looks on one kind of wire. Members who read the same form share the bytes, so a form is shared by them too.</summary>
internal interface IWireForm
{
    private const int TypicalFrame = 128;

    /// <summary>Writes the message as frames; nothing where this form has no words for it.</summary>
    void Write(FrameBuffer buffer, ServerMessage message);

    /// <summary>Whether a batch holds what must be asked of each reader: see <see cref="IParticipant.Personal"/>. Asked once for each batch.</summary>
    bool IsPersonal(IReadOnlyList<RoomEvent> events) => false;

    /// <summary>The messages as frames, one after the other, in bytes that are never changed again.</summary>
    ReadOnlyMemory<byte> Encode(IReadOnlyList<ServerMessage> messages)
    {
        FrameBuffer buffer = new(messages.Count * TypicalFrame);
        for (int i = 0; i < messages.Count; i++)
        {
            Write(buffer, messages[i]);
        }

        return buffer.Written;
    }
}
