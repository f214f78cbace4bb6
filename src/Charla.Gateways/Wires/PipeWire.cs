using System.IO.Pipelines;
using Charla.Core;
using Microsoft.AspNetCore.Connections;

namespace Charla.Gateways.Wires;

/// <summary>Sends through the connection's pipe: for what must be encrypted on its way to the socket.</summary>
internal sealed class PipeWire(ConnectionContext connection) : IWire
{
    /// <summary>How much is offered at once, so that every little that the peer takes counts as taken.</summary>
    private const int StepBytes = 16 * 1024;

    private readonly PipeWriter _output = connection.Transport.Output;

    /// <summary>Sending is always asynchronous here: encrypting may have to wait for the socket.</summary>
    public int TrySend(ReadOnlySpan<byte> frames) => 0;

    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames)
    {
        try
        {
            ReadOnlyMemory<byte> step = frames[..Math.Min(frames.Length, StepBytes)];
            FlushResult flushed = await _output.WriteAsync(step);
            return flushed.IsCompleted ? IWire.Closed : step.Length;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            return IWire.Closed;
        }
    }

    public void Abort() => connection.Abort();

    /// <summary>Says so in TLS, and ends the socket's sending with it.</summary>
    public void CompleteOutput() => _output.Complete();
}
