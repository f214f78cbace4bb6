using Charla.Client;
using Charla.Client.Connecting;

namespace Charla.Window.Links;

/// <summary>Hands frames to a server, one at a time, and gives up on one that takes nothing.</summary>
internal sealed class FrameSender(Connection connection, ServerAddress server, WindowOptions options)
{
    // What a server said before it hung up may still be there to be read, and says more than the failure to write.
    private static readonly TimeSpan _lastWords = TimeSpan.FromSeconds(1);

    /// <summary>Sends whole frames, and returns when they are the operating system's.</summary>
    /// <returns>Why they could not be sent; null where they were.</returns>
    public async Task<LinkFailure?> SendAsync(ReadOnlyMemory<byte> frames, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Transport.SendAsync(frames, cancellationToken).AsTask().WaitAsync(options.WriteLimit, options.Time, cancellationToken);
            return null;
        }
        catch (TimeoutException)
        {
            return LinkFailure.Of(Diagnosis.TimedOut($"The server took nothing for {options.WriteLimit.TotalSeconds:0.#} s."), server);
        }
        catch (Exception broken) when (Diagnosis.IsOfConnection(broken))
        {
            await Task.Delay(_lastWords, options.Time, cancellationToken);
            return LinkFailure.Of(Diagnosis.OfLoss(broken), server);
        }
    }
}
