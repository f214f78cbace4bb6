using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Charla.Client.Conversing;
using Charla.Protocol.Messages;

namespace Charla.Client;

/// <summary>
/// A conversation with a chat server that outlives its connections: it reconnects, goes on where it was cut off, and keeps what was sent until the
/// server has it.
/// </summary>
/// <remarks>
/// <para>Safe for use from many threads; <see cref="Events"/> has one reader.</para>
/// <para>
/// Read <see cref="Events"/> all the time. When <see cref="ChatClientOptions.EventCapacity"/> of them are waiting, the client stops reading from the
/// network, and the answers to requests wait behind the events: a reader that itself waits for a request may then wait until the request times out.
/// </para>
/// <para>
/// Against a server of the course (<see cref="ChatDialect.Plain"/>) there is one room, <c>lobby</c>, and only <see cref="Send"/>, <see cref="JoinAsync"/>
/// of that room and <see cref="Events"/> work; the rest fails with <see cref="ChatFailure.NotSupported"/>. That dialect acknowledges nothing: a send
/// ends when its echo comes back, or else when it was written (<see cref="SendReceipt.Confirmed"/>). What is said while the client is away is missed, and
/// a message that was written as the connection broke may be lost; one that was never written is sent after the reconnect.
/// </para>
/// </remarks>
[SuppressMessage("Maintainability", "CA1506", Justification = "The public face names every answer by duty.")]
public sealed class ChatClient : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly ClientState _state;
    private readonly Supervision _supervision;
    private readonly Operations _operations;

    /// <summary>Prepares a client; nothing is sent before <see cref="StartAsync"/>.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public ChatClient(ChatClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        _state = new ClientState(options, _closing.Token);
        _supervision = new Supervision(_state);
        _operations = new Operations(_state);
        Account = new ChatAccount(_state);
        Moderation = new ChatModeration(_state);
    }

    /// <summary>What the client was made with.</summary>
    public ChatClientOptions Options { get; }

    /// <summary>Everything that happens, in order; ends when the client is closed. One reader at a time; an event is given out once.</summary>
    public IAsyncEnumerable<ChatEvent> Events => _state.Events.ReadAsync();

    /// <summary>Ends when the client is <see cref="ConnectionState.Closed"/>, with what closed it, or null where it was disposed of.</summary>
    public Task<ConnectionProblem?> Completion => _supervision.Completion;

    /// <summary>Where the client stands now; <see cref="ConnectionStateChanged"/> tells of every change.</summary>
    public ConnectionState State => _state.Standing.State;

    /// <summary>What last went wrong with the connection; null once connected.</summary>
    public ConnectionProblem? Problem => _state.Standing.Problem;

    /// <summary>The name that the client goes by: the one asked for until the server gives another.</summary>
    public string Name => _state.Standing.Name;

    /// <summary>The account that the client goes on under, if any.</summary>
    public ChatAccount Account { get; }

    /// <summary>How the client keeps order in rooms.</summary>
    public ChatModeration Moderation { get; }

    /// <summary>Names this conversation; whoever has it can go on with it. Null before the first welcome and in the plain dialect. A secret.</summary>
    public string? SessionToken => _state.Standing.SessionToken;

    /// <summary>The language spoken on the current or last connection.</summary>
    public ChatDialect Dialect => _state.Standing.Dialect;

    /// <summary>What carries the conversation.</summary>
    public ChatTransport Transport => Options.Server.Transport;

    /// <summary>The server's name as of the last welcome; null for a server of the course.</summary>
    public string? ServerName => _state.Standing.ServerName;

    /// <summary>The server's version as of the last welcome; null in the plain dialect.</summary>
    public string? ServerVersion => _state.Standing.ServerVersion;

    /// <summary>The server's limits as of the last welcome; null in the plain dialect.</summary>
    public ServerBounds? ServerBounds => _state.Standing.ServerBounds;

    /// <summary>How long the last ping took to be answered; null where there was none.</summary>
    public TimeSpan? RoundTrip => _state.Standing.RoundTrip;

    /// <summary>Sends that the server has not acknowledged yet.</summary>
    public int UnsentCount => _state.Outbox.Count;

    /// <summary>The rooms that the client is in and returns to after a reconnect.</summary>
    public IReadOnlyList<string> Rooms => _state.Rooms.Names;

    /// <summary>Connects, and returns when the server has welcomed the client; from then on the client keeps itself connected.</summary>
    /// <remarks>
    /// Where it fails the client is <see cref="ConnectionState.Offline"/> and may be started again. With <see cref="ChatClientOptions.RetryFirstConnect"/>
    /// it fails only for reasons that no repetition mends. Cancelling ends the attempt.
    /// </remarks>
    /// <exception cref="ChatException">No connection: <see cref="ChatException.Problem"/> says why.</exception>
    /// <exception cref="InvalidOperationException">The client is started already.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _supervision.StartAsync(cancellationToken);

    /// <summary>Makes the next attempt to reconnect at once instead of at its time. Does nothing while no attempt is waiting.</summary>
    public void ReconnectNow() => _supervision.Nudge();

    /// <summary>Enters a room, and stays in it across reconnects until <see cref="LeaveAsync"/>.</summary>
    /// <param name="room">The room's name; it is made if it does not exist.</param>
    /// <param name="after">Entries of the log after this seq come first, through <see cref="Events"/>; null for those from now on. A room that the client is in already is not replayed.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    /// <exception cref="ChatException">The room was not entered.</exception>
    public Task<RoomJoined> JoinAsync(string room, long? after = null, CancellationToken cancellationToken = default) =>
        _operations.JoinAsync(room, after, cancellationToken);

    /// <summary>Leaves a room. Without a connection the client merely does not return to it.</summary>
    /// <exception cref="ChatException">The server did not confirm it.</exception>
    public Task LeaveAsync(string room, CancellationToken cancellationToken = default) => _operations.LeaveAsync(room, cancellationToken);

    /// <summary>Hands a message over to be sent, at once or after the reconnect, in the order of the calls; repeated until it is acknowledged, and delivered once.</summary>
    /// <remarks>
    /// Once delivery is the server's promise to a session that it knows (<see cref="Welcomed.Resumed"/>). Where it has forgotten the session, the client
    /// looks for the message in what it missed before it repeats it. What the server puts off as <c>rate_limited</c> is sent again when the server says.
    /// </remarks>
    /// <param name="room">A room that the client is in, or <c>@</c> and a name for a direct message.</param>
    /// <param name="text">What to say.</param>
    /// <param name="replyTo">The seq of the message that this answers.</param>
    /// <param name="attachment">Any JSON for programs, at most 4,096 bytes; charla/1 only.</param>
    /// <exception cref="ChatException"><see cref="ChatFailure.Full"/>, <see cref="ChatFailure.TooLong"/>, <see cref="ChatFailure.NotSupported"/> or <see cref="ChatFailure.Closed"/>; nothing is queued.</exception>
    public PendingSend Send(string room, string text, long? replyTo = null, JsonElement? attachment = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(room);
        ArgumentNullException.ThrowIfNull(text);
        Standing standing = _state.Standing;
        if (standing.Dialect == ChatDialect.Plain && NameRules.Fold(room) != NameRules.Lobby)
        {
            throw new ChatException(ChatFailure.NotSupported, "This server has one room, the lobby.");
        }

        if (standing.ServerBounds is { } bounds && Encoding.UTF8.GetByteCount(text) > bounds.MaxPayload)
        {
            throw new ChatException(ChatFailure.TooLong, $"The server takes no more than {bounds.MaxPayload} bytes at once.");
        }

        // The caller's document may be gone by the time that the message goes out.
        PendingSend send = _state.Outbox.Add(room, text, replyTo, attachment?.Clone());
        _state.Conversation?.Wake();
        return send;
    }

    /// <summary><see cref="Send"/>, waiting for the acknowledgement.</summary>
    /// <param name="room">A room that the client is in, or <c>@</c> and a name for a direct message.</param>
    /// <param name="text">What to say.</param>
    /// <param name="replyTo">The seq of the message that this answers.</param>
    /// <param name="attachment">Any JSON for programs, at most 4,096 bytes; charla/1 only.</param>
    /// <param name="cancellationToken">Ends the wait; the message is sent all the same.</param>
    /// <exception cref="ChatException">The message was not taken, or the server refused it.</exception>
    public Task<SendReceipt> SendAsync(string room, string text, long? replyTo = null, JsonElement? attachment = null, CancellationToken cancellationToken = default) =>
        Send(room, text, replyTo, attachment).Acknowledged.WaitAsync(cancellationToken);

    /// <summary>Waits until everything sent so far has been acknowledged or refused.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        Task all = Task.WhenAll(_state.Outbox.Snapshot().Select(send => send.Acknowledged));
        await all.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Replaces a message's text, and returns the seq of the edit.</summary>
    /// <exception cref="ChatException">The message was not edited, or it is not known.</exception>
    public Task<long> EditAsync(string room, long seq, string text, CancellationToken cancellationToken = default) =>
        _operations.EditAsync(room, seq, text, cancellationToken);

    /// <summary>Deletes a message, and returns the seq of the deletion.</summary>
    /// <exception cref="ChatException">The message was not deleted, or it is not known.</exception>
    public Task<long> DeleteAsync(string room, long seq, CancellationToken cancellationToken = default) =>
        _operations.DeleteAsync(room, seq, cancellationToken);

    /// <summary>Reacts to a message, or with <paramref name="add"/> false takes the reaction back; returns the seq of the reaction.</summary>
    /// <exception cref="ChatException">There was no reaction, or it is not known.</exception>
    public Task<long> ReactAsync(string room, long seq, string emoji, bool add = true, CancellationToken cancellationToken = default) =>
        _operations.ReactAsync(room, seq, emoji, add, cancellationToken);

    /// <summary>Gives a room its topic, empty for none, and returns the seq of the change.</summary>
    /// <exception cref="ChatException">The topic was not changed, or it is not known.</exception>
    public Task<long> SetTopicAsync(string room, string topic, CancellationToken cancellationToken = default) =>
        _operations.SetTopicAsync(room, topic, cancellationToken);

    /// <summary>Moves the reader's mark.</summary>
    /// <exception cref="ChatException">The server did not confirm it.</exception>
    public Task<ReadMarkerMoved> MarkReadAsync(string room, long seq, CancellationToken cancellationToken = default) =>
        _operations.MarkReadAsync(room, seq, cancellationToken);

    /// <summary>Tells the room that its user is writing, or stopped. Nobody answers; false where it could not be said just now.</summary>
    public bool Typing(string room, bool typing = true) =>
        _operations.Typing(room, typing);

    /// <summary>Reads a page of a room's log: the last entries, or those on one side of a seq or around it. At most one of the three may be given.</summary>
    /// <param name="room">The room.</param>
    /// <param name="before">Entries before this seq, the nearest ones.</param>
    /// <param name="after">Entries after this seq, the nearest ones.</param>
    /// <param name="around">Entries on both sides of this seq.</param>
    /// <param name="limit">Entries at the most; the server's 50 where it is null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ChatException">There is no page.</exception>
    public Task<HistoryResult> HistoryAsync(string room, long? before = null, long? after = null, long? around = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        if (Convert.ToInt32(before.HasValue) + Convert.ToInt32(after.HasValue) + Convert.ToInt32(around.HasValue) > 1)
        {
            throw new ArgumentException("At most one of before, after and around may be given.");
        }

        return _operations.HistoryAsync(new History { Room = room, Before = before, After = after, Around = around, Limit = limit }, cancellationToken);
    }

    /// <summary>Searches messages.</summary>
    /// <param name="query">The words.</param>
    /// <param name="room">Only in this room.</param>
    /// <param name="from">Only by this person.</param>
    /// <param name="before">Only before this seq; needs <paramref name="room"/>.</param>
    /// <param name="limit">Hits at the most; the server's 20 where it is null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ChatException">There is no result.</exception>
    public Task<SearchResult> SearchAsync(string query, string? room = null, string? from = null, long? before = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _operations.SearchAsync(new Search { Q = query, Room = room, From = from, Before = before, Limit = limit }, cancellationToken);

    /// <summary>Lists the rooms that the server shows this client.</summary>
    /// <exception cref="ChatException">There is no list.</exception>
    public Task<IReadOnlyList<RoomOverview>> RoomsAsync(CancellationToken cancellationToken = default) =>
        _operations.RoomsAsync(cancellationToken);

    /// <summary>Lists who is in a room.</summary>
    /// <exception cref="ChatException">There is no list.</exception>
    public Task<MemberListing> WhoAsync(string room, CancellationToken cancellationToken = default) =>
        _operations.WhoAsync(room, cancellationToken);

    /// <summary>Takes another name, and returns it as the server writes it.</summary>
    /// <exception cref="ChatException">The name stays as it was; code <c>name_taken</c> where somebody has it.</exception>
    public Task<string> RenameAsync(string name, CancellationToken cancellationToken = default) =>
        _operations.RenameAsync(name, cancellationToken);

    /// <summary>Asks the server for a sign of life, and returns how long it took.</summary>
    /// <exception cref="ChatException">None came.</exception>
    public Task<TimeSpan> PingAsync(CancellationToken cancellationToken = default) =>
        _operations.PingAsync(cancellationToken);

    /// <summary>Closes the connection and ends <see cref="Events"/>. What was not acknowledged fails with <see cref="ChatFailure.Closed"/>; see <see cref="FlushAsync"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _supervision.DisposeAsync().ConfigureAwait(false);
    }
}
