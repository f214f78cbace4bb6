namespace Charla.Serial.Native;

/// <summary>Numbers that Linux and macOS share (<c>errno.h</c>); those that differ are told by the system.</summary>
internal static class ErrorNumber
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int InputOutput = 5;
    public const int NoAddress = 6;
    public const int Access = 13;
    public const int Busy = 16;
    public const int NoDevice = 19;
    public const int NotATerminal = 25;
    public const int AgainOnLinux = 11;
    public const int AgainOnMac = 35;

    /// <summary>It would have to wait.</summary>
    public static bool IsAgain(int error) => error == (OperatingSystem.IsMacOS() ? AgainOnMac : AgainOnLinux);
}
