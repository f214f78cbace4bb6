using System.Net;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>One peer's transport, whatever wire it came in by: its way out, and what there is to know of it.</summary>
internal sealed class Connection(long id, string via, string remote, IWire wire, ChatOptions options, TimeProvider time, ITalkAllowance? allowance = null)
{
    /// <summary>The wire of browsers, which has no dialect in which a peer may only listen.</summary>
    public const string WebSocket = "websocket";

    /// <summary>The wire of IRC, where a client speaks first.</summary>
    public const string Irc = "irc";

    /// <summary>The wire of devices.</summary>
    public const string Serial = "serial";

    /// <summary>Unique while the server runs.</summary>
    public long Id { get; } = id;

    /// <summary>The wire: <c>tcp</c>, <c>websocket</c>, <c>irc</c>, <c>serial</c>.</summary>
    public string Via { get; } = via;

    /// <summary>The peer's address and port, for the operator.</summary>
    public string Remote { get; } = remote;

    /// <summary>The peer's address; null where it has none.</summary>
    public IPAddress? Address { get; } = PeerAddress.Parse(remote);

    public DateTimeOffset Since { get; } = time.GetUtcNow();

    public Outbox Outbox { get; } = new(wire, options.Limits.OutboxBytes, time);

    /// <summary>How much it may say.</summary>
    public ITalkAllowance Allowance { get; } = allowance ?? ITalkAllowance.Endless;

    /// <summary>How it gets on with what it says.</summary>
    public Speech Speech { get; } = new(time) { MayBeSilent = via is not (WebSocket or Irc) };

    /// <summary>What ended the connection, where we did.</summary>
    public string? Reason { get; private set; }

    /// <summary>Sends one message, whatever waits: for replies, which their causer waits for.</summary>
    public void Tell(IWireForm form, ServerMessage message) => Outbox.Write(form.Encode([message]));

    /// <summary>Ends the connection now; what waits for it is forgotten. Only the first reason counts.</summary>
    public void Abort(string reason)
    {
        Reason ??= reason;
        Outbox.Close();
        wire.Abort();
    }

    /// <summary>Sends what waits, then ends the connection; after <paramref name="limit"/> it ends all the same.</summary>
    public async Task CloseAsync(string reason, TimeSpan limit)
    {
        Reason ??= reason;
        try
        {
            await Outbox.WaitUntilEmptyAsync().WaitAsync(limit, time);
            wire.CompleteOutput();
        }
        catch (TimeoutException)
        {
            Abort(reason);
        }
    }
}
