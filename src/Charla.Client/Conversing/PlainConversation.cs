using System.Buffers;
using Charla.Client.Connecting;
using Charla.Protocol;

namespace Charla.Client.Conversing;

/// <summary>A conversation in the plain dialect, with a server of the course.</summary>
internal sealed class PlainConversation : IConversation
{
    private readonly ClientState _state;
    private readonly Connection _connection;
    private readonly PlainSending _sending;
    private readonly WriteLoop _writes;

    public PlainConversation(ClientState state, Connection connection)
    {
        _state = state;
        _connection = connection;
        _sending = new PlainSending(state);
        _writes = new WriteLoop(connection.Transport, state.Options, _sending.FillAsync);
        state.Outbox.PutAllBack();

        // Who relays what clients counted may relay headers that count characters.
        connection.Expect(Counting.Unknown, Connector.InitialMaxPayload);
    }

    public void Wake() => _writes.Wake();

    public async Task<ConnectionProblem> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Loops.UntilOneEndsAsync([ReadAsync, _writes.RunAsync], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _sending.GiveUpAsync(TimeSpan.Zero).ConfigureAwait(false);
        }
    }

    private async Task<ConnectionProblem> ReadAsync(CancellationToken cancellationToken)
    {
        TimeSpan limit = _state.Options.RequestTimeout;
        try
        {
            while (true)
            {
                Reception reception = await _connection.ReceiveAsync(limit, cancellationToken).ConfigureAwait(false);
                if (reception == Reception.End)
                {
                    return Diagnosis.Lost("The server closed the connection.");
                }

                if (reception == Reception.Payload)
                {
                    await HeardAsync(_connection.Payload).ConfigureAwait(false);
                }

                await _sending.GiveUpAsync(limit).ConfigureAwait(false);
            }
        }
        catch (ProtocolException) when (!_state.IsProven)
        {
            return Diagnosis.NotAChatServer(_connection.Transport.Leftover);
        }
        catch (Exception broken) when (Diagnosis.IsOfConnection(broken))
        {
            return Diagnosis.OfLoss(broken);
        }
    }

    private async ValueTask HeardAsync(ReadOnlySequence<byte> payload)
    {
        _state.IsProven = true;
        ChatEvent heard = PlainNews.Read(payload.ToArray(), _state.Time.GetUtcNow());
        if (heard is PlainTextReceived talk)
        {
            await _sending.HeardAsync(talk).ConfigureAwait(false);
        }
        else
        {
            await _state.PublishAsync(heard).ConfigureAwait(false);
        }
    }
}
