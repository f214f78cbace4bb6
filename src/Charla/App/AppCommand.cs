using System.CommandLine;
using System.Net.Sockets;
using Charla.Protocol;
using Charla.Window;

namespace Charla.App;

/// <summary><c>charla app</c>: the page in a window of its own, and the process that dials for it.</summary>
internal static class AppCommand
{
    private const int Failed = 1;

    public static Command Create(Language language)
    {
        AppFlags flags = new(language);
        Command command = new("app", AppTexts.Description.In(language));
        foreach (Argument argument in flags.Arguments)
        {
            command.Arguments.Add(argument);
        }

        foreach (Option option in flags.Options)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, invocation) => RunAsync(flags, parsed, language, invocation));
        return command;
    }

    private static async Task<int> RunAsync(AppFlags flags, ParseResult parsed, Language spoken, CancellationToken invocation)
    {
        using Interruption stop = new(invocation);
        Language language = flags.Language(parsed) ?? spoken;
        string? browser = flags.Browser(parsed) ?? (AppScreen.IsThere ? new InstalledBrowser().Find() : null);
        try
        {
            using WindowProfile profile = TakeProfile(browser);
            WindowOptions options = new() { Language = language, Port = flags.Port(parsed) ?? profile.Port ?? 0, IsSecure = flags.IsSecure(parsed) };
            await using WindowServer server = await StartAsync(options, flags.Entry(parsed), mayMove: flags.Port(parsed) is null);
            profile.Port = server.Port;
            AppScreen screen = new(server, profile, language);
            await (flags.IsWithoutBrowser(parsed) ? screen.TellAsync(stop.Token)
                : browser is null ? screen.OpenTabAsync(stop.Token)
                : screen.OpenWindowAsync(browser, stop.Token));
            await server.StopAsync();
            return 0;
        }
        catch (AppException failure)
        {
            await Console.Error.WriteLineAsync($"charla app: {failure.Text.In(language)}");
            return Failed;
        }
    }

    private static async Task<WindowServer> StartAsync(WindowOptions options, WindowEntry entry, bool mayMove)
    {
        WindowServer server = WindowServer.Open(options, entry);
        try
        {
            await server.StartAsync();
            return server;
        }
        catch (Exception taken) when (taken is IOException or SocketException)
        {
            await server.DisposeAsync();
            return mayMove && options.Port != 0
                ? await StartAsync(options with { Port = 0 }, entry, mayMove)
                : throw new AppException(AppTexts.NoPort.With(options.Port, taken.Message), taken);
        }
    }

    private static WindowProfile TakeProfile(string? browser)
    {
        try
        {
            return WindowProfile.Take(WindowProfile.RootFor(browser));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            // A home that can't be written to: what the browser keeps will be gone the next time.
            return WindowProfile.Take(Directory.CreateTempSubdirectory("charla-").FullName);
        }
    }
}
