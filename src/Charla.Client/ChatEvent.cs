namespace Charla.Client;

/// <summary>Something that happened, in the order in which the client learned of it.</summary>
public abstract record ChatEvent;

/// <summary>The connection changed its state.</summary>
/// <param name="State">The new state.</param>
/// <param name="Problem">What led here; null where nothing went wrong.</param>
/// <param name="RetryIn">How long the next attempt waits; null unless the state is <see cref="ConnectionState.Reconnecting"/>.</param>
/// <param name="RetryAt">When the next attempt is made, UTC; null unless the state is <see cref="ConnectionState.Reconnecting"/>.</param>
public sealed record ConnectionStateChanged(ConnectionState State, ConnectionProblem? Problem, TimeSpan? RetryIn, DateTimeOffset? RetryAt) : ChatEvent;

/// <summary>A server took the client in. Comes before <see cref="ConnectionState.Connected"/>, on every connection.</summary>
/// <param name="Name">The name that the client goes by.</param>
/// <param name="Dialect">The language spoken from here on.</param>
/// <param name="ServerName">The server's name; null for a server of the course, which has none.</param>
/// <param name="ServerVersion">The server's version; null in the plain dialect.</param>
/// <param name="Account">The account behind the name, if any.</param>
/// <param name="Resumed">Whether the server knew the session: then nothing that was sent is sent twice.</param>
/// <param name="Rooms">The names of rooms that the server mentions.</param>
public sealed record Welcomed(
    string Name,
    ChatDialect Dialect,
    string? ServerName,
    string? ServerVersion,
    string? Account,
    bool Resumed,
    IReadOnlyList<string> Rooms) : ChatEvent;

/// <summary>The client goes on under an account, or without one, from now on; <see cref="ChatClient.Account"/> knows it already.</summary>
/// <param name="Account">The account; null for a guest.</param>
/// <param name="Role">What it may do on the server.</param>
/// <param name="Name">The name that the client goes by.</param>
public sealed record AccountChanged(string? Account, AccountRole Role, string Name) : ChatEvent;

/// <summary>The client goes by another name from now on.</summary>
/// <param name="Name">The new name.</param>
public sealed record Renamed(string Name) : ChatEvent;

/// <summary>The operator says something to everybody.</summary>
/// <param name="Text">What is said.</param>
public sealed record NoticeReceived(string Text) : ChatEvent;

/// <summary>An error that belongs to no call that is still waiting.</summary>
/// <param name="Code">The error code (<c>docs/protocol.md</c>, section 5).</param>
/// <param name="Message">The server's words for a person.</param>
/// <param name="Room">The room it is about, if any.</param>
/// <param name="RetryAfter">When it is worth trying again.</param>
public sealed record ErrorReceived(string Code, string Message, string? Room, TimeSpan? RetryAfter) : ChatEvent;

/// <summary>The server is about to close the connection.</summary>
/// <param name="Reason">A code: <c>shutting_down</c>, <c>resumed_elsewhere</c>, <c>stalled</c> or one of section 5.</param>
/// <param name="Message">The server's words for a person.</param>
/// <param name="RetryAfter">When it is worth coming back.</param>
public sealed record ServerSaidBye(string Reason, string Message, TimeSpan? RetryAfter) : ChatEvent;

/// <summary>Somebody spoke in the plain dialect, which has neither rooms nor numbers.</summary>
/// <param name="From">Who; null where the text has no <c>name&gt; </c> in front.</param>
/// <param name="Text">What was said, without the name.</param>
/// <param name="Own">Whether it is the echo of something this client sent.</param>
/// <param name="At">When it arrived here, UTC.</param>
public sealed record PlainTextReceived(string? From, string Text, bool Own, DateTimeOffset At) : ChatEvent;

/// <summary>The server has a message of this client, durably; in the plain dialect, see <see cref="SendReceipt.Confirmed"/>.</summary>
/// <param name="Nonce">The <see cref="PendingSend.Nonce"/> of the message.</param>
/// <param name="Receipt">What the server said.</param>
public sealed record SendAcknowledged(string Nonce, SendReceipt Receipt) : ChatEvent;

/// <summary>The server will not have a message of this client. It is not sent again.</summary>
/// <param name="Nonce">The <see cref="PendingSend.Nonce"/> of the message.</param>
/// <param name="Room">Where it was to go.</param>
/// <param name="Text">The text, so that its author need not write it again.</param>
/// <param name="Code">The error code (<c>docs/protocol.md</c>, section 5), or <c>not_supported</c> in the plain dialect.</param>
/// <param name="Message">The server's words for a person.</param>
public sealed record SendRefused(string Nonce, string Room, string Text, string Code, string Message) : ChatEvent;
