using System.Net;
using System.Text.Json;
using Charla.Verify.Peers;

namespace Charla.Verify;

/// <summary>How far each room has come, as the server tells someone who has just arrived.</summary>
internal static class Heads
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(15);

    /// <exception cref="IOException">The server does not answer.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> AskAsync(IPEndPoint server, CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_limit);
        await using IPeerWire connection = await FramedPeerWire.ConnectAsync(server, limit.Token);
        await connection.SendAsync(Requests.Hello("censo", null), limit.Token);
        await connection.SendAsync(Requests.Rooms, limit.Token);
        while (await connection.ReceiveAsync(limit.Token) is { } payload)
        {
            using JsonDocument? message = payload.StartsWith('{') ? JsonDocument.Parse(payload) : null;
            if (message?.RootElement.GetProperty("op").GetString() == "rooms")
            {
                return message.RootElement.GetProperty("rooms").EnumerateArray().ToDictionary(Read.Room, room => room.GetProperty("head").GetInt64());
            }
        }

        throw new EndOfStreamException("The server closed the connection.");
    }
}
