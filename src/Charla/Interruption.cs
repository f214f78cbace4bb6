using System.Runtime.InteropServices;

namespace Charla;

/// <summary>Ctrl+C and a polite kill, as a token: a command that runs for long ends itself, cleaning up, instead of being ended.</summary>
/// <remarks>The token of the invocation alone does not hear of either in time.</remarks>
internal sealed class Interruption : IDisposable
{
    /// <summary>The exit code of a command that was interrupted before it had done its work.</summary>
    public const int ExitCode = 130;

    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interruption(CancellationToken invocation)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(invocation);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Interrupt(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _source.Cancel();
    }
}
