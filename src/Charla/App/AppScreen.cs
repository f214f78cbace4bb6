using Charla.Protocol;
using Charla.Window;

namespace Charla.App;

/// <summary>Shows the page to a person, and waits until they have had enough of it. Whatever fails, they are told the address.</summary>
internal sealed class AppScreen(WindowServer server, WindowProfile profile, Language language)
{
    private static readonly string[] _screens = ["DISPLAY", "WAYLAND_DISPLAY"];

    /// <summary>Whether there is a screen for windows: on Linux there may be a terminal alone.</summary>
    public static bool IsThere => !OperatingSystem.IsLinux() || _screens.Any(screen => Environment.GetEnvironmentVariable(screen) is { Length: > 0 });

    /// <summary>Only tells where the page is.</summary>
    public Task TellAsync(CancellationToken stop)
    {
        Tell(AppTexts.Private);
        return WaitAsync(stop);
    }

    /// <summary>Opens it in a window of its own; until that is closed.</summary>
    public async Task OpenWindowAsync(string browser, CancellationToken stop)
    {
        Tell(AppTexts.UntilClosed);
        using BrowserWindow? window = BrowserWindow.TryOpen(browser, server.TicketAddress, profile.Folder, out Bilingual problem);
        Bilingual? ended = window is null ? problem : await window.WaitAsync(stop);
        if (ended is { } told)
        {
            await ComplainAsync(told, stop);
        }
    }

    /// <summary>Opens it where the person's system opens addresses.</summary>
    public async Task OpenTabAsync(CancellationToken stop)
    {
        Tell(AppTexts.Private);
        Bilingual? problem = IsThere ? DefaultBrowser.Open(server.TicketAddress) : AppTexts.NoScreen;
        await (problem is { } told ? ComplainAsync(told, stop) : WaitAsync(stop));
    }

    private void Tell(Bilingual until)
    {
        Console.WriteLine(AppTexts.Address.With(server.EntryAddress).In(language));
        Console.WriteLine(until.In(language));
    }

    private async Task ComplainAsync(Bilingual problem, CancellationToken stop)
    {
        await Console.Error.WriteLineAsync($"charla app: {problem.In(language)}");
        await WaitAsync(stop);
    }

    private static async Task WaitAsync(CancellationToken stop)
    {
        TaskCompletionSource stopped = new();
        await using CancellationTokenRegistration waiting = stop.Register(stopped.SetResult);
        await stopped.Task;
    }
}
