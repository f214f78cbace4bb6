using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;

namespace Charla.Client.Connecting;

/// <summary>One attempt to open a WebSocket, over a connection dialled like any other, so that failures are told apart alike.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The transport owns the socket and the invoker; where there is none, both are disposed of.")]
internal sealed class WebSocketOpening(ChatClientOptions options)
{
    private readonly ServerAddress _server = options.Server;
    private readonly FirstBytes _answer = new();

    /// <summary>Opens it within <see cref="ChatClientOptions.ConnectTimeout"/>.</summary>
    /// <exception cref="ConnectException">No WebSocket, and why.</exception>
    public async Task<ITransport> OpenAsync(CancellationToken cancellationToken)
    {
        HttpMessageInvoker opener = new(Handler());
        ClientWebSocket socket = new();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.CollectHttpResponseDetails = true;
        using CancellationTokenSource deadline = new(options.ConnectTimeout, options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(_server.WebSocketUri, opener, either.Token).ConfigureAwait(false);
            return new WebSocketTransport(socket, opener);
        }
        catch (Exception failed) when (failed is WebSocketException or HttpRequestException or OperationCanceledException)
        {
            int status = (int)socket.HttpStatusCode;
            socket.Dispose();
            opener.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw new ConnectException(Diagnose(failed, status), failed);
        }
    }

    private SocketsHttpHandler Handler() => new()
    {
        // A proxy would hide which of the two did not answer.
        UseProxy = false,
        AllowAutoRedirect = false,
        SslOptions = Connector.TlsOptions(options),
        ConnectCallback = async (target, cancellationToken) =>
        {
            Socket socket = await Dialer.DialAsync(
                target.DnsEndPoint.Host,
                target.DnsEndPoint.Port,
                options.ConnectTimeout,
                options.TimeProvider,
                cancellationToken).ConfigureAwait(false);
            return new WatchedStream(new NetworkStream(socket, ownsSocket: true), _answer.Add);
        },
    };

    private ConnectionProblem Diagnose(Exception failed, int status)
    {
        if (Cause<ConnectException>(failed) is { } dialled)
        {
            return dialled.Problem;
        }

        if (_server.Secure && status == 0 && Cause<AuthenticationException>(failed) is { } tls)
        {
            return Connector.OfTls(tls, options);
        }

        if (failed is OperationCanceledException)
        {
            return Diagnosis.TimedOut($"{_server}: no answer within {options.ConnectTimeout.TotalSeconds:0.#} s.");
        }

        ConnectionProblem stranger = Diagnosis.NotAChatServer(_server.Secure ? [] : _answer.Span);
        return status == 0 ? stranger : stranger with
        {
            Detail = $"No chat server: HTTP {status} in place of a WebSocket at {_server.Path}.",
            Answered = PeerProtocol.Http,
        };
    }

    private static T? Cause<T>(Exception? error)
        where T : Exception
    {
        while (error is not null and not T)
        {
            error = error.InnerException;
        }

        return error as T;
    }
}
