using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Charla.Client.Connecting;

/// <summary>Opens a transport: the one place that knows how servers are reached.</summary>
/// <param name="options">Where to, and the limits.</param>
/// <param name="watch">Shown what passes on a TCP connection; null for nobody.</param>
[SuppressMessage("Reliability", "CA2000", Justification = "What is opened belongs to the connection that is returned.")]
internal sealed class Connector(ChatClientOptions options, IWireWatch? watch = null)
{
    /// <summary>Bytes of the largest payload that is read before the server has stated its own limit.</summary>
    public const int InitialMaxPayload = 1024 * 1024;

    /// <summary>Connects within <see cref="ChatClientOptions.ConnectTimeout"/>.</summary>
    /// <exception cref="ConnectException">No connection, and why.</exception>
    public async Task<Connection> OpenAsync(CancellationToken cancellationToken)
    {
        long began = options.TimeProvider.GetTimestamp();
        ITransport transport = options.Server.Transport == ChatTransport.Tcp
            ? new FramedTransport(await OpenStreamAsync(cancellationToken).ConfigureAwait(false), options.TimeProvider)
            : await new WebSocketOpening(options).OpenAsync(cancellationToken).ConfigureAwait(false);
        return new Connection(transport, options.TimeProvider, options.TimeProvider.GetElapsedTime(began));
    }

    public static SslClientAuthenticationOptions TlsOptions(ChatClientOptions options) => new()
    {
        TargetHost = options.Server.Host,
        RemoteCertificateValidationCallback = options.CertificateValidation ?? Remembered(options),
    };

    public static ConnectionProblem OfTls(Exception failed, ChatClientOptions options) => options.KnownServers?.Refusal(options.Server) is { } changed
        ? new ConnectionProblem { Failure = ConnectFailure.CertificateChanged, Detail = changed }
        : OfTls(failed);

    private static RemoteCertificateValidationCallback? Remembered(ChatClientOptions options) =>
        options.KnownServers is { } known ? (_, shown, chain, errors) => known.Judge(options.Server, shown, chain, errors) : null;

    private static ConnectionProblem OfTls(Exception failed) => new()
    {
        Failure = ConnectFailure.TlsFailed,
        Detail = failed.InnerException is { } cause ? $"{failed.Message} {cause.Message}" : failed.Message,
    };

    private async Task<Stream> OpenStreamAsync(CancellationToken cancellationToken)
    {
        ServerAddress server = options.Server;
        Socket socket = await Dialer.DialAsync(server.Host, server.Port, options.ConnectTimeout, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        watch?.Opened(socket.RemoteEndPoint!);
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        stream = server.Secure ? await SecureAsync(stream, cancellationToken).ConfigureAwait(false) : stream;

        // Who watches sees what is said, not how it is encrypted.
        return watch is null ? stream : new WatchedStream(stream, watch.Received, watch.Sending);
    }

    private async Task<Stream> SecureAsync(Stream stream, CancellationToken cancellationToken)
    {
        SslStream secure = new(stream);
        using CancellationTokenSource deadline = new(options.ConnectTimeout, options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await secure.AuthenticateAsClientAsync(TlsOptions(options), either.Token).ConfigureAwait(false);
            return secure;
        }
        catch (Exception failed) when (failed is AuthenticationException or IOException or OperationCanceledException)
        {
            await secure.DisposeAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw new ConnectException(failed is OperationCanceledException ? Diagnosis.TimedOut("The TLS handshake was not answered in time.") : OfTls(failed, options), failed);
        }
    }
}
