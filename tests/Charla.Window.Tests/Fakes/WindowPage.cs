using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Client.Tests.Fakes;

namespace Charla.Window.Tests.Fakes;

/// <summary>The page's end of a WebSocket, as a browser opens it.</summary>
internal sealed class WindowPage : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private WindowPage()
    {
    }

    /// <summary>How the process closed it; null while it has not.</summary>
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static async Task<WindowPage> OpenAsync(RunningWindow window, string pathAndQuery)
    {
        WindowPage page = new();
        page._socket.Options.SetRequestHeader("Origin", window.Origin);
        await page._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{window.Port}{pathAndQuery}"), CancellationToken.None).Within();
        return page;
    }

    public Task SayAsync(object message) => SayTextAsync(JsonSerializer.Serialize(message));

    public Task SayTextAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).Within();

    /// <summary>The next message; null where the socket was closed.</summary>
    public async Task<JsonObject?> HearAsync() => await HearTextAsync() is { } text ? JsonNode.Parse(text)!.AsObject() : null;

    public async Task<string?> HearTextAsync()
    {
        using MemoryStream message = new();
        while (true)
        {
            ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None).Within();
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            await message.WriteAsync(_buffer.AsMemory(0, part.Count));
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.ToArray());
            }
        }
    }

    /// <summary>The next message, which must be this one.</summary>
    public async Task<JsonObject> HearAsync(string op)
    {
        JsonObject message = (await HearAsync()).ShouldNotBeNull();
        message.Text("op").ShouldBe(op, message.ToJsonString());
        return message;
    }

    /// <summary>The next message of that kind; others before it are passed over.</summary>
    public async Task<JsonObject> HearNextAsync(string op)
    {
        while (true)
        {
            JsonObject message = (await HearAsync()).ShouldNotBeNull($"no {op} came");
            if (message.Text("op") == op)
            {
                return message;
            }
        }
    }

    /// <summary>Enters the lobby from its beginning.</summary>
    public async Task<JsonObject> JoinAsync(long? after = 0)
    {
        await SayAsync(after is null ? new { op = "join", room = "lobby" } : (object)new { op = "join", room = "lobby", after });
        return await HearNextAsync("joined");
    }

    /// <summary>Closes it politely.</summary>
    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).Within();

    public void Dispose() => _socket.Dispose();
}
