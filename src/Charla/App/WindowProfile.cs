using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Charla.App;

/// <summary>A folder for the window's browser to keep its things in, so that it is a browser of its own whose end is the window's. Held by one process at a time.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The lock is the profile's.")]
internal sealed class WindowProfile : IDisposable
{
    private const int Most = 16;
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private WindowProfile(string folder, FileStream held) => (Folder, _lock) = (folder, held);

    public string Folder { get; }

    /// <summary>The port that the window had the last time: what a page remembers, it remembers of its address. Null where there was none.</summary>
    public int? Port
    {
        get => File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : null;
        set => Write(PortFile, value?.ToString(CultureInfo.InvariantCulture) ?? "");
    }

    private string PortFile => Path.Combine(Folder, "charla.port");

    /// <summary>The first folder that no other window has.</summary>
    /// <param name="root">Where they are.</param>
    /// <exception cref="IOException">There is none, or none can be made.</exception>
    /// <exception cref="UnauthorizedAccessException">None may be made.</exception>
    public static WindowProfile Take(string root)
    {
        for (int number = 1; number <= Most; number++)
        {
            string folder = Path.Combine(root, $"window-{number}");
            Make(folder);
            if (TryHold(Path.Combine(folder, "charla.lock")) is { } held)
            {
                return new WindowProfile(folder, held);
            }
        }

        throw new IOException(root);
    }

    /// <summary>Where this person's folders are.</summary>
    /// <param name="browser">The browser that will use it; null for none.</param>
    public static string RootFor(string? browser)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (IsSnap(browser))
        {
            // A browser in a snap sees nothing else that is hidden, or elsewhere.
            return Path.Combine(home, "snap", "chromium", "common", "charla");
        }

        string state = OperatingSystem.IsLinux()
            ? Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } given ? given : Path.Combine(home, ".local", "state")
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(state, "charla");
    }

    public void Dispose() => _lock.Dispose();

    private static bool IsSnap(string? browser) =>
        browser is not null && OperatingSystem.IsLinux() && Path.GetFileName(browser).StartsWith("chromium", StringComparison.Ordinal) && File.Exists("/snap/bin/chromium");

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OnlyMine);
        }
    }

    private static void Write(string file, string text)
    {
        try
        {
            File.WriteAllText(file, text);
        }
        catch (IOException)
        {
            // A full disk: the next time it will be another port.
        }
    }

    private static FileStream? TryHold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            // Another window has it.
            return null;
        }
    }
}
