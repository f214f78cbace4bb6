using Charla.Benchmarks.Rooms;
using Charla.Client;

namespace Charla.Benchmarks.Soaks;

/// <summary>Someone in a small room: comes and goes, talks, answers, edits, reacts, reads back and searches.</summary>
internal sealed class Person(int number, MeasuredServer server, Vocabulary words, Random random) : IAsyncDisposable
{
    private const string Room = "equipo";
    private static readonly string[] _emojis = ["👍", "❤️", "😀", "🎉"];

    private ChatClient? _client;
    private long _lastSeen;

    public bool IsHere => _client is not null;

    public int Said { get; private set; }

    /// <summary>Comes in, and is given what was said meanwhile; or goes.</summary>
    public async Task ComeOrGoAsync(CancellationToken stop)
    {
        if (_client is { } leaving)
        {
            _client = null;
            await leaving.DisposeAsync();
            return;
        }

        string wire = number % 2 == 0 ? $"tcp://127.0.0.1:{server.Port}" : $"ws://127.0.0.1:{server.HttpPort}/ws";
        ChatClient client = new(new ChatClientOptions { Server = ServerAddress.Parse(wire), Name = $"persona{number}" });
        await client.StartAsync(stop);
        _ = ReadAsync(client);
        await client.JoinAsync(Room, _lastSeen, stop);
        _client = client;
    }

    /// <summary>Does one of the things that people do: mostly, says something.</summary>
    public Task ActAsync(CancellationToken stop)
    {
        ChatClient client = _client!;
        long seq = Math.Max(1, _lastSeen - random.Next(20));
        return random.Next(100) switch
        {
            < 70 => SayAsync(client, null, stop),
            < 80 => SayAsync(client, seq, stop),
            < 90 => Harmlessly(client.ReactAsync(Room, seq, _emojis[random.Next(_emojis.Length)], random.Next(4) > 0, stop)),
            < 94 => Harmlessly(client.HistoryAsync(Room, before: seq, cancellationToken: stop)),
            < 97 => Harmlessly(client.SearchAsync(words[random.Next(500)], Room, cancellationToken: stop)),
            _ => EditOwnAsync(client, stop),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }
    }

    /// <summary>What is reacted to may be no message, or deleted: the refusal is part of the day.</summary>
    private static async Task Harmlessly(Task act)
    {
        try
        {
            await act;
        }
        catch (ChatException)
        {
        }
    }

    private async Task SayAsync(ChatClient client, long? replyTo, CancellationToken stop)
    {
        await Harmlessly(client.SendAsync(Room, words.Say(), replyTo, cancellationToken: stop));
        Said++;
    }

    private async Task EditOwnAsync(ChatClient client, CancellationToken stop)
    {
        SendReceipt receipt = await client.SendAsync(Room, words.Say(), cancellationToken: stop);
        Said++;
        await client.EditAsync(Room, receipt.Seq, words.Say(), stop);
    }

    private async Task ReadAsync(ChatClient client)
    {
        await foreach (ChatEvent happened in client.Events)
        {
            if (happened is RoomLogEvent entry)
            {
                _lastSeen = entry.Seq;
            }
        }
    }
}
