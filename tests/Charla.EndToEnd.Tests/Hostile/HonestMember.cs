using System.Diagnostics;
using Charla.Client;

namespace Charla.EndToEnd.Tests.Hostile;

/// <summary>Someone who only wants to talk, in a room of their own, and notes how long each acknowledgement takes.</summary>
internal sealed class HonestMember : IAsyncDisposable
{
    private const string Room = "tranquila";

    private readonly ChatClient _client;

    private HonestMember(ChatClient client) => _client = client;

    public static async Task<HonestMember> EnterAsync(int port, CancellationToken stop)
    {
        HonestMember member = new(new ChatClient(new ChatClientOptions { Server = ServerAddress.Parse($"tcp://127.0.0.1:{port}"), Name = "honesta" }));
        await member._client.StartAsync(stop);
        await member._client.JoinAsync(Room, cancellationToken: stop);
        return member;
    }

    /// <summary>Says so many things, one after the other.</summary>
    /// <returns>How long each acknowledgement took, in milliseconds.</returns>
    public async Task<IReadOnlyList<double>> TalkAsync(int messages, TimeSpan pause, CancellationToken stop)
    {
        List<double> times = new(messages);
        for (int i = 0; i < messages; i++)
        {
            long said = Stopwatch.GetTimestamp();
            await _client.SendAsync(Room, $"mensaje {i}", cancellationToken: stop);
            times.Add(Stopwatch.GetElapsedTime(said).TotalMilliseconds);
            await Task.Delay(pause, stop);
        }

        return times;
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
