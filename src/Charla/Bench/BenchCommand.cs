using System.CommandLine;
using Charla.Protocol;

namespace Charla.Bench;

/// <summary><c>charla bench</c>: loads a server and says what it made of it.</summary>
internal static class BenchCommand
{
    /// <summary>Nothing could be measured.</summary>
    public const int Failed = 1;

    /// <summary>A message was lost, came twice or in the wrong order, was refused, or a connection ended.</summary>
    public const int Broken = 2;

    public static Command Create(Language language)
    {
        BenchFlags flags = new(language);
        Command command = new("bench", BenchTexts.Description.In(language));
        foreach (Option option in flags.All)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, stop) => RunAsync(flags, parsed, language, stop));
        return command;
    }

    private static async Task<int> RunAsync(BenchFlags flags, ParseResult parsed, Language language, CancellationToken invocation)
    {
        SocketThread.UseOne();
        // A server that was started must not outlive this, so nothing is left to whether the token of the invocation hears of it in time.
        using Interruption stop = new(invocation);
        try
        {
            BenchResult result = await MeasureAsync(flags.Read(parsed), stop.Token);
            BenchReport.Print(result, parsed.GetValue(flags.Json), language);
            return result.IsClean ? 0 : Broken;
        }
        catch (BenchException failure)
        {
            await Console.Error.WriteLineAsync($"charla bench: {failure.Text.In(language)}");
            return Failed;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return Interruption.ExitCode;
        }
    }

    private static async Task<BenchResult> MeasureAsync(BenchOptions options, CancellationToken stop)
    {
        await using Target target = await Target.OpenAsync(options, stop);
        return options.Mode == BenchMode.Idle
            ? await IdleRun.MeasureAsync(options, target, stop)
            : await LoadRun.MeasureAsync(options, target, stop);
    }
}
