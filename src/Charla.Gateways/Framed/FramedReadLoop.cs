using System.Buffers;
using System.IO.Pipelines;
using Charla.Core;
using Charla.Protocol;

namespace Charla.Gateways.Framed;

/// <summary>One connection's way in: cuts frames out of its bytes and hands them on, one at a time.</summary>
internal sealed class FramedReadLoop(Chat chat, PipeReader input, FramedConversation conversation)
{
    /// <summary>Reads until the peer has nothing more to say.</summary>
    /// <exception cref="ProtocolException">The peer broke the protocol so that nothing after it can be read.</exception>
    /// <exception cref="ForeignProtocolException">The first bytes are of another protocol.</exception>
    public async Task RunAsync()
    {
        Speech speech = conversation.Current.Connection.Speech;
        FrameReader frames = new(chat.Limits.MaxPayload, Counting.Unknown);
        FrameReadStatus status = FrameReadStatus.NeedMore;
        bool isFirst = true;
        bool isNoted = false;
        while (true)
        {
            ReadResult read = await ReadOnceAsync(mayWait: status == FrameReadStatus.NeedWait);
            ReadOnlySequence<byte> unread = read.Buffer;
            bool waited = read.IsCanceled || read.IsCompleted;
            while ((status = Next(ref frames, ref unread, waited, isFirst, out ReadOnlySequence<byte> payload)) == FrameReadStatus.Frame)
            {
                if (isFirst && conversation.TryOpenCharla(payload))
                {
                    frames.CountBytes();
                }

                isFirst = false;
                speech.Finish();
                waited = read.IsCompleted;
                ValueTask handled = conversation.HandleAsync(payload);
                if (!handled.IsCompletedSuccessfully)
                {
                    await handled;
                }
            }

            if (!isNoted && (frames.Counting & Counting.Bytes) == 0)
            {
                chat.Journal.CountsCharacters(conversation.Current.Connection);
                isNoted = true;
            }

            if (read.IsCompleted)
            {
                // Input that ends inside a frame is not a clean close.
                if (!unread.IsEmpty)
                {
                    throw FrameFault.CutShort(unread);
                }

                return;
            }

            if (!unread.IsEmpty)
            {
                speech.Begin();
            }

            input.AdvanceTo(unread.Start, unread.End);
        }
    }

    private FrameReadStatus Next(ref FrameReader frames, ref ReadOnlySequence<byte> unread, bool waited, bool isFirst, out ReadOnlySequence<byte> payload)
    {
        try
        {
            return frames.Read(ref unread, waited, out payload);
        }
        catch (ProtocolException wrong) when (isFirst && wrong.Code == ErrorCode.BadFrame && Opening.Recognise(unread.FirstSpan) != ForeignProtocol.None)
        {
            throw new ForeignProtocolException(Opening.Recognise(unread.FirstSpan));
        }
        catch (ProtocolException wrong)
        {
            throw FrameFault.Explain(wrong, unread, isFirst, chat.Limits.MaxPayload);
        }
    }

    /// <summary>Reads what there is; where a frame may be whole already, waits for more only a moment.</summary>
    private ValueTask<ReadResult> ReadOnceAsync(bool mayWait)
    {
        ValueTask<ReadResult> pending = input.ReadAsync();
        return mayWait && !pending.IsCompleted ? ReadWithinMomentAsync(pending.AsTask()) : pending;
    }

    private async ValueTask<ReadResult> ReadWithinMomentAsync(Task<ReadResult> pending)
    {
        if (await Task.WhenAny(pending, Task.Delay(chat.Options.CountingWait, chat.Time)) != pending)
        {
            input.CancelPendingRead();
        }

        return await pending;
    }
}
