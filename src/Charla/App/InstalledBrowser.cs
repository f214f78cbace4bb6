namespace Charla.App;

/// <summary>Finds a browser that can show a page in a window of its own: Chrome, Chromium or Edge.</summary>
/// <param name="variable">The environment.</param>
/// <param name="exists">Whether there is a file of that name.</param>
internal sealed class InstalledBrowser(Func<string, string?> variable, Func<string, bool> exists)
{
    private static readonly string[] _linux = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge", "microsoft-edge-stable"];
    private static readonly string[] _mac = ["Google Chrome", "Chromium", "Microsoft Edge"];
    private static readonly string[] _windows = [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];
    private static readonly string[] _windowsFolders = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];

    public InstalledBrowser()
        : this(Environment.GetEnvironmentVariable, File.Exists)
    {
    }

    /// <summary>Its path; null where there is none in the usual places.</summary>
    public string? Find() => Find(OperatingSystem.IsWindows() ? OnWindows() : OperatingSystem.IsMacOS() ? OnMac() : OnLinux());

    public IEnumerable<string> OnLinux() =>
        from name in _linux
        from folder in (variable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        select $"{folder.TrimEnd('/')}/{name}";

    public IEnumerable<string> OnMac() =>
        from name in _mac
        from folder in (string[])["/Applications", $"{variable("HOME")}/Applications"]
        select $"{folder}/{name}.app/Contents/MacOS/{name}";

    public IEnumerable<string> OnWindows() =>
        from path in _windows
        from folder in _windowsFolders
        where variable(folder) is not null
        select $@"{variable(folder)}\{path}";

    private string? Find(IEnumerable<string> places) => places.FirstOrDefault(exists);
}
