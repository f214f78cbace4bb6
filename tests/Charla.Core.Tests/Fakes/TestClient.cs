using System.Buffers;
using System.Text.Json;
using Charla.Core.Sessions;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Fakes;

/// <summary>A client that speaks charla/1 straight into its session.</summary>
internal sealed class TestClient(Session session, FakeWire wire)
{
    private int _seen;

    public Session Session { get; } = session;

    public FakeWire Wire { get; } = wire;

    public IReadOnlyList<ServerMessage> Received => Wire.Messages;

    /// <summary>The events that have come, in the order in which they came.</summary>
    public IReadOnlyList<RoomEvent> Events => [.. Received.OfType<RoomEvent>()];

    public IReadOnlyList<long> Seqs => [.. Events.Select(@event => @event.Seq)];

    /// <summary>Hands in a request; completes when the session would read on.</summary>
    public Task SendAsync(object request) => SendBytesAsync(JsonSerializer.SerializeToUtf8Bytes(request));

    public Task SendBytesAsync(byte[] payload) => Session.HandleAsync(new ReadOnlySequence<byte>(payload)).AsTask();

    /// <summary>Hands in a request and returns the next message of a type.</summary>
    public async Task<T> AskAsync<T>(object request)
        where T : ServerMessage
    {
        await SendAsync(request);
        return await NextAsync<T>();
    }

    /// <summary>Says something and returns its ack.</summary>
    public Task<Ack> SayAsync(string text, string room = "lobby", string? nonce = null) => AskAsync<Ack>(new { op = "send", room, text, nonce });

    /// <summary>The next message of a type, past all others; an error that was not asked for fails.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? match = null)
        where T : ServerMessage
    {
        T? found = null;
        await Wire.WaitUntilAsync(() => (found ??= Find(match)) is not null);
        return found!;
    }

    public Task WaitForSeqAsync(long seq) => Wire.WaitUntilAsync(() => Events.Any(@event => @event.Seq == seq));

    /// <summary>The connection is gone.</summary>
    public void Drop()
    {
        Wire.Close();
        Session.Close();
        Session.Connection.Outbox.Close();
        Session.Chat.Exit(Session.Connection);
    }

    private T? Find<T>(Func<T, bool>? match)
        where T : ServerMessage
    {
        IReadOnlyList<ServerMessage> received = Received;
        for (int i = _seen; i < received.Count; i++)
        {
            if (received[i] is T wanted && (match is null || match(wanted)))
            {
                _seen = i + 1;
                return wanted;
            }

            if (received[i] is Error error)
            {
                throw new InvalidOperationException(error.ToString());
            }
        }

        return null;
    }
}
