using System.Diagnostics;

namespace Charla;

/// <summary>This same program, to be run once more as a child.</summary>
internal static class OwnProgram
{
    /// <summary>The program with other arguments; what it writes is to be read.</summary>
    public static ProcessStartInfo Command(params string[] arguments)
    {
        // Started as "dotnet charla.dll", the process is the runtime's and not ours.
        string self = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(self) == "dotnet";
        return new ProcessStartInfo(self, isHost ? [typeof(OwnProgram).Assembly.Location, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
