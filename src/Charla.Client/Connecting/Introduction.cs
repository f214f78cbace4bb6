using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Client.Connecting;

/// <summary>Says <c>hello</c>, and waits for the <c>welcome</c>.</summary>
internal sealed class Introduction(ChatClientOptions options, Connection connection)
{
    private const int Version = 1;

    // Until the server knows what a connection speaks, it may wait a moment for the end of text that is not ASCII.
    private static readonly JsonWriterOptions _asciiOnly = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>Introduces a client, resuming <paramref name="session"/> where there is one.</summary>
    /// <exception cref="ConnectException">The server does not want this client, or is none.</exception>
    public Task<Welcome> IntroduceAsync(string name, string? session, CancellationToken cancellationToken) =>
        AwaitWelcomeAsync(Compose(name, session), cancellationToken);

    private Hello Compose(string name, string? session) => new()
    {
        // The lobby's talk may come before the welcome, and anybody can write something there that looks like one: only the server knows this.
        Ref = Convert.ToHexString(RandomNumberGenerator.GetBytes(8)),
        V = Version,
        Name = name,
        Resume = session,
        Token = options.AccessToken,
        Password = options.Password,
        Client = options.ClientName,
        Lang = options.Language switch
        {
            ChatLanguage.Spanish => "es",
            ChatLanguage.English => "en",
            _ => null,
        },
    };

    private async Task<Welcome> AwaitWelcomeAsync(Hello hello, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(options.WelcomeTimeout, options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await connection.Transport.SendAsync(Encode(hello), either.Token).ConfigureAwait(false);
            while (await connection.ReceiveAsync(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(false) == Reception.Payload)
            {
                if (Answer(connection.Payload, hello.Ref) is { } welcome)
                {
                    return welcome;
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

    private static ReadOnlyMemory<byte> Encode(Hello hello)
    {
        FrameBuffer buffer = new();
        int start = buffer.BeginFrame();
        using Utf8JsonWriter json = new(buffer, _asciiOnly);
        JsonSerializer.Serialize(json, hello, WireJson.Shared.ClientMessage);
        json.Flush();
        buffer.EndFrame(start);
        return buffer.Written;
    }

    /// <summary>The welcome, null for what is passed over.</summary>
    private static Welcome? Answer(in ReadOnlySequence<byte> payload, string? reference) => Read(payload) switch
    {
        Welcome welcome when welcome.Ref == reference => welcome,
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
