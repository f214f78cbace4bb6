using System.Buffers;
using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc;

/// <summary>A room as lines of IRC, for all members with the same capabilities as far as those change the bytes.</summary>
internal sealed class IrcForm(IrcServer server, IrcCapability caps) : IWireForm
{
    private const int TypicalLine = 160;

    [ThreadStatic]
    private static Encoding? _last;

    public IrcCapability Caps { get; } = caps;

    public void Write(FrameBuffer buffer, ServerMessage message) => new IrcEventLines(buffer, server, Caps).Write(message, target: null);

    /// <summary>Who is thrown out, and what another name does to a room, is not told to all alike.</summary>
    public bool IsPersonal(IReadOnlyList<RoomEvent> events) => events[^1] is ModeratedEvent { Act: ModeratedEvent.KickAct or ModeratedEvent.RenameAct };

    public ReadOnlyMemory<byte> Encode(IReadOnlyList<ServerMessage> messages)
    {
        FrameBuffer buffer = new(messages.Count * TypicalLine);
        int[] ends = new int[messages.Count];
        for (int i = 0; i < messages.Count; i++)
        {
            Write(buffer, messages[i]);
            ends[i] = buffer.Length;
        }

        _last = new Encoding(this, messages, buffer.Written, ends);
        return buffer.Written;
    }

    /// <summary>A batch with some of its events in other words. What was encoded last on this thread, as a rule this very batch, is not encoded again.</summary>
    /// <param name="events">The batch.</param>
    /// <param name="instead">Writes an event in other words, or not at all, and says so; false leaves it as everyone reads it.</param>
    public ReadOnlyMemory<byte> EncodeBut(IReadOnlyList<RoomEvent> events, Func<FrameBuffer, RoomEvent, bool> instead)
    {
        if (_last is not { } last || last.Form != this || !ReferenceEquals(last.Messages, events))
        {
            Encode(events);
            last = _last!;
        }

        FrameBuffer buffer = new(Math.Max(16, last.Bytes.Length));
        for (int i = 0; i < events.Count; i++)
        {
            if (!instead(buffer, events[i]))
            {
                int start = i == 0 ? 0 : last.Ends[i - 1];
                buffer.Write(last.Bytes.Span[start..last.Ends[i]]);
            }
        }

        return buffer.Written;
    }

    private sealed record Encoding(IrcForm Form, IReadOnlyList<ServerMessage> Messages, ReadOnlyMemory<byte> Bytes, int[] Ends);
}

/// <summary>A direct message as one of its two people reads it: a query with the other.</summary>
internal sealed class IrcDirectForm(IrcServer server, IrcVoice reader, string other) : IWireForm
{
    public void Write(FrameBuffer buffer, ServerMessage message)
    {
        if (message is RoomEvent said)
        {
            string own = reader.Session.Name ?? "";
            bool isOwn = NameRules.Fold(said.From) == NameRules.Fold(own);
            new IrcEventLines(buffer, server, reader.Caps).Write(said, isOwn ? IrcNames.Nick(other) : IrcNames.Nick(own));
        }
        else if (message is TypingNotice typing)
        {
            new IrcEventLines(buffer, server, reader.Caps).Write(typing, IrcNames.Nick(reader.Session.Name ?? ""));
        }
    }
}
