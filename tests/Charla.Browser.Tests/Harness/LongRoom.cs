using System.Text;
using System.Text.Json.Nodes;
using Charla.EndToEnd.Tests;
using Charla.Protocol;

namespace Charla.Browser.Tests.Harness;

/// <summary>Fills a room through a socket, as fast as the server takes it.</summary>
internal static class LongRoom
{
    /// <summary>Says everything in the lobby and waits until the last of it is in the log.</summary>
    public static async Task FillAsync(WirePeer peer, IReadOnlyCollection<string> texts)
    {
        string last = Path.GetRandomFileName();
        StringBuilder frames = new();
        foreach ((string text, int number) in texts.Select((text, at) => (text, at + 1)))
        {
            JsonObject message = new() { ["op"] = "send", ["room"] = "lobby", ["text"] = text };
            if (number == texts.Count)
            {
                message["nonce"] = last;
            }

            string payload = message.ToJsonString();
            frames.Append($"{Encoding.UTF8.GetByteCount(payload)}".PadRight(Frame.HeaderLength)).Append(payload);
        }

        Task writing = peer.SendRawAsync(frames.ToString());
        while ((string?)(await peer.WaitForAsync("ack"))["nonce"] != last)
        {
            peer.PassedOver();
        }

        await writing;
    }

    /// <summary>Waits until the search finds what was said.</summary>
    public static async Task WaitForIndexAsync(WirePeer peer, string words)
    {
        JsonObject found;
        do
        {
            await peer.SendAsync(new JsonObject { ["op"] = "search", ["q"] = words });
            found = await peer.WaitForAsync("found");
        }
        while ((int)found["pending"]! > 0 || found["hits"]!.AsArray().Count == 0);
    }
}
