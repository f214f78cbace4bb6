using System.Buffers;

namespace Charla.Bench;

/// <summary>A member that speaks. The driver's: one thread at a time.</summary>
internal sealed class LoadSender(LoadMember member, MessageTemplate template)
{
    /// <summary>Most messages that may be on their way.</summary>
    public const int MaxWindow = 65_536;

    private readonly ArrayBufferWriter<byte> _pending = new();

    /// <summary>Messages sent, those written but not flushed included.</summary>
    public long Sent { get; private set; }

    /// <summary>Messages without an ack.</summary>
    public long Unacknowledged => Sent - member.Acks.Distinct;

    /// <summary>Its connection takes nothing any more.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Writes the next message.</summary>
    public void Write() => template.Append(_pending, ++Sent);

    /// <summary>Sends what was written, in one piece.</summary>
    public void Flush()
    {
        if (_pending.WrittenCount > 0)
        {
            IsGone |= !member.TrySend(_pending.WrittenSpan);
            _pending.ResetWrittenCount();
        }
    }
}
