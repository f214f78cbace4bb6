using System.Threading.Channels;

namespace Charla.Client.Tests.Fakes;

/// <summary>Reads a client's events all the time, and hands them out one after the other.</summary>
internal sealed class EventLog
{
    private readonly Channel<ChatEvent> _events = Channel.CreateUnbounded<ChatEvent>();

    public EventLog(ChatClient client) => _ = PumpAsync(client);

    /// <summary>The next event of that kind; those before it are passed over.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? isIt = null)
        where T : ChatEvent
    {
        while (true)
        {
            if (await _events.Reader.ReadAsync().Within() is T found && (isIt?.Invoke(found) ?? true))
            {
                return found;
            }
        }
    }

    /// <summary>Everything up to and with the next event of that kind.</summary>
    public async Task<IReadOnlyList<ChatEvent>> UntilAsync<T>(Func<T, bool>? isIt = null)
        where T : ChatEvent
    {
        List<ChatEvent> seen = [];
        do
        {
            seen.Add(await _events.Reader.ReadAsync().Within());
        }
        while (!(seen[^1] is T found && (isIt?.Invoke(found) ?? true)));

        return seen;
    }

    public Task<ConnectionStateChanged> StateAsync(ConnectionState state) => NextAsync<ConnectionStateChanged>(changed => changed.State == state);

    private async Task PumpAsync(ChatClient client)
    {
        await foreach (ChatEvent happened in client.Events)
        {
            await _events.Writer.WriteAsync(happened);
        }

        _events.Writer.Complete();
    }
}
