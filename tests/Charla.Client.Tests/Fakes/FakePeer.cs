using System.Buffers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Client.Tests.Fakes;

/// <summary>The server's end of one connection.</summary>
internal sealed class FakePeer(TcpClient connection) : IDisposable
{
    public const string Session = "s3cr3t";

    private Stream _stream = connection.GetStream();

    /// <summary>The bytes themselves.</summary>
    public Stream Stream => _stream;

    /// <summary>The last hello.</summary>
    public Hello Hello { get; private set; } = new();

    /// <summary>Goes on through TLS.</summary>
    public async Task SecureAsync(X509Certificate2 certificate)
    {
        SslStream secure = new(_stream);
        _stream = secure;
        await secure.AuthenticateAsServerAsync(certificate).Within();
    }

    public Task GreetAsync(string server = "aula") => SendTextAsync($"charla/1 {server}: ¡Bienvenida!");

    public async Task WelcomeAsync(bool resumed = false, string name = "ana", int payload = 65_536)
    {
        Hello = await ReadAsync<Hello>();
        await SendAsync(NewWelcome(resumed, name, payload));
    }

    public Welcome NewWelcome(bool resumed = false, string name = "ana", int payload = 65_536) => new()
    {
        Ref = Hello.Ref,
        Session = Session,
        Resumed = resumed,
        Name = name,
        Server = new ServerIdentity("aula", "1.0"),
        Limits = new ServerLimits(payload, 1_048_576, 500),
        Rooms = ["lobby"],
    };

    public async Task<T> ReadAsync<T>()
        where T : ClientMessage => MessageReader.ReadClientMessage(new ReadOnlySequence<byte>(await ReadPayloadAsync())).ShouldBeOfType<T>();

    public async Task<string> ReadTextAsync() => Encoding.UTF8.GetString(await ReadPayloadAsync());

    public async Task<byte[]> ReadPayloadAsync()
    {
        byte[] header = new byte[Frame.HeaderLength];
        await _stream.ReadExactlyAsync(header).Within();
        Frame.TryReadHeader(header, out int length).ShouldBeTrue();
        byte[] payload = new byte[length];
        await _stream.ReadExactlyAsync(payload).Within();
        return payload;
    }

    public Task SendAsync(ServerMessage message) => _stream.WriteAsync(MessageWriter.Frame(message)).Within();

    public Task SendTextAsync(string payload)
    {
        FrameBuffer buffer = new();
        buffer.WriteFrame(Encoding.UTF8.GetBytes(payload));
        return _stream.WriteAsync(buffer.Written).Within();
    }

    /// <summary>Sends bytes as they are, with no limit to how long the client may leave them unread.</summary>
    public ValueTask SendRawAsync(ReadOnlyMemory<byte> bytes) => _stream.WriteAsync(bytes);

    public Task SendRawAsync(string text) => SendRawAsync(Encoding.UTF8.GetBytes(text)).Within();

    public Task SaidAsync(string room, long seq, string text, string from = "luis", string? nonce = null) =>
        SendAsync(new MessageEvent { Room = room, Seq = seq, From = from, At = At, Text = text, Nonce = nonce });

    /// <summary>Answers a join.</summary>
    public async Task<Join> LetInAsync(long head)
    {
        Join join = await ReadAsync<Join>();
        await SendAsync(new Joined { Ref = join.Ref, Room = join.Room!, Head = head, Members = ["ana"], Count = 1 });
        return join;
    }

    /// <summary>Acknowledges a send.</summary>
    public async Task<Send> AcknowledgeAsync(long seq, bool? repeated = null)
    {
        Send send = await ReadAsync<Send>();
        await SendAsync(new Ack { Room = send.Room ?? "@" + send.To, Seq = seq, At = At, Nonce = send.Nonce, Repeated = repeated });
        return send;
    }

    /// <summary>Cuts the connection as a broken network does: with a reset, and not a word.</summary>
    public void Cut()
    {
        connection.Client.LingerState = new LingerOption(true, 0);
        connection.Dispose();
    }

    /// <summary>Says that nothing more will come.</summary>
    public void Finish() => connection.Client.Shutdown(SocketShutdown.Send);

    public void Dispose() => connection.Dispose();

    private static DateTimeOffset At { get; } = new(2026, 11, 22, 10, 41, 50, 123, TimeSpan.Zero);
}
