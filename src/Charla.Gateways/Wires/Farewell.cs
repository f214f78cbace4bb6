using System.IO.Pipelines;
using Charla.Core;
using Microsoft.AspNetCore.Connections;

namespace Charla.Gateways.Wires;

/// <summary>How a TCP connection is ended from this side.</summary>
internal static class Farewell
{
    /// <summary>Lets what was said last arrive: a socket closed with bytes unread would take it back.</summary>
    /// <param name="chat">Whose limits and clock they are.</param>
    /// <param name="input">What the peer still sends; nobody reads it any more.</param>
    /// <param name="peer">The connection.</param>
    /// <param name="reason">Why, for the journal.</param>
    public static async Task EndAsync(Chat chat, PipeReader input, Connection peer, string reason)
    {
        await peer.CloseAsync(reason, chat.Options.StopLimit);
        using CancellationTokenSource limit = new(chat.Options.Linger, chat.Time);
        try
        {
            while (await input.ReadAsync(limit.Token) is { IsCompleted: false } rest)
            {
                input.AdvanceTo(rest.Buffer.End);
            }
        }
        catch (Exception gone) when (gone is IOException or ConnectionAbortedException or OperationCanceledException or InvalidOperationException)
        {
            // Closed by the peer, or it went on talking for longer than anyone listens.
        }
    }
}
