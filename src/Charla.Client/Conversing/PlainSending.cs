using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>What goes out on one connection of the plain dialect. Nothing is acknowledged there; an echo is the best proof there is.</summary>
internal sealed class PlainSending(ClientState state)
{
    private const string NotSupported = "not_supported";

    /// <summary>Adds what is to be written to the buffer.</summary>
    public async ValueTask FillAsync(FrameBuffer buffer)
    {
        while (buffer.Length < WriteLoop.BatchBytes && state.Outbox.TakeUnwritten(state.Time.GetTimestamp()) is { } send)
        {
            int start = buffer.Length;
            PlainText.Write(buffer, state.Standing.Name, send.Text);
            bool isTooLong = buffer.Length - start - Frame.HeaderLength > Frame.DefaultMaxPayload;
            bool isElsewhere = NameRules.Fold(send.Room) != NameRules.Lobby;
            if (isTooLong || isElsewhere)
            {
                buffer.Truncate(start);
                (string code, string reason) = isElsewhere
                    ? (NotSupported, "This server has one room, the lobby.")
                    : (ErrorCode.TooLong, $"A message has no more than {Frame.DefaultMaxPayload} bytes here.");
                await state.RefuseAsync(send, code, reason).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Tells of what was heard. An echo of something sent here acknowledges it.</summary>
    public async ValueTask HeardAsync(PlainTextReceived talk)
    {
        PendingSend? own = PlainNews.IsName(talk.From, state.Standing.Name) ? state.Outbox.RemoveWritten(send => send.Text == talk.Text) : null;
        await state.PublishAsync(talk with { Own = own is not null }).ConfigureAwait(false);
        if (own is not null)
        {
            await state.AcknowledgeAsync(own, Receipt(confirmed: true)).ConfigureAwait(false);
        }
    }

    /// <summary>Waits no more for the echo of what was written so long ago: it is not sent again, for it may have arrived.</summary>
    public async ValueTask GiveUpAsync(TimeSpan age)
    {
        while (state.Outbox.RemoveWritten(send => state.Time.GetElapsedTime(send.WrittenAt ?? 0) >= age) is { } send)
        {
            await state.AcknowledgeAsync(send, Receipt(confirmed: false)).ConfigureAwait(false);
        }
    }

    private SendReceipt Receipt(bool confirmed) => new(NameRules.Lobby, 0, state.Time.GetUtcNow(), Repeated: false, confirmed);
}
