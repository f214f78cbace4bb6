using Charla.Client.Connecting;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>A conversation in charla/1.</summary>
/// <remarks>Three loops: one reads and is the only one to judge what came, one writes, and one enters the rooms again.</remarks>
internal sealed class CharlaConversation : IConversation
{
    // Whatever a server states: one payload takes no more memory than this.
    private const int MaxFrameBytes = 16 * 1024 * 1024;

    private readonly ClientState _state;
    private readonly Connection _connection;
    private readonly Requests _requests;
    private readonly WriteLoop _writes;
    private readonly Sending _sending;
    private readonly Incoming _incoming;
    private readonly Rejoining _rejoining;

    public CharlaConversation(ClientState state, Connection connection, Welcome welcome)
    {
        _state = state;
        _connection = connection;
        _requests = new Requests(state.Options.MaxRequests, state.Options.RequestTimeout, state.Time);
        _sending = new Sending(state, _requests, welcome.Limits.Payload, Wake);
        _writes = new WriteLoop(connection.Transport, state.Options, _sending.FillAsync);
        connection.Expect(Counting.Bytes, Math.Clamp(welcome.Limits.Frame, Connector.InitialMaxPayload, MaxFrameBytes));

        // Of a session that the server has forgotten, it has forgotten the nonces too: only the log can say what arrived.
        bool mayRepeat = welcome.Resumed || !state.Outbox.HasAttempted();
        _incoming = new Incoming(state, _requests, _sending, catchUp: !mayRepeat);
        _rejoining = new Rejoining(state, this, state.Rooms.Depart());
        state.Outbox.PutAllBack();
    }

    public void Wake() => _writes.Wake();

    /// <summary>Has something said that nobody answers; false where that can't be done just now.</summary>
    public bool Post(ClientMessage message)
    {
        bool posted = _requests.Post(message);
        Wake();
        return posted;
    }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="ChatException">No answer, or the server's no.</exception>
    public Task<T> AskAsync<T>(ClientMessage request, CancellationToken cancellationToken)
        where T : ServerMessage => _requests.AskAsync<T>(request, Wake, cancellationToken);

    /// <summary>Lets the outbox go, once the rooms are settled.</summary>
    public void OpenWhenSettled() => _sending.OpenWhenSettled();

    public async Task<ConnectionProblem> RunAsync(CancellationToken cancellationToken)
    {
        OpenWhenSettled();
        try
        {
            return await Loops.UntilOneEndsAsync([ReadAsync, _writes.RunAsync, _rejoining.RunAsync], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _requests.End();
            _sending.End();
        }
    }

    private async Task<ConnectionProblem> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ReceiveAsync(cancellationToken).ConfigureAwait(false) is { } reception)
            {
                if (reception == Reception.End)
                {
                    return _incoming.Farewell ?? Diagnosis.Lost("The server closed the connection.");
                }

                await _incoming.HandleAsync(_connection.Payload).ConfigureAwait(false);
            }

            return Diagnosis.TimedOut($"The server did not answer a ping within {_state.Options.PingTimeout.TotalSeconds:0.#} s.");
        }
        catch (Exception broken) when (Diagnosis.IsOfConnection(broken))
        {
            return _incoming.Farewell ?? Diagnosis.OfLoss(broken);
        }
    }

    /// <summary>The next payload, or the end; null where the peer does not even answer a ping.</summary>
    private async ValueTask<Reception?> ReceiveAsync(CancellationToken cancellationToken)
    {
        Reception reception = await _connection.ReceiveAsync(_state.Options.PingAfter, cancellationToken).ConfigureAwait(false);
        if (reception != Reception.Silence)
        {
            return reception;
        }

        Post(_incoming.NewPing());
        reception = await _connection.ReceiveAsync(_state.Options.PingTimeout, cancellationToken).ConfigureAwait(false);
        return reception == Reception.Silence ? null : reception;
    }
}
