using System.Buffers;
using System.Diagnostics;
using System.Text;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Bench;

/// <summary>The frame that one sender sends again and again: made once, only its stamp and nonce are written anew.</summary>
internal sealed class MessageTemplate
{
    /// <summary>A nonce is the message's number and when it was sent, so that its ack says how old it is.</summary>
    public const int NonceLength = Stamp.NumberDigits + 1 + TimeDigits;

    private const int TimeDigits = 19;
    private const char StampPlace = 'S';
    private const char NoncePlace = 'N';

    private readonly Stamp _stamp;
    private readonly int _sender;
    private readonly byte[] _frame;
    private readonly int _stampStart;
    private readonly int _nonceStart;

    private MessageTemplate(Stamp stamp, int sender, byte[] frame)
    {
        (_stamp, _sender, _frame) = (stamp, sender, frame);
        _stampStart = frame.AsSpan().IndexOf(Encoding.ASCII.GetBytes(new string(StampPlace, Stamp.Length)));
        _nonceStart = frame.AsSpan().IndexOf(Encoding.ASCII.GetBytes(new string(NoncePlace, NonceLength)));
    }

    /// <summary><c>name&gt; text</c>.</summary>
    public static MessageTemplate Plain(Stamp stamp, int sender, string name, int bytes)
    {
        FrameBuffer buffer = new();
        PlainText.Write(buffer, name, Text(bytes));
        return new MessageTemplate(stamp, sender, buffer.Written.ToArray());
    }

    /// <summary>A <c>send</c>; without a nonce nothing is learnt from its ack.</summary>
    public static MessageTemplate Charla(Stamp stamp, int sender, string room, int bytes, bool hasNonce)
    {
        FrameBuffer buffer = new();
        using MessageWriter writer = new(buffer);
        writer.Write(new Send { Room = room, Text = Text(bytes), Nonce = hasNonce ? new string(NoncePlace, NonceLength) : null });
        return new MessageTemplate(stamp, sender, buffer.Written.ToArray());
    }

    /// <summary>Writes the message of a number, sent now.</summary>
    public void Append(ArrayBufferWriter<byte> output, long number)
    {
        long now = Stopwatch.GetTimestamp();
        Span<byte> frame = output.GetSpan(_frame.Length)[.._frame.Length];
        _frame.CopyTo(frame);
        _stamp.Write(frame.Slice(_stampStart, Stamp.Length), _sender, number, now);
        if (_nonceStart >= 0)
        {
            Stamp.WriteDigits(Stamp.WriteDigits(frame.Slice(_nonceStart, NonceLength), number, Stamp.NumberDigits), now, TimeDigits);
        }

        output.Advance(_frame.Length);
    }

    private static string Text(int bytes) => new string(StampPlace, Stamp.Length) + new string('x', bytes - Stamp.Length);
}
