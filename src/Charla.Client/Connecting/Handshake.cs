using System.Buffers;
using System.Text;
using Charla.Client.Conversing;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Client.Connecting;

/// <summary>What a handshake ended with.</summary>
/// <param name="Welcome">The server's welcome; null where plain is spoken.</param>
/// <param name="GreetedAs">The server's name from its greeting; null where there was none.</param>
internal sealed record Agreement(Welcome? Welcome, string? GreetedAs);

/// <summary>Finds out what a server speaks (<c>docs/protocol.md</c>, section 2), and opens the conversation in it.</summary>
internal sealed class Handshake(ChatClientOptions options, Connection connection)
{
    private const string ErrorPrefix = Greeting.Prefix + "error ";

    /// <summary>Agrees on a dialect.</summary>
    /// <param name="standing">Who the client is, and what it goes on with.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="ConnectException">There is no chat server, or it does not want this client.</exception>
    public async Task<Agreement> AgreeAsync(Standing standing, CancellationToken cancellationToken)
    {
        bool isFramed = options.Server.Transport == ChatTransport.Tcp;
        string? greetedAs = null;
        if (isFramed && options.Dialect == ChatDialect.Unknown)
        {
            greetedAs = await AwaitGreetingAsync(cancellationToken).ConfigureAwait(false);
        }

        if (isFramed && greetedAs is null && options.Dialect != ChatDialect.Charla)
        {
            return new Agreement(null, null);
        }

        connection.Expect(Counting.Bytes, Connector.InitialMaxPayload);
        Welcome welcome = await new Introduction(options, connection).IntroduceAsync(standing, cancellationToken).ConfigureAwait(false);
        return new Agreement(welcome, greetedAs);
    }

    /// <summary>Waits for the greeting of a charla server.</summary>
    /// <returns>The server's name; null where there is none in time, or somebody speaks instead: then plain is spoken, and what was said comes at the next wait.</returns>
    /// <exception cref="ConnectException">There is no chat server, or it takes nobody in.</exception>
    public async Task<string?> AwaitGreetingAsync(CancellationToken cancellationToken)
    {
        // Over a slow line the greeting takes its time too; connecting has shown how slow it is.
        TimeSpan limit = TimeSpan.FromTicks(Math.Max(options.GreetingTimeout.Ticks, connection.OpenedIn.Ticks * 2));
        Reception reception = await ReceiveFirstAsync(limit, cancellationToken).ConfigureAwait(false);
        if (reception == Reception.Silence)
        {
            return null;
        }

        if (reception == Reception.End)
        {
            throw new ConnectException(Diagnosis.NotAChatServer([]));
        }

        string? name = ReadGreeting(connection.Payload);
        if (name is null)
        {
            // Somebody spoke: this is a server of the course, and the payload is talk.
            connection.PutBack();
            return null;
        }

        ThrowIfTurnedAway(Encoding.UTF8.GetString(connection.Payload));
        return name;
    }

    /// <summary>The name that a greeting gives; null where the payload is no greeting.</summary>
    public static string? ReadGreeting(in ReadOnlySequence<byte> payload)
    {
        byte[] bytes = payload.ToArray();
        if (!Greeting.IsGreeting(bytes))
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(bytes)[Greeting.Prefix.Length..];
        return text.Split(": ", 2)[0];
    }

    private async Task<Reception> ReceiveFirstAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.ReceiveAsync(limit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (Diagnosis.IsOfConnection(broken))
        {
            throw new ConnectException(Diagnosis.NotAChatServer(connection.Transport.Leftover), broken);
        }
    }

    private static void ThrowIfTurnedAway(string greeting)
    {
        if (greeting.StartsWith(ErrorPrefix, StringComparison.Ordinal))
        {
            string[] parts = greeting[ErrorPrefix.Length..].Split(": ", 2);
            throw new ConnectException(Diagnosis.OfServerError(parts[0], parts[^1], retryAfterMs: null));
        }
    }
}
