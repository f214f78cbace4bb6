using System.Threading.Channels;
using Charla.Client.Connecting;
using Charla.Protocol;

namespace Charla.Client.Conversing;

/// <summary>The only writer to a connection: gathers all there is to write, then writes it at once.</summary>
/// <param name="transport">Where to.</param>
/// <param name="options">The clock and the limits: a peer that takes nothing for as long as one may be silent is gone.</param>
/// <param name="fill">Adds frames to the buffer, up to about <see cref="BatchBytes"/>; none when there is nothing to write.</param>
internal sealed class WriteLoop(ITransport transport, ChatClientOptions options, Func<FrameBuffer, ValueTask> fill)
{
    /// <summary>Bytes after which a batch is long enough.</summary>
    public const int BatchBytes = 64 * 1024;

    // What a server said before it hung up may still be there to be read, and says more than the failure to write.
    private static readonly TimeSpan _lastWords = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _limit = options.PingAfter + options.PingTimeout;

    // One mark is enough: whoever finds it writes everything.
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Writes until the connection breaks.</summary>
    public async Task<ConnectionProblem> RunAsync(CancellationToken cancellationToken)
    {
        FrameBuffer buffer = new();
        Wake();
        try
        {
            while (true)
            {
                await _wake.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                await DrainAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TimeoutException)
        {
            return Diagnosis.TimedOut($"The server took nothing for {_limit.TotalSeconds:0.#} s.");
        }
        catch (Exception broken) when (Diagnosis.IsOfConnection(broken))
        {
            await Task.Delay(_lastWords, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            return Diagnosis.OfLoss(broken);
        }
    }

    private async Task DrainAsync(FrameBuffer buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            buffer.Truncate(0);
            await fill(buffer).ConfigureAwait(false);
            if (buffer.Length == 0)
            {
                return;
            }

            Task sending = transport.SendAsync(buffer.Written, cancellationToken).AsTask();
            await sending.WaitAsync(_limit, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
