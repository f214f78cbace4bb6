using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.WebSockets;
using Charla.Core;
using Charla.Gateways.Admission;
using Charla.Gateways.WebSocket;
using Charla.Gateways.Wires;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Microsoft.AspNetCore.Http;

namespace Charla.Gateways.Irc;

/// <summary><c>/irc</c>: IRC over WebSocket, one line per message, as IRCv3 has it.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One connection from its first byte to its last: it knows all that it passes by duty.")]
internal sealed class IrcWebSocketEndpoint(IrcServer server, OriginGate gate)
{
    private const string Text = "text.ircv3.net";
    private const string Binary = "binary.ircv3.net";

    /// <summary>Bytes of a line with all its tags, and an end that some send although they need not.</summary>
    private const int MaxMessage = IrcLineReader.MaxTagData + IrcLineReader.MaxBody + 4;

    public async Task HandleAsync(HttpContext context)
    {
        if (!await gate.AdmitAsync(context))
        {
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            await context.Response.WriteAsync("IRC over WebSocket: text.ircv3.net, binary.ircv3.net\r\n");
            return;
        }

        string? wanted = context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(protocol => protocol is Text or Binary);
        using System.Net.WebSockets.WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(wanted);
        WebSocketWire wire = new(socket, CutLine, wanted == Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text);
        IPEndPoint? remote = context.Connection.RemoteIpAddress is { } address ? new IPEndPoint(address, context.Connection.RemotePort) : null;
        using SessionAllowance allowance = new(server.Chat, remote);
        Connection peer = new(server.Chat.NextConnectionId(), Connection.Irc, $"{remote}", wire, server.Chat.Options, server.Chat.Time);
        IrcClient client = new(server, peer, allowance);
        if (Entrance.TryEnter(server.Chat, client.Session, context.Features) is { } refused)
        {
            await peer.CloseAsync(refused, server.Chat.Options.StopLimit);
            return;
        }

        try
        {
            await ReadAsync(socket, wire, client);
        }
        catch (ProtocolException wrong)
        {
            client.Complain(IrcLineStatus.TooLong, "*");
            await peer.CloseAsync(wrong.Code, server.Chat.Options.StopLimit);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The peer went without a word; so do we.
        }
        finally
        {
            client.Close();
            peer.Outbox.Close();
            server.Chat.Exit(peer);
        }
    }

    private async Task ReadAsync(System.Net.WebSockets.WebSocket socket, WebSocketWire wire, IrcClient client)
    {
        using WebSocketInput input = new(socket, MaxMessage, client.Connection.Speech, takesBinary: true);
        while (!client.IsQuitting && await input.NextAsync() is { } message)
        {
            await TakeAsync(client, message);
            input.Release();
        }

        if (client.IsQuitting)
        {
            client.Close();
            await client.Connection.CloseAsync("quit", server.Chat.Options.StopLimit);
        }

        await wire.CloseAsync();
    }

    private static async ValueTask TakeAsync(IrcClient client, ReadOnlySequence<byte> message)
    {
        long length = message.Length;
        while (length > 0 && message.Slice(length - 1, 1).FirstSpan[0] is (byte)'\r' or (byte)'\n')
        {
            length--;
        }

        ReadOnlySequence<byte> line = message.Slice(0, length);
        if (!line.IsEmpty)
        {
            await IrcConnectionHandler.TakeAsync(client, IrcLineReader.Judge(line), line);
        }
    }

    private static (int Start, int Length, int Whole) CutLine(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf("\r\n"u8);
        return end < 0 ? (0, bytes.Length, bytes.Length) : (0, end, end + 2);
    }
}
