using Charla.Protocol;

namespace Charla.Window.Wire;

/// <summary>What a reader takes of a <see cref="WireFeed"/> at once.</summary>
/// <param name="Items">In their order; none where nothing is new.</param>
/// <param name="Next">The number from which to go on.</param>
/// <param name="Dropped">Items that came before these and are not remembered any more.</param>
/// <param name="HasEnded">Nothing more will come.</param>
/// <param name="News">Completes when there is more.</param>
internal readonly record struct WireBundle(IReadOnlyList<WireItem> Items, long Next, long Dropped, bool HasEnded, Task News);

/// <summary>The last of what passed on a link's wire, for any number of readers, each at its own speed. Bounded: who is too slow misses some, and knows how many. Safe for use from many threads.</summary>
/// <param name="language">The language of whoever reads.</param>
internal sealed class WireFeed(Language language)
{
    /// <summary>Items that are remembered.</summary>
    public const int MostItems = 500;

    /// <summary>Bytes that are remembered.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Bytes after which a bundle is large enough.</summary>
    public const int BundleBytes = 128 * 1024;

    private readonly Lock _gate = new();
    private readonly LinkedList<WireItem> _items = new();
    private TaskCompletionSource _news = NewSignal();
    private long _next;
    private int _bytes;
    private bool _hasEnded;

    /// <summary>The language of whoever reads.</summary>
    public Language Language => language;

    /// <summary>Where a new reader begins: at the first item that is remembered.</summary>
    public long Start
    {
        get
        {
            lock (_gate)
            {
                return _items.First?.Value.Number ?? _next;
            }
        }
    }

    /// <summary>Adds an item, and forgets what there is no more room for.</summary>
    public void Add(WireItem item)
    {
        lock (_gate)
        {
            _items.AddLast(item with { Number = _next++ });
            _bytes += item.Weight;
            while (_items.Count > MostItems || (_bytes > MostBytes && _items.Count > 1))
            {
                _bytes -= _items.First!.Value.Weight;
                _items.RemoveFirst();
            }

            _news.TrySetResult();
        }
    }

    /// <summary>So many items could not even be made: they count as dropped.</summary>
    public void Miss(long count)
    {
        lock (_gate)
        {
            _next += count;
        }
    }

    /// <summary>Nothing more will come.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _news.TrySetResult();
        }
    }

    /// <summary>Takes items from a number on, as many as make a bundle.</summary>
    public WireBundle Take(long from)
    {
        lock (_gate)
        {
            List<WireItem> taken = [];
            long next = from;
            long dropped = 0;
            int bytes = 0;
            foreach (WireItem item in _items.SkipWhile(item => item.Number < from))
            {
                if (bytes >= BundleBytes)
                {
                    break;
                }

                dropped += item.Number - next;
                next = item.Number + 1;
                bytes += item.Weight;
                taken.Add(item);
            }

            if (taken.Count == 0 && _news.Task.IsCompleted && !_hasEnded)
            {
                _news = NewSignal();
            }

            bool hasEnded = _hasEnded && (_items.Last?.Value.Number ?? -1) < next;
            return new WireBundle(taken, next, dropped, hasEnded, _news.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
