using System.Runtime.InteropServices;

namespace Charla.Chat.Terminal;

/// <summary>
/// The terminal's mode: every key at once, nothing echoed, no key a signal. However the process ends, short of SIGKILL, the mode it
/// found is put back. The runtime's own console stays out of it: it would set the mode by its own lights.
/// </summary>
internal sealed class RawMode : IDisposable
{
    private const string BracketedPasteOn = "\e[?2004h";
    private const string BracketedPasteOff = "\e[?2004l";
    private const int StandardInput = 0;
    private const int AfterOutputIsWritten = 1;

    /// <summary>More than any system's <c>struct termios</c>, which is never looked into.</summary>
    private const int TermiosSize = 256;

    private readonly Lock _gate = new();
    private readonly Action<string> _write;
    private readonly byte[] _found = new byte[TermiosSize];
    private readonly bool _isTerminal;

    /// <param name="write">Writes to the terminal.</param>
    public RawMode(Action<string> write)
    {
        _write = write;
        _isTerminal = Native.GetAttributes(StandardInput, _found) == 0;
        AppDomain.CurrentDomain.ProcessExit += OnEnd;
        AppDomain.CurrentDomain.UnhandledException += OnEnd;
    }

    /// <summary>Whether a person sits at both ends of this process, at a terminal that can move its cursor.</summary>
    public static bool IsPossible =>
        !OperatingSystem.IsWindows()
        && !Console.IsInputRedirected
        && !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null);

    /// <summary>Whether the terminal is ours just now.</summary>
    public bool IsRaw { get; private set; }

    /// <summary>Takes the terminal, or takes it again after another program had it.</summary>
    public void Enter()
    {
        lock (_gate)
        {
            byte[] raw = [.. _found];
            Native.MakeRaw(raw);
            if (_isTerminal && Native.SetAttributes(StandardInput, AfterOutputIsWritten, raw) == 0)
            {
                IsRaw = true;
                _write(BracketedPasteOn);
            }
        }
    }

    /// <summary>Gives the terminal back as it was found.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (IsRaw)
            {
                IsRaw = false;
                _write(BracketedPasteOff);
                _ = Native.SetAttributes(StandardInput, AfterOutputIsWritten, _found);
            }
        }
    }

    /// <summary>Stops the process group, as the terminal does for Ctrl-Z; returns when it goes on.</summary>
    public void Suspend()
    {
        Leave();
        _ = Native.Kill(0, OperatingSystem.IsMacOS() ? Native.StopOnMac : Native.StopOnLinux);
        Enter();
    }

    public void Dispose()
    {
        Leave();
        AppDomain.CurrentDomain.ProcessExit -= OnEnd;
        AppDomain.CurrentDomain.UnhandledException -= OnEnd;
    }

    private void OnEnd(object? sender, EventArgs ended) => Leave();

    private static class Native
    {
        public const int StopOnLinux = 19;
        public const int StopOnMac = 17;

        [DllImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
        public static extern int GetAttributes(int descriptor, byte[] termios);

        [DllImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
        public static extern int SetAttributes(int descriptor, int when, byte[] termios);

        [DllImport("libc", EntryPoint = "cfmakeraw")]
        public static extern void MakeRaw(byte[] termios);

        [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
        public static extern int Kill(int process, int signal);
    }
}
