using System.Buffers;
using Charla.Protocol;

namespace Charla.Core;

/// <summary>What goes on over one connection, in one dialect. Its gateway hands it payloads one at a time.</summary>
internal interface IConversation
{
    Connection Connection { get; }

    /// <summary>Takes one payload. The gateway reads no further until it completes: that is how a sender is slowed down.</summary>
    ValueTask HandleAsync(ReadOnlySequence<byte> payload);

    /// <summary>Tells the peer what it did wrong: by the sentence that goes with the code, or by <paramref name="explanation"/>; and when trying again may help.</summary>
    void Fault(string code, string? detail, Bilingual? explanation = null, TimeSpan? retryAfter = null);

    /// <summary>Says goodbye, sends what waits, and closes.</summary>
    Task ByeAsync(string reason, Bilingual text);

    /// <summary>The connection is gone: leaves every room.</summary>
    void Close();
}
