using System.ComponentModel;
using System.Diagnostics;
using Charla.Protocol;

namespace Charla.App;

/// <summary>The browser that the person's system opens addresses with.</summary>
internal static class DefaultBrowser
{
    /// <summary>Opens an address.</summary>
    /// <returns>Why it could not be opened; null where nothing speaks against it.</returns>
    public static Bilingual? Open(string address)
    {
        string opener = OperatingSystem.IsWindows() ? address : OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        try
        {
            ProcessStartInfo start = OperatingSystem.IsWindows() ? new(address) { UseShellExecute = true } : new(opener, [address]);
            using Process? opening = Process.Start(start);
            return null;
        }
        catch (Win32Exception failed)
        {
            return AppTexts.NotStarted.With(OperatingSystem.IsWindows() ? "Windows" : opener, failed.Message);
        }
    }
}
