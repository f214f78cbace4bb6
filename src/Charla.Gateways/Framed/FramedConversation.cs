using System.Buffers;
using Charla.Core;
using Charla.Core.Sessions;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Framed;

/// <summary>What goes on over one framed connection: plain until a <c>hello</c> opens charla/1.</summary>
internal sealed class FramedConversation(Chat chat, PlainSession plain)
{
    public IConversation Current { get; private set; } = plain;

    /// <summary>Goes over to charla/1 where the connection's first payload is a <c>hello</c>.</summary>
    public bool TryOpenCharla(in ReadOnlySequence<byte> firstPayload)
    {
        if (!MessageReader.OpensCharla(firstPayload))
        {
            return false;
        }

        plain.Close();
        Current = new Session(chat, plain.Connection);
        chat.Replace(Current);
        return true;
    }

    public ValueTask HandleAsync(in ReadOnlySequence<byte> payload) => Current.HandleAsync(payload);
}
