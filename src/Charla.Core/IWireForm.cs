using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>How a room looks on one kind of wire. Members who read the same form share the bytes, so a form is shared by them too.</summary>
internal interface IWireForm
{
    /// <summary>Writes the message as frames; nothing where this form has no words for it.</summary>
    void Write(FrameBuffer buffer, ServerMessage message);
}
