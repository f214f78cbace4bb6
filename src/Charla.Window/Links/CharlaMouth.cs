using System.Buffers;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Window.Links;

/// <summary>Hands on to a server what its page says, as fast as the server takes it.</summary>
internal sealed class CharlaMouth(FrameSender sender, HelloGate gate, Language language)
{
    /// <summary>Goes on until the connection breaks, and says why it did; null where the page leaves.</summary>
    public async Task<LinkFailure?> SpeakAsync(PageSocket page, CancellationToken stop)
    {
        FrameBuffer buffer = new();
        while (await page.ReceiveAsync(stop) is { } message)
        {
            byte[]? payload = gate.Limits is null ? gate.Ask(message) : message;
            if (Refuse(message, payload) is { } refusal)
            {
                await page.TellAsync(refusal);
                continue;
            }

            buffer.Truncate(0);
            buffer.WriteFrame(payload);
            if (await sender.SendAsync(buffer.Written, stop) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    /// <summary>What the server must not be sent: it would take something else than a hello for plain talk, and hang up over what is too long.</summary>
    private Error? Refuse(byte[] message, byte[]? payload)
    {
        ReadOnlySequence<byte> request = new(message);
        int most = gate.Limits?.Payload ?? Frame.DefaultMaxPayload;
        return payload is null ? Refusal.Of(request, ErrorCode.BadRequest, "op", language)
            : payload.Length > most ? Refusal.Of(request, ErrorCode.TooLong, $"{payload.Length} > {most}", language)
            : null;
    }
}
