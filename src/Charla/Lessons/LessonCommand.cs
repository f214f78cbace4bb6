using System.CommandLine;
using Charla.Chat;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>How every lesson runs: its lines on standard output, ended by Ctrl+C, its failures in one sentence.</summary>
internal static class LessonCommand
{
    /// <summary>The exit code of a lesson that could not go on.</summary>
    public const int Failed = 1;

    private static readonly Bilingual _listening = new("Escuchando en {0}. Ctrl+C termina.", "Listening on {0}. Ctrl+C ends it.");

    /// <summary>Gives a command its action.</summary>
    /// <param name="command">The subcommand, whose name stands in front of an error.</param>
    /// <param name="language">The person's.</param>
    /// <param name="run">The lesson. A server returns when it is told to stop; that is its proper end.</param>
    public static void Runs(this Command command, Language language, Func<ParseResult, LessonScreen, CancellationToken, Task> run) =>
        command.Runs(language, async (parsed, screen, stop) =>
        {
            await run(parsed, screen, stop);
            return 0;
        });

    /// <summary>Gives a command its action, which says its exit code.</summary>
    /// <param name="command">The subcommand, whose name stands in front of an error.</param>
    /// <param name="language">The person's.</param>
    /// <param name="run">The lesson.</param>
    public static void Runs(this Command command, Language language, Func<ParseResult, LessonScreen, CancellationToken, Task<int>> run) =>
        command.SetAction((parsed, invocation) => RunAsync(command, language, (screen, stop) => run(parsed, screen, stop), invocation));

    /// <summary>A server for TCP: listens where the options say and serves until it is told to stop.</summary>
    public static async Task ServeAsync(LessonOptions options, ParseResult parsed, LessonScreen screen, Func<System.Net.Sockets.Socket, CancellationToken, Task> serve, CancellationToken stop)
    {
        using LessonListener listener = await LessonListener.ListenAsync(parsed.GetValue(options.Host)!, parsed.GetValue(options.Port), stop);
        Listening(screen, $"{listener.EndPoint} (TCP)");
        await listener.RunAsync(serve, stop);
    }

    /// <summary>Says that a server is ready.</summary>
    public static void Listening(LessonScreen screen, string where) => screen.Line(_listening.With(where));

    private static string NameOf(Command command) => string.Join(' ', command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Append(command).Select(part => part.Name));

    private static async Task<int> RunAsync(Command command, Language language, Func<LessonScreen, CancellationToken, Task<int>> run, CancellationToken invocation)
    {
        using Interruption stop = new(invocation);
        await using TextWriter output = StandardOutput.Open();
        try
        {
            return await run(new LessonScreen(output, language), stop.Token);
        }
        catch (LessonException failure)
        {
            await Console.Error.WriteLineAsync($"charla {NameOf(command)}: {failure.Text.In(language)}");
            return Failed;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return Interruption.ExitCode;
        }
        catch (IOException)
        {
            // Whoever read the output has gone, as head does.
            return Failed;
        }
    }
}
