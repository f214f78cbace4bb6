using System.Diagnostics.CodeAnalysis;

namespace Charla.Bench;

/// <summary>A connection that only hears.</summary>
internal sealed class IdleMember(int index) : IFrameHandler, IDisposable
{
    private const int BufferBytes = 512;
    private static readonly TimeSpan _greetingLimit = TimeSpan.FromMilliseconds(500);

    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FrameConnection? _connection;
    private volatile bool _isGone;

    /// <summary>The server ended the connection.</summary>
    public bool IsGone => _isGone;

    /// <summary>Connects; done when the server greets, or doesn't.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The member owns its connection.")]
    public async Task OpenAsync(Target target, CancellationToken stop)
    {
        _connection = await FrameConnection.OpenAsync(target.Server, index, this, BufferBytes, stop);
        _connection.Start();
        await _greeted.Task.WaitAsync(_greetingLimit, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
    }

    public void Take(ReadOnlySpan<byte> payload) => _greeted.TrySetResult();

    public void EndRead()
    {
    }

    public void Disconnect()
    {
        _isGone = true;
        _greeted.TrySetResult();
    }

    public void Dispose() => _connection?.Dispose();
}
