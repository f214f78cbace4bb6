using System.Threading.Channels;
using Charla.Client.Conversing;
using Charla.Window.Links;

namespace Charla.Window.Plain;

/// <summary>What the page says, on its way into a wire: written in its order, and said once its echo is there, or was waited for long enough. Where a wire has no echo it is said once it is written.</summary>
/// <param name="wire">Where to.</param>
/// <param name="options">The clock, and how long to wait.</param>
/// <param name="said">Called once something counts as said.</param>
internal sealed class Sayings(IPlainWire wire, WindowOptions options, Func<Saying, CancellationToken, Task> said)
{
    /// <summary>Texts that may wait to be written, and as many for their echo.</summary>
    public const int MostWaiting = 256;

    // An echo that comes after it was given up is still no new message.
    private static readonly TimeSpan _lateness = TimeSpan.FromSeconds(30);

    private readonly Channel<Saying> _waiting = Channel.CreateBounded<Saying>(MostWaiting);
    private readonly Channel<Saying> _written = Channel.CreateBounded<Saying>(MostWaiting);
    private readonly Lock _gate = new();
    private readonly LinkedList<Saying> _awaited = new();

    /// <summary>Takes something to be said; false where too much waits already.</summary>
    public bool TrySay(Saying saying) => _waiting.Writer.TryWrite(saying);

    /// <summary>Writes what is to be said, until the wire ends.</summary>
    public async Task<LinkFailure?> WriteAllAsync(CancellationToken stop)
    {
        while (true)
        {
            Saying next = await _waiting.Reader.ReadAsync(stop);
            Await(next);
            if (await wire.WriteAsync(next.Name, next.Text, stop) is { } failure)
            {
                return failure;
            }

            next.WrittenAt = options.Time.GetTimestamp();
            await (wire.Echoes ? _written.Writer.WriteAsync(next, stop).AsTask() : said(next, stop));
        }
    }

    /// <summary>Gives up waiting for echoes, each in its time.</summary>
    public async Task<LinkFailure?> GiveUpAllAsync(CancellationToken stop)
    {
        while (true)
        {
            Saying oldest = await _written.Reader.ReadAsync(stop);
            TimeSpan left = options.EchoLimit - Age(oldest);
            if (left > TimeSpan.Zero)
            {
                await Task.WhenAny(oldest.Echoed, Task.Delay(left, options.Time, stop));
                stop.ThrowIfCancellationRequested();
            }

            if (!oldest.Echoed.IsCompleted)
            {
                await said(oldest, stop);
            }
        }
    }

    /// <summary>What the page said that comes back here; null where it is somebody else's.</summary>
    public Saying? TakeEcho(string? name, string text)
    {
        lock (_gate)
        {
            Saying? echoed = _awaited.FirstOrDefault(saying => saying.Text == text && PlainNews.IsName(name, saying.Name));
            if (echoed is not null)
            {
                _awaited.Remove(echoed);
                echoed.Echo();
            }

            return echoed;
        }
    }

    private void Await(Saying saying)
    {
        if (!wire.Echoes)
        {
            return;
        }

        lock (_gate)
        {
            while (_awaited.First is { Value.WrittenAt: not null } first && (Age(first.Value) > _lateness || _awaited.Count > 4 * MostWaiting))
            {
                _awaited.RemoveFirst();
            }

            _awaited.AddLast(saying);
        }
    }

    private TimeSpan Age(Saying saying) => options.Time.GetElapsedTime(saying.WrittenAt!.Value);
}
