using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Text.Json;
using Charla.Verify.Checking;

namespace Charla.Verify.Peers;

/// <summary>Someone who stays in the chat: connects, and connects again, until it is told to end.</summary>
internal abstract class Member(string name, string wire, IPEndPoint server, Recorder recorder, int seed)
{
    private static readonly TimeSpan _connectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    private volatile bool _isHushed;

    public string Name { get; } = name;

    /// <summary>Speaks no more, but for what it is not sure of.</summary>
    public bool IsHushed => _isHushed;

    /// <summary>What it can't go on with, such as bytes that are no frame; null where all is well.</summary>
    public string? Complaint { get; private set; }

    /// <summary>The member's own dice: it does the same for the same seed, as far as the network lets it.</summary>
    protected Random Dice { get; } = new(seed);

    protected Recorder Recorder { get; } = recorder;

    public MemberHistory History => new(Name, wire, Recorder.Taken());

    public void Hush() => _isHushed = true;

    /// <summary>Whether nothing that it said is unanswered, and it has seen as far as these heads.</summary>
    public abstract bool HasSettled(IReadOnlyDictionary<string, long> heads);

    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await TryConverseAsync(end);
            await Task.Delay(_pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected abstract Task ConverseAsync(IPeerWire connection, CancellationToken end);

    private async Task TryConverseAsync(CancellationToken end)
    {
        try
        {
            await using IPeerWire connection = await ConnectAsync(end);
            await ConverseAsync(connection, end);
        }
        catch (Exception gone) when (gone is IOException or SocketException or WebSocketException or AuthenticationException or OperationCanceledException)
        {
            // Cut off, or told to end: the next round goes on where this one was.
        }
        catch (Exception garbled) when (garbled is InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Complaint ??= garbled.Message;
        }
    }

    private async Task<IPeerWire> ConnectAsync(CancellationToken end)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(end);
        limit.CancelAfter(_connectLimit);
        return wire == Wires.Web ? await WebPeerWire.ConnectAsync(server, limit.Token) : await FramedPeerWire.ConnectAsync(server, limit.Token, hasTls: wire == Wires.Tls);
    }
}

/// <summary>What members speak over.</summary>
internal static class Wires
{
    public const string Framed = "framed";
    public const string Tls = "framed+tls";
    public const string Web = "websocket";
    public const string Plain = "plain";
}
