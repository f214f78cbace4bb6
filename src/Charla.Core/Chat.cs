using System.Collections.Concurrent;
using Charla.Core.Accounts;
using Charla.Core.Sessions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The whole chat, without its wires: what every room, session and gateway share.</summary>
internal sealed class Chat
{
    private readonly ConcurrentDictionary<long, IConversation> _conversations = new();
    private long _lastConnection;
    private int _count;

    public Chat(IRoomLog log, AccountDirectory accounts, IChatJournal journal, ChatOptions options, TimeProvider time)
    {
        (Log, Accounts, Journal, Options, Time, Limits, Welcome) = (log, accounts, journal, options, time, options.Limits, options.Welcome);
        Rooms = new RoomDirectory(this);
        accounts.Changed += ShowOutWhoMayNotStay;
        PlainForm = new PlainForm(options.Language);
    }

    public IRoomLog Log { get; }

    public AccountDirectory Accounts { get; }

    public IChatJournal Journal { get; }

    public ChatOptions Options { get; }

    /// <summary>What peers may ask of the server, as it stands now.</summary>
    public ChatLimits Limits
    {
        get => Volatile.Read(ref field);
        private set => Volatile.Write(ref field, value);
    }

    /// <summary>The greeting's text as it stands now; null for the one that every server has.</summary>
    public string? Welcome
    {
        get => Volatile.Read(ref field);
        private set => Volatile.Write(ref field, value);
    }

    /// <summary>Conversations open now, in no order; who comes or goes meanwhile may be among them or not.</summary>
    public IEnumerable<IConversation> Conversations => _conversations.Select(static entry => entry.Value);

    public TimeProvider Time { get; }

    public RoomDirectory Rooms { get; }

    /// <summary>How plain clients are written to: in the server's language.</summary>
    public PlainForm PlainForm { get; }

    public NameRegistry Names { get; } = new();

    /// <summary>The room that is always there. Set by <see cref="StartAsync"/>.</summary>
    public Room Lobby { get; private set; } = null!;

    public SessionTokens Tokens { get; private set; } = null!;

    /// <summary>Conversations open now.</summary>
    public int Connections => Volatile.Read(ref _count);

    /// <summary>Nothing new is accepted any more.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Opens what must be there before anyone connects.</summary>
    /// <exception cref="LogUnavailableException">The log can't be read or written.</exception>
    public async Task StartAsync()
    {
        await Accounts.LoadAsync();
        Tokens = new SessionTokens(await Log.SecretAsync(), Time);
        await Rooms.StartAsync();
        Lobby = await Rooms.OpenAsync(NameRules.Lobby, NameRules.Lobby, isOperators: true);
    }

    /// <summary>Whether those without an account may come in.</summary>
    public bool LetsGuestsIn => Accounts.Options.Guests;

    /// <summary>Rises whenever a name may have become someone's own.</summary>
    public int AccountChanges => Accounts.Changes;

    /// <summary>How someone without an account is shown who gives themselves a name.</summary>
    public string ShownWithoutAccount(string name) => Accounts.IsRegistered(name) ? NameRules.Unverified(name) : name;

    /// <summary>A number for a new connection.</summary>
    public long NextConnectionId() => Interlocked.Increment(ref _lastConnection);

    /// <summary>Takes in a conversation; false where there is no place for another, or the chat is stopping.</summary>
    public bool TryEnter(IConversation conversation)
    {
        if (IsStopping)
        {
            return false;
        }

        if (Interlocked.Increment(ref _count) > Limit.OrNone(Limits.MaxConnections))
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        _conversations[conversation.Connection.Id] = conversation;
        Journal.Connected(conversation.Connection);
        return true;
    }

    /// <summary>The connection goes on in another dialect.</summary>
    public void Replace(IConversation conversation) => _conversations[conversation.Connection.Id] = conversation;

