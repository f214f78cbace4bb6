using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Text;
using Charla.Core;
using Charla.Gateways.Admission;
using Charla.Gateways.Wires;
using Charla.Protocol.Irc;
using Microsoft.AspNetCore.Connections;

namespace Charla.Gateways.Irc;

/// <summary>The IRC port: bytes in, commands to a client.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One connection from its first byte to its last: it knows all that it passes by duty.")]
internal sealed class IrcConnectionHandler(IrcServer server) : ConnectionHandler
{
    private Chat Chat => server.Chat;

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        IWire wire = SocketWire.For(connection);
        using SessionAllowance allowance = new(Chat, connection.RemoteEndPoint);
        Connection peer = new(Chat.NextConnectionId(), Connection.Irc, $"{connection.RemoteEndPoint}", wire, Chat.Options, Chat.Time);
        IrcClient client = new(server, peer, allowance);
        if (Entrance.TryEnter(Chat, client.Session, connection.Features) is { } refused)
        {
            await Farewell.EndAsync(Chat, connection.Transport.Input, peer, refused);
            return;
        }

        try
        {
            await ReadAsync(connection.Transport.Input, client);
            if (client.IsQuitting)
            {
                client.Close();
                await Farewell.EndAsync(Chat, connection.Transport.Input, peer, "quit");
            }
        }
        catch (Exception gone) when (gone is IOException or ConnectionAbortedException or OperationCanceledException)
        {
            // The peer went without a word; so do we.
        }
        finally
        {
            client.Close();
            peer.Outbox.Close();
            Chat.Exit(peer);
        }
    }

    private static async Task ReadAsync(PipeReader input, IrcClient client)
    {
        IrcLineReader lines = default;
        while (true)
        {
            ReadResult read = await input.ReadAsync();
            ReadOnlySequence<byte> unread = read.Buffer;
            while (!client.IsQuitting && lines.Read(ref unread, out ReadOnlySequence<byte> line) is var status and not IrcLineStatus.NeedMore)
            {
                client.Connection.Speech.Finish();
                await TakeAsync(client, status, line);
            }

            if (read.IsCompleted || client.IsQuitting)
            {
                input.AdvanceTo(unread.End);
                return;
            }

            if (!unread.IsEmpty)
            {
                client.Connection.Speech.Begin();
            }

            input.AdvanceTo(unread.Start, unread.End);
        }
    }

    /// <summary>One line: a command, or what is to be said of one that is none.</summary>
    public static async ValueTask TakeAsync(IrcClient client, IrcLineStatus status, ReadOnlySequence<byte> line)
    {
        if (status != IrcLineStatus.Line)
        {
            client.Complain(status, CommandOf(line));
        }
        else if (IrcMessage.Parse(line) is { } message)
        {
            await client.HandleAsync(message, (int)line.Length);
        }
    }

    private static string CommandOf(in ReadOnlySequence<byte> line)
    {
        string first = Encoding.ASCII.GetString(line.Slice(0, Math.Min(line.Length, 64)).ToArray()).Split(' ').FirstOrDefault(word => word.Length > 0 && word[0] is not ('@' or ':')) ?? "";
        return first.Length > 0 && first.All(char.IsAsciiLetterOrDigit) ? first.ToUpperInvariant() : "*";
    }
}
