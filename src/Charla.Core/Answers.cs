using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The acks and errors of one batch, gathered so that each sender gets all of its own in one write. Owned by the room's loop.</summary>
internal sealed class Answers
{
    private readonly Dictionary<IParticipant, FrameBuffer> _frames = [];

    public void Add(IParticipant participant, IWireForm form, ServerMessage answer)
    {
        if (!_frames.TryGetValue(participant, out FrameBuffer? buffer))
        {
            _frames.Add(participant, buffer = new FrameBuffer());
        }

        form.Write(buffer, answer);
    }

    public bool Any => _frames.Count > 0;

    /// <summary>Bytes that wait for one participant; null where it was answered nothing, which is less than an answer that its form has no words for.</summary>
    public int? BytesFor(IParticipant participant) => _frames.TryGetValue(participant, out FrameBuffer? buffer) ? buffer.Length : null;

    /// <summary>Sends one participant what it was answered.</summary>
    public void Flush(IParticipant participant)
    {
        if (_frames.Remove(participant, out FrameBuffer? buffer))
        {
            participant.Connection.Outbox.Write(buffer.Written);
        }
    }

    /// <summary>Sends everyone who is left what they were answered.</summary>
    public void FlushAll()
    {
        foreach ((IParticipant participant, FrameBuffer buffer) in _frames)
        {
            participant.Connection.Outbox.Write(buffer.Written);
        }

        _frames.Clear();
    }
}
