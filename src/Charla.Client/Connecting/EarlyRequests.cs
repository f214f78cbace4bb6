using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Client.Connecting;

/// <summary>What is asked before there is a welcome: one request at a time, each with its answer.</summary>
internal sealed class EarlyRequests(ChatClientOptions options, Connection connection)
{
    // Until the server knows what a connection speaks, it may wait a moment for the end of text that is not ASCII.
    private static readonly JsonWriterOptions _asciiOnly = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>Asks, and waits for the answer within <see cref="ChatClientOptions.WelcomeTimeout"/>.</summary>
    /// <exception cref="ConnectException">The server does not want this client, or is none.</exception>
    public async Task<T> AskAsync<T>(ClientMessage request, CancellationToken cancellationToken)
        where T : ServerMessage
    {
        using CancellationTokenSource deadline = new(options.WelcomeTimeout, options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await connection.Transport.SendAsync(Encode(request), either.Token).ConfigureAwait(false);
            while (await connection.ReceiveAsync(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(false) == Reception.Payload)
            {
                if (Answer<T>(connection.Payload, request.Ref) is { } answer)
                {
                    return answer;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectException(Diagnosis.TimedOut($"{options.Server}: no answer to hello within {options.WelcomeTimeout.TotalSeconds:0.#} s."));
        }
        catch (Exception broken) when (Diagnosis.IsOfConnection(broken))
        {
            byte[] answer = connection.Transport.Leftover;
            throw new ConnectException(answer.Length > 0 ? Diagnosis.NotAChatServer(answer) : Diagnosis.OfLoss(broken), broken);
        }

        throw new ConnectException(Diagnosis.Lost("The server closed the connection in place of a welcome."));
    }

    private static ReadOnlyMemory<byte> Encode(ClientMessage message)
    {
        FrameBuffer buffer = new();
        int start = buffer.BeginFrame();
        using Utf8JsonWriter json = new(buffer, _asciiOnly);
        JsonSerializer.Serialize(json, message, WireJson.Shared.ClientMessage);
        json.Flush();
        buffer.EndFrame(start);
        return buffer.Written;
    }

    /// <summary>The answer, null for what is passed over.</summary>
    private static T? Answer<T>(in ReadOnlySequence<byte> payload, string? reference)
        where T : ServerMessage => Read(payload) switch
        {
            T answer when answer.Ref == reference => answer,
            Error error when error.Ref is null || error.Ref == reference => throw new ConnectException(Diagnosis.OfServerError(error.Code, error.Message, error.RetryAfterMs)),
            Bye bye => throw new ConnectException(Diagnosis.OfBye(bye.Reason, bye.Message, bye.RetryAfterMs)),
            _ => null,
        };

    private static ServerMessage? Read(in ReadOnlySequence<byte> payload)
    {
        try
        {
            return payload.FirstSpan is [(byte)'{', ..] ? MessageReader.ReadServerMessage(payload) : null;
        }
        catch (ProtocolException)
        {
            // The lobby's talk.
            return null;
        }
    }
}
