using System.Net;
using Charla.Core;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Charla.Gateways.Admission;

/// <summary>Stands in front of every port: counts connections, and marks with a <see cref="Refusal"/> those that are too many.</summary>
/// <remarks>One that is refused lives for a moment, so that it can be told why in its own protocol; and only some at a time, for telling costs too.</remarks>
internal sealed class ConnectionGate(Chat chat) : IDisposable
{
    /// <summary>Refused connections that are told why, at once; any more are closed without a word.</summary>
    private const int MaxTold = 256;

    private static readonly TimeSpan _toldWithin = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private AddressLimits? _limits;
    private AddressLimits? _before;
    private int _told;

    /// <summary>Kestrel's middleware for one connection.</summary>
    public async Task AdmitAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        Refusal? refusal = Current().Enter((connection.RemoteEndPoint as IPEndPoint)?.Address, out IDisposable held);
        using (held)
        {
            if (refusal is null)
            {
                await next(connection);
            }
            else
            {
                connection.Features.Set(refusal);
                await TurnAwayAsync(connection, next);
            }
        }
    }

    /// <summary>
    /// Answers a request of a refused connection that wants no WebSocket; those say it in charla/1. A full server still serves its page, for it is the page that
    /// tells a person what is the matter.
    /// </summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Refusal>() is not { } refusal || context.WebSockets.IsWebSocketRequest)
        {
            await next(context);
            return;
        }

        context.Response.Headers.Connection = "close";
        if (refusal.IsWholeServer && HttpMethods.IsGet(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = refusal.Code == Protocol.ErrorCode.RateLimited ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = $"{(int)Math.Ceiling(refusal.RetryAfter.TotalSeconds)}";
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(refusal.Text.In(chat.Options.Language) + "\r\n");
    }

    public void Dispose()
    {
        _before?.Dispose();
        _limits?.Dispose();
    }

    private async Task TurnAwayAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        try
        {
            if (Interlocked.Increment(ref _told) > MaxTold)
            {
                connection.Abort();
                return;
            }

            using CancellationTokenSource limit = new(_toldWithin, chat.Time);
            using CancellationTokenRegistration ends = limit.Token.Register(connection.Abort);
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _told);
        }
    }

    /// <summary>The limits as they stand. After a change counting begins anew; who came in under the old ones gives its place back to those.</summary>
    private AddressLimits Current()
    {
        ChatLimits wanted = chat.Limits;
        AddressLimits? current = _limits;
        if (current is not null && ReferenceEquals(current.Limits, wanted))
        {
            return current;
        }

        lock (_gate)
        {
            if (_limits is { } made && ReferenceEquals(made.Limits, wanted))
            {
                return made;
            }

            // Somebody may be asking the last ones at this moment.
            _before?.Dispose();
            _before = _limits;
            return _limits = new AddressLimits(wanted);
        }
    }
}