    public void Exit(Connection connection)
    {
        if (_conversations.TryRemove(connection.Id, out _))
        {
            Interlocked.Decrement(ref _count);
            Journal.Disconnected(connection, connection.Reason ?? "closed by the peer");
        }
    }

    /// <summary>Sets other limits. What connections were told on the way in stays as it was: the payload, the outbox, the pings.</summary>
    public void Apply(ChatLimits limits) =>
        Limits = limits with { MaxPayload = Limits.MaxPayload, OutboxBytes = Limits.OutboxBytes, IdleSeconds = Limits.IdleSeconds };

    /// <summary>Sets what may be set while the chat runs: the limits, the greeting, who may make an account, and whether guests come in. Who is in stays.</summary>
    public void Apply(ChatOptions options)
    {
        Apply(options.Limits);
        Accounts.Apply(options.Accounts);
        Welcome = options.Welcome;
    }

    /// <summary>Ends the connections whose peers have taken no byte, or not finished what they began to say, for longer than the limits. Called now and then.</summary>
    public void EndSlow()
    {
        ChatLimits limits = Limits;
        TimeSpan stall = Limit.OrNone(limits.StallSeconds);
        foreach (IConversation conversation in _conversations.Values)
        {
            if (conversation.Connection.Outbox.StalledFor > stall)
            {
                conversation.Connection.Abort("stalled");
            }
            else if (conversation.Connection.Speech.Overdue(limits) is { } what)
            {
                _ = EndSlowAsync(conversation, what);
            }
        }
    }

    /// <summary>Stops politely: what was accepted is committed, everyone is told, connections close. Each step has its limit.</summary>
    public async Task StopAsync()
    {
        IsStopping = true;
        await WithinLimitAsync(Task.WhenAll(Rooms.All().Select(room => room.DrainAsync())));
        Bilingual text = ErrorTexts.For(ErrorCode.ShuttingDown);
        await WithinLimitAsync(Task.WhenAll(_conversations.Values.Select(c => c.ByeAsync(ErrorCode.ShuttingDown, text))));
    }

    /// <summary>Says goodbye and closes; a peer that does not go by itself is cut off after a moment.</summary>
    public async Task EndAsync(IConversation conversation, string reason, Bilingual text)
    {
        await conversation.ByeAsync(reason, text);
        await Task.Delay(Options.Linger, Time);
        conversation.Connection.Abort(reason);
    }

    private async Task EndSlowAsync(IConversation conversation, string what)
    {
        conversation.Connection.Speech.GiveUp();
        conversation.Fault(ErrorCode.TooSlow, what);
        await conversation.Connection.CloseAsync(ErrorCode.TooSlow, Options.StopLimit);
        await Task.Delay(Options.Linger, Time);
        conversation.Connection.Abort(ErrorCode.TooSlow);
    }

    /// <summary>Someone else's name, or a disabled account, is nobody's to go on under.</summary>
    private void ShowOutWhoMayNotStay(Account changed)
    {
        foreach (Session session in _conversations.Values.OfType<Session>())
        {
            if (changed.IsDisabled && session.Account?.Key == changed.Key)
            {
                _ = session.ByeAsync(ErrorCode.AccountDisabled, ErrorTexts.For(ErrorCode.AccountDisabled));
            }
            else if (session.SignedIn?.Key == changed.Key)
            {
                session.ReviewRooms();
            }
            else if (session.Name is { } name && changed.Owns(name) && session.Account?.Key != changed.Key && !session.IsRegistering)
            {
                _ = session.ByeAsync(ErrorCode.NameRegistered, ErrorTexts.For(ErrorCode.NameRegistered, name));
            }
        }
    }

    private async Task WithinLimitAsync(Task work)
    {
        try
        {
            await work.WaitAsync(Options.StopLimit, Time);
        }
        catch (TimeoutException)
        {
            // Stopping goes on: whoever is not answered by now will find out on reconnecting.
        }
    }
}
