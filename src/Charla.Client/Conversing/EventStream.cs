using System.Threading.Channels;

namespace Charla.Client.Conversing;

/// <summary>Events on their way to their one reader, bounded: whoever publishes waits while it is full.</summary>
internal sealed class EventStream(int capacity)
{
    private readonly Channel<ChatEvent> _events = Channel.CreateBounded<ChatEvent>(new BoundedChannelOptions(capacity) { SingleReader = true });

    public IAsyncEnumerable<ChatEvent> ReadAsync() => _events.Reader.ReadAllAsync();

    public ValueTask PublishAsync(ChatEvent happened, CancellationToken cancellationToken) => _events.Writer.WriteAsync(happened, cancellationToken);

    /// <summary>Ends the stream after what is in it. The last event is lost where there is no place for it.</summary>
    public void Complete(ChatEvent last)
    {
        _events.Writer.TryWrite(last);
        _events.Writer.TryComplete();
    }
}
