using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Charla.Protocol;

namespace Charla.Verify.Peers;

/// <summary>Frames over TCP, or TLS over it.</summary>
internal sealed class FramedPeerWire : IPeerWire
{
    private readonly byte[] _header = new byte[Frame.HeaderLength];
    private readonly Stream _stream;

    private FramedPeerWire(Stream stream) => _stream = stream;

    [SuppressMessage("Reliability", "CA2000", Justification = "The wire owns its socket.")]
    public static async Task<IPeerWire> ConnectAsync(IPEndPoint server, CancellationToken stop, bool hasTls = false)
    {
        Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, stop);
            NetworkStream stream = new(socket, ownsSocket: true);
            return new FramedPeerWire(hasTls ? await EncryptAsync(stream, stop) : stream);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async Task SendAsync(string text, CancellationToken stop)
    {
        byte[] frame = new byte[Frame.HeaderLength + Encoding.UTF8.GetByteCount(text)];
        Frame.WriteHeader(frame, frame.Length - Frame.HeaderLength);
        Encoding.UTF8.GetBytes(text, frame.AsSpan(Frame.HeaderLength));
        await _stream.WriteAsync(frame, stop);
    }

    public async Task<string?> ReceiveAsync(CancellationToken stop)
    {
        int read = await _stream.ReadAtLeastAsync(_header, _header.Length, throwOnEndOfStream: false, stop);
        if (read < _header.Length)
        {
            return null;
        }

        if (!Frame.TryReadHeader(_header, out int length))
        {
            throw new InvalidDataException($"no header: {Encoding.Latin1.GetString(_header)}");
        }

        byte[] payload = new byte[length];
        await _stream.ReadExactlyAsync(payload, stop);
        return Encoding.UTF8.GetString(payload);
    }

    [SuppressMessage("Security", "CA5359", Justification = "Whose certificate it is, is not what is put to the test; the server was started here.")]
    private static async Task<Stream> EncryptAsync(NetworkStream stream, CancellationToken stop)
    {
        SslStream secure = new(stream);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", RemoteCertificateValidationCallback = (_, _, _, _) => true }, stop);
        return secure;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
