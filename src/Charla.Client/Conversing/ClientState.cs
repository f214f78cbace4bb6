using Wire = Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>How a client stands at one moment.</summary>
internal sealed record Standing(ConnectionState State, string Name, string? SessionToken)
{
    public required AccountStanding Account { get; init; }

    public ConnectionProblem? Problem { get; init; }

    public ChatDialect Dialect { get; init; }

    public string? ServerName { get; init; }

    public string? ServerVersion { get; init; }

    public ServerBounds? ServerBounds { get; init; }

    public TimeSpan? RoundTrip { get; init; }
}

/// <summary>What outlives a client's connections.</summary>
/// <remarks>The standing is replaced as a whole, so that a reader sees one moment; the other parts keep themselves safe.</remarks>
internal sealed class ClientState(ChatClientOptions options, CancellationToken closing)
{
    private readonly Lock _gate = new();
    private IConversation? _conversation;
    private Standing _standing = new(ConnectionState.Offline, options.Name, options.SessionToken)
    {
        Dialect = options.Dialect,
        Account = new AccountStanding(null, AccountRole.None, Credential.From(options)),
    };

    public ChatClientOptions Options => options;

    public TimeProvider Time => options.TimeProvider;

    /// <summary>Cancelled when the client is disposed of.</summary>
    public CancellationToken Closing => closing;

    /// <summary>Whether what answers there has ever shown to be a chat server; silence shows nothing.</summary>
    public bool IsProven { get; set; }

    public Standing Standing => Volatile.Read(ref _standing);

    public EventStream Events { get; } = new(options.EventCapacity);

    public Outbox Outbox { get; } = new(options.MaxUnsent);

    public RoomBook Rooms { get; } = new();

    /// <summary>The conversation that is under way; null while there is no connection.</summary>
    public IConversation? Conversation
    {
        get => Volatile.Read(ref _conversation);
        set => Volatile.Write(ref _conversation, value);
    }

    /// <summary>Asks the server on whatever connection there is, and waits for the answer.</summary>
    /// <exception cref="ChatException">No answer, or the server's no.</exception>
    public Task<T> AskAsync<T>(Wire.ClientMessage request, CancellationToken cancellationToken)
        where T : Wire.ServerMessage => Conversation switch
        {
            CharlaConversation conversation => conversation.AskAsync<T>(request, cancellationToken),
            PlainConversation => throw new ChatException(ChatFailure.NotSupported, "The server speaks the plain dialect, which has no such operation."),
            _ when Standing.State == ConnectionState.Closed => throw new ChatException(ChatFailure.Closed, "The client is closed."),
            _ => throw new ChatException(ChatFailure.NotConnected, "There is no connection."),
        };

    public void Change(Func<Standing, Standing> change)
    {
        lock (_gate)
        {
            Volatile.Write(ref _standing, change(_standing));
        }
    }

    /// <summary>Tells of something that happened. Only the client's end keeps it from being told: the end of a connection must not.</summary>
    public ValueTask PublishAsync(ChatEvent happened) => Events.PublishAsync(happened, Closing);

    /// <summary>Takes a new state, then tells of it.</summary>
    public ValueTask EnterAsync(ConnectionState state, ConnectionProblem? problem, TimeSpan? retryIn)
    {
        Change(standing => standing with { State = state, Problem = problem });
        return PublishAsync(new ConnectionStateChanged(state, problem, retryIn, Time.GetUtcNow() + retryIn));
    }

    /// <summary>The server has a send that was taken out of the outbox.</summary>
    public ValueTask AcknowledgeAsync(PendingSend send, SendReceipt receipt)
    {
        send.Complete(receipt);
        return PublishAsync(new SendAcknowledged(send.Nonce, receipt));
    }

    /// <summary>The server will not have a send; it leaves the outbox.</summary>
    public ValueTask RefuseAsync(PendingSend send, string code, string message)
    {
        Outbox.Remove(send.Nonce);
        send.Fail(new ChatException(ChatFailure.Refused, message) { Code = code });
        return PublishAsync(new SendRefused(send.Nonce, send.Room, send.Text, code, message));
    }

    /// <summary>Nothing happens any more. A second call changes nothing.</summary>
    public void Close(ConnectionProblem? problem)
    {
        if (Standing.State == ConnectionState.Closed)
        {
            return;
        }

        Change(standing => standing with { State = ConnectionState.Closed, Problem = problem });
        Outbox.Close();
        Events.Complete(new ConnectionStateChanged(ConnectionState.Closed, problem, null, null));
    }
}
