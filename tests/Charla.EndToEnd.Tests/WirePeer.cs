using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Charla.Protocol;

namespace Charla.EndToEnd.Tests;

/// <summary>A peer that knows nothing but frames: bytes and JSON by hand, so that it shares no code with what it tests but the header.</summary>
internal sealed class WirePeer : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Queue<JsonObject> _passedOver = new();
    private NetworkStream _stream = null!;

    public string? SessionToken { get; private set; }

    /// <summary>The first that the server said.</summary>
    public string Greeted { get; private set; } = "";

    /// <summary>Connects; the greeting is read, and must begin with what is expected.</summary>
    public static async Task<WirePeer> ConnectAsync(int port, int? receiveBuffer = null, string greeting = "charla/1 ")
    {
        WirePeer peer = new();
        peer._socket.ReceiveBufferSize = receiveBuffer ?? peer._socket.ReceiveBufferSize;
        await peer._socket.ConnectAsync("127.0.0.1", port);
        peer._stream = new NetworkStream(peer._socket);
        peer.Greeted = (await peer.ReadAsync())!;
        peer.Greeted.ShouldStartWith(greeting);
        return peer;
    }

    /// <summary>Connects and says hello.</summary>
    public static async Task<WirePeer> HelloAsync(int port, string name, string? resume = null)
    {
        WirePeer peer = await ConnectAsync(port);
        await peer.SendAsync(new JsonObject { ["op"] = "hello", ["v"] = 1, ["name"] = name, ["resume"] = resume, ["lang"] = "en" });
        JsonObject welcome = await peer.WaitForAsync("welcome");
        peer.SessionToken = (string)welcome["session"]!;
        return peer;
    }

    public Task SendRawAsync(string text) => SendRawAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendRawAsync(byte[] bytes) => await _stream.WriteAsync(bytes);

    /// <summary>One frame with a payload counted in bytes.</summary>
    public Task SendPlainAsync(string payload) => SendRawAsync($"{Encoding.UTF8.GetByteCount(payload),-Frame.HeaderLength}{payload}");

    public Task SendAsync(JsonObject message) => SendPlainAsync(message.ToJsonString());

    /// <summary>The next payload; null where the server closed the connection.</summary>
    public async Task<string?> ReadAsync()
    {
        byte[] header = new byte[Frame.HeaderLength];
        using CancellationTokenSource limit = new(_limit);
        if (await _stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, limit.Token) < header.Length)
        {
            return null;
        }

        byte[] payload = new byte[int.Parse(header)];
        await _stream.ReadExactlyAsync(payload, limit.Token);
        return Encoding.UTF8.GetString(payload);
    }

    /// <summary>The next charla/1 message; plain frames are passed over.</summary>
    public async Task<JsonObject> ReadMessageAsync()
    {
        while (await ReadAsync() is { } payload)
        {
            if (payload.StartsWith('{'))
            {
                return JsonNode.Parse(payload)!.AsObject();
            }
        }

        throw new EndOfStreamException("The server closed the connection.");
    }

    /// <summary>The next message of an operation; others on the way are passed over, but for those of <see cref="PassedOver"/>.</summary>
    public async Task<JsonObject> WaitForAsync(string op)
    {
        while (true)
        {
            JsonObject message = await ReadMessageAsync();
            if ((string)message["op"]! == op)
            {
                return message;
            }

            _passedOver.Enqueue(message);
        }
    }

    /// <summary>What <see cref="WaitForAsync"/> has passed over and nobody has taken yet.</summary>
    public IReadOnlyList<JsonObject> PassedOver()
    {
        JsonObject[] taken = [.. _passedOver];
        _passedOver.Clear();
        return taken;
    }

    /// <summary>Joins a room and waits until it has.</summary>
    public async Task<JsonObject> JoinAsync(string room, long? after = null)
    {
        await SendAsync(new JsonObject { ["op"] = "join", ["room"] = room, ["after"] = after });
        return await WaitForAsync("joined");
    }

    /// <summary>Sends a text with a nonce; does not wait.</summary>
    public Task SayAsync(string room, string text, string? nonce = null) =>
        SendAsync(new JsonObject { ["op"] = "send", ["room"] = room, ["text"] = text, ["nonce"] = nonce });

    /// <summary>Everything that comes until the server closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using CancellationTokenSource limit = new(_limit);
        using MemoryStream all = new();
        try
        {
            await _stream.CopyToAsync(all, limit.Token);
        }
        catch (IOException)
        {
            // Closed hard: what came before counts.
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _socket.Dispose();
    }
}
