using System.Text;
using Charla.Core;
using Charla.Gateways.Admission;
using Charla.Gateways.Wires;
using Charla.Protocol;
using Microsoft.AspNetCore.Connections;

namespace Charla.Gateways.Framed;

/// <summary>The framed port: bytes in, payloads to a conversation. The first frame decides its dialect.</summary>
internal sealed class FramedConnectionHandler(Chat chat, FramedPortGuide guide) : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        IWire wire = SocketWire.For(connection);
        using SessionAllowance allowance = new(chat, connection.RemoteEndPoint);
        Connection peer = new(chat.NextConnectionId(), "tcp", $"{connection.RemoteEndPoint}", wire, chat.Options, chat.Time, allowance);
        PlainSession plain = new(chat, peer);
        if (Entrance.TryEnter(chat, plain, connection.Features) is { } refused)
        {
            await Farewell.EndAsync(chat, connection.Transport.Input, peer, refused);
            return;
        }

        plain.Open();
        FramedConversation conversation = new(chat, plain);
        try
        {
            await new FramedReadLoop(chat, connection.Transport.Input, conversation).RunAsync();
        }
        catch (ProtocolException wrong)
        {
            conversation.Current.Fault(wrong.Code, wrong.Detail, wrong.Explanation);
            await Farewell.EndAsync(chat, connection.Transport.Input, peer, wrong.Code);
        }
        catch (ForeignProtocolException foreign)
        {
            peer.Outbox.Write(Encoding.UTF8.GetBytes(guide.LineFor(foreign.Protocol)));
            await Farewell.EndAsync(chat, connection.Transport.Input, peer, $"spoke {foreign.Protocol}");
        }
        catch (Exception gone) when (gone is IOException or ConnectionAbortedException or OperationCanceledException)
        {
            // The peer went without a word; so do we.
        }
        finally
        {
            conversation.Current.Close();
            peer.Outbox.Close();
            chat.Exit(peer);
        }
    }
}
