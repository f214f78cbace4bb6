using System.Runtime.InteropServices;

namespace Charla.Chat.Terminal;

/// <summary>What the system tells a program with a terminal. The actions are called on threads of the pool.</summary>
internal sealed class TerminalSignals : IDisposable
{
    /// <summary>By convention a process that a signal ended has this much more than the signal's number for its exit code.</summary>
    private const int SignalExitCode = 128;

    private static readonly Dictionary<PosixSignal, int> _ends = new()
    {
        [PosixSignal.SIGHUP] = SignalExitCode + 1,
        [PosixSignal.SIGINT] = SignalExitCode + 2,
        [PosixSignal.SIGQUIT] = SignalExitCode + 3,
        [PosixSignal.SIGTERM] = SignalExitCode + 15,
    };

    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <param name="resized">The terminal has another size.</param>
    /// <param name="resumed">The process goes on after it was stopped; another program may have had the terminal.</param>
    /// <param name="ended">The process is to end, with this exit code; nothing else ends it.</param>
    public TerminalSignals(Action resized, Action resumed, Action<int> ended)
    {
        if (!OperatingSystem.IsWindows())
        {
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => resized()));
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => resumed()));
        }

        _registrations.AddRange(_ends.Select(end => PosixSignalRegistration.Create(end.Key, signal =>
        {
            signal.Cancel = true;
            ended(end.Value);
        })));
    }

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());
}
