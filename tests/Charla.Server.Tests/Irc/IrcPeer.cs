using System.Net.Sockets;
using System.Text;

namespace Charla.Server.Tests.Irc;

/// <summary>An IRC client that knows nothing but lines.</summary>
internal sealed class IrcPeer : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private Stream _stream = null!;
    private StreamReader _reader = null!;
    private int _pings;

    /// <summary>Connects and says nothing.</summary>
    public static async Task<IrcPeer> ConnectAsync(RunningServer server)
    {
        IrcPeer peer = new();
        await peer._socket.ConnectAsync("127.0.0.1", server.Server.Irc.Plain!.Value);
        peer._stream = new NetworkStream(peer._socket);
        peer._reader = new StreamReader(peer._stream, new UTF8Encoding(false));
        return peer;
    }

    /// <summary>Connects and registers, with capabilities; what the server greets with is read.</summary>
    public static async Task<IrcPeer> RegisterAsync(RunningServer server, string nick, string caps = "")
    {
        IrcPeer peer = await ConnectAsync(server);
        await peer.SendAsync("CAP LS 302", $"NICK {nick}", $"USER {nick} 0 * :{nick} real");
        if (caps.Length > 0)
        {
            await peer.SendAsync($"CAP REQ :{caps}");
        }

        await peer.SendAsync("CAP END");
        await peer.WaitForAsync(" 422 ");
        return peer;
    }

    /// <summary>Sends lines.</summary>
    public Task SendAsync(params string[] lines) => SendRawAsync(string.Concat(lines.Select(line => line + "\r\n")));

    public async Task SendRawAsync(string text) => await SendRawAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendRawAsync(byte[] bytes) => await _stream.WriteAsync(bytes);

    /// <summary>The next line; null where the server closed.</summary>
    public async Task<string?> ReadAsync() => await _reader.ReadLineAsync().WaitAsync(_limit);

    /// <summary>Reads until a line contains a text, and gives that.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        while (await ReadAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new EndOfStreamException($"The server closed without: {text}");
    }

    /// <summary>Sends lines, and gives everything that comes until the server has done all of them.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(params string[] lines)
    {
        string mark = $"mark{++_pings}";
        await SendAsync([.. lines, $"PING {mark}"]);
        List<string> answer = [];
        while (await ReadAsync() is { } line && !line.EndsWith($":{mark}", StringComparison.Ordinal))
        {
            answer.Add(line);
        }

        return answer;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _socket.Dispose();
    }
}
