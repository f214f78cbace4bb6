using System.Buffers;
using Charla.Protocol;

namespace Charla.Core;

/// <summary>Slows a plain peer down that says more than its allowance. It can't know which of its messages was refused, so none is.</summary>
internal sealed class PlainBrake(Chat chat)
{
    private static readonly Bilingual _slowDown = new(
        "Envías demasiado, demasiado deprisa. No se pierde nada: el servidor te lee más despacio.",
        "You send too much, too fast. Nothing is lost: the server reads you more slowly.");

    private static readonly TimeSpan _again = TimeSpan.FromSeconds(10);

    private long _told;

    /// <summary>Hands a payload on once the peer may say so much. It is told that it is slowed down once in a while.</summary>
    public async ValueTask TakeLaterAsync(ReadOnlySequence<byte> payload, TimeSpan wait, IConversation peer, Func<ReadOnlySequence<byte>, ValueTask> take)
    {
        if (_told == 0 || chat.Time.GetElapsedTime(_told) > _again)
        {
            _told = chat.Time.GetTimestamp();
            peer.Fault(ErrorCode.RateLimited, null, _slowDown);
        }

        while (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, chat.Time);
            wait = peer.Connection.Outbox.IsClosed ? TimeSpan.Zero : peer.Connection.Allowance.Take((int)payload.Length);
        }

        await take(payload);
    }
}
