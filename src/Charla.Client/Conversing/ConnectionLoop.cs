using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Charla.Client.Connecting;
using Charla.Protocol;

namespace Charla.Client.Conversing;

/// <summary>Connects, talks until the connection ends, waits, and connects again.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "Here the parts are put together.")]
internal sealed class ConnectionLoop(ClientState state)
{
    private readonly ChatClientOptions _options = state.Options;
    private readonly Connector _connector = new(state.Options);
    private readonly Backoff _backoff = new(state.Options.MinBackoff, state.Options.MaxBackoff, state.Options.Jitter, Random.Shared.NextDouble);
    private TaskCompletionSource _nudge = NewSignal();

    /// <summary>Whether a server has taken the client in, ever.</summary>
    public bool WasWelcomed { get; private set; }

    /// <summary>Runs until no further attempt is to be made, and says why.</summary>
    /// <param name="welcomed">Set when the client is connected for the first time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ConnectionProblem> RunAsync(TaskCompletionSource welcomed, CancellationToken cancellationToken)
    {
        while (true)
        {
            await state.EnterAsync(ConnectionState.Connecting, state.Standing.Problem, null).ConfigureAwait(false);
            ConnectionProblem problem = await AttemptAsync(welcomed, cancellationToken).ConfigureAwait(false);
            bool mayTryAgain = WasWelcomed ? _options.Reconnect : _options.RetryFirstConnect;
            if (!mayTryAgain || IsFinal(problem))
            {
                return problem;
            }

            TimeSpan wait = _backoff.Next(problem.RetryAfter);
            Task nudged = Volatile.Read(ref _nudge).Task;
            await state.EnterAsync(ConnectionState.Reconnecting, problem, wait).ConfigureAwait(false);
            await Task.WhenAny(nudged, Task.Delay(wait, state.Time, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends the wait for the next attempt.</summary>
    public void Nudge() => Interlocked.Exchange(ref _nudge, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<ConnectionProblem> AttemptAsync(TaskCompletionSource welcomed, CancellationToken cancellationToken)
    {
        try
        {
            Connection connection = await _connector.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable closing = connection.ConfigureAwait(false);
            IConversation conversation = await AgreeAsync(connection, cancellationToken).ConfigureAwait(false);
            welcomed.TrySetResult();
            return await ConverseAsync(conversation, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectException failed)
        {
            return failed.Problem;
        }
        finally
        {
            state.Conversation = null;
        }
    }

    private async Task<IConversation> AgreeAsync(Connection connection, CancellationToken cancellationToken)
    {
        Standing standing = state.Standing;
        Handshake handshake = new(_options, connection);
        Agreement agreement = await handshake.AgreeAsync(standing, cancellationToken).ConfigureAwait(false);
        Welcomed news = agreement.Welcome is { } welcome
            ? Translation.Welcomed(welcome)
            : new Welcomed(standing.Name, ChatDialect.Plain, null, null, null, Resumed: false, []);
        Take(agreement, news);
        IConversation conversation = agreement.Welcome is null
            ? new PlainConversation(state, connection)
            : new CharlaConversation(state, connection, agreement.Welcome);

        // Before it is told: whoever hears of it may ask at once.
        state.Conversation = conversation;
        await state.PublishAsync(news).ConfigureAwait(false);
        await state.EnterAsync(ConnectionState.Connected, null, null).ConfigureAwait(false);
        return conversation;
    }

    private void Take(Agreement agreement, Welcomed news)
    {
        WasWelcomed = true;
        state.IsProven |= agreement.Welcome is not null;
        state.Change(standing => standing with
        {
            Name = news.Name,
            Dialect = news.Dialect,
            SessionToken = agreement.Welcome?.Session ?? standing.SessionToken,
            Account = agreement.Welcome is { } welcome ? standing.Account.After(welcome) : standing.Account,
            ServerName = news.ServerName,
            ServerVersion = news.ServerVersion,
            ServerBounds = agreement.Welcome?.Limits is { } limits ? new ServerBounds(limits.Payload, limits.Frame, limits.Page) : null,
        });
    }

    private async Task<ConnectionProblem> ConverseAsync(IConversation conversation, CancellationToken cancellationToken)
    {
        long began = state.Time.GetTimestamp();
        ConnectionProblem problem = await conversation.RunAsync(cancellationToken).ConfigureAwait(false);

        // Only a connection that held shows that the trouble is over; one that is cut as soon as it is made is to be left alone for longer and longer.
        if (state.Time.GetElapsedTime(began) >= _options.MaxBackoff)
        {
            _backoff.Reset();
        }

        return problem;
    }

    // What another attempt can't mend. A name that is taken after a reconnect is most likely held by the connection that was lost.
    private bool IsFinal(ConnectionProblem problem) => problem.Failure switch
    {
        ConnectFailure.AuthRequired or ConnectFailure.AuthFailed or ConnectFailure.NameRegistered or ConnectFailure.AccountDisabled => true,
        ConnectFailure.RegistrationClosed or ConnectFailure.InviteRequired or ConnectFailure.WeakPassword or ConnectFailure.TakenOver => true,
        ConnectFailure.Rejected => problem.ServerCode is not (ErrorCode.RateLimited or ErrorCode.Unavailable),
        ConnectFailure.CertificateChanged => true,
        ConnectFailure.NameTaken or ConnectFailure.TlsFailed => !WasWelcomed,
        ConnectFailure.NotAChatServer => !state.IsProven && problem.Answered != PeerProtocol.None,
        _ => false,
    };
}
