using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using Charla.Core;
using Charla.Gateways.Framed;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Charla.Gateways.Tls;

/// <summary>Serves TLS on a port that may serve the same without it: a TLS hello is told from anything else by its first byte.</summary>
/// <param name="certificates">What to show, as it stands now.</param>
/// <param name="isOnly">Whether the framed port speaks nothing else. HTTP without TLS is still answered, for it can be told where to go.</param>
/// <param name="chat">The limits and the clock.</param>
/// <param name="guide">What to say to whoever comes without it then.</param>
/// <param name="logger">Where handshakes that fail are noted.</param>
internal sealed partial class TlsPort(Func<SslStreamCertificateContext> certificates, bool isOnly, Chat chat, FramedPortGuide guide, ILogger<TlsPort> logger)
{
    private const byte Handshake = 0x16;

    /// <summary>How long the framed port waits for a TLS hello before it greets, as the plain dialect wants. A client waits for the greeting half a second.</summary>
    private static readonly TimeSpan _moment = TimeSpan.FromMilliseconds(200);

    /// <summary>Kestrel's middleware for one connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="next">What speaks over it, encrypted or not.</param>
    /// <param name="serverBegins">Whether the server speaks first there, so that a client may wait for it.</param>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next, bool serverBegins)
    {
        bool isClosed = isOnly && serverBegins;
        TimeSpan patience = serverBegins && !isOnly ? _moment : Limit.OrNone(chat.Limits.FirstFrameSeconds);
        if (!await OpensTlsAsync(connection, patience))
        {
            await (isClosed ? RefuseAsync(connection) : next(connection));
            return;
        }

        await using DuplexStream raw = new(connection.Transport);
        await using SslStream secure = new(raw);
        if (await TryShakeHandsAsync(connection, secure))
        {
            await ServeAsync(connection, next, secure);
        }
    }

    /// <summary>Kestrel's middleware behind <see cref="ServeAsync(ConnectionContext, ConnectionDelegate, bool)"/> on a port that speaks nothing else: what came without is closed.</summary>
    public static Task OnlyAsync(ConnectionContext connection, ConnectionDelegate next) =>
        connection.Features.Get<ITlsConnectionFeature>() is null ? Task.CompletedTask : next(connection);

    private async Task RefuseAsync(ConnectionContext connection)
    {
        await connection.Transport.Output.WriteAsync(guide.OnlyTls());
        Log.Failed(logger, connection.RemoteEndPoint, "it came without");
    }

    private static async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next, SslStream secure)
    {
        IDuplexPipe raw = connection.Transport;
        DuplexPipe transport = new(secure);
        try
        {
            connection.Transport = transport;
            connection.Features.Set<ITlsConnectionFeature>(new EncryptedConnection());
            await next(connection);
        }
        finally
        {
            await transport.Input.CompleteAsync();
            connection.Transport = raw;
        }
    }

    private async Task<bool> OpensTlsAsync(ConnectionContext connection, TimeSpan limit)
    {
        PipeReader input = connection.Transport.Input;
        ValueTask<ReadResult> beginning = input.ReadAsync();
        using CancellationTokenSource patience = beginning.IsCompleted || limit == TimeSpan.MaxValue ? new() : new(limit, chat.Time);
        ReadResult read;
        await using (patience.Token.Register(input.CancelPendingRead))
        {
            read = await beginning;
        }

        if (patience.IsCancellationRequested && !read.IsCanceled)
        {
            // The first byte came as patience ran out: whoever reads next must not be told that it was cancelled.
            input.AdvanceTo(read.Buffer.Start);
            read = await input.ReadAsync();
        }

        bool isTls = read.Buffer.FirstSpan is [Handshake, ..];
        input.AdvanceTo(read.Buffer.Start);
        return isTls;
    }

    private async Task<bool> TryShakeHandsAsync(ConnectionContext connection, SslStream secure)
    {
        TimeSpan most = Limit.OrNone(chat.Limits.FirstFrameSeconds);
        using CancellationTokenSource limit = most == TimeSpan.MaxValue ? new() : new(most, chat.Time);
        try
        {
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = certificates() }, limit.Token);
            return true;
        }
        catch (Exception failed) when (failed is AuthenticationException or IOException or OperationCanceledException or ConnectionAbortedException or InvalidOperationException)
        {
            Log.Failed(logger, connection.RemoteEndPoint, failed.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(50, LogLevel.Information, "{Remote}: no TLS came about: {Reason}")]
        public static partial void Failed(ILogger logger, object? remote, string reason);
    }
}
