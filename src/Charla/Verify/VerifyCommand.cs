using System.CommandLine;
using Charla.Lessons;
using Charla.Protocol;

namespace Charla.Verify;

/// <summary><c>charla verify</c>: proves the promises, or says which was broken.</summary>
internal static class VerifyCommand
{
    private const int Failed = 1;

    private static readonly TimeSpan _defaultTime = TimeSpan.FromSeconds(30);

    public static Command Create(Language language)
    {
        Option<TimeSpan> time = LessonOptions.Time("--for", VerifyTexts.For, _defaultTime, language);
        Option<int?> seed = new("--seed") { Description = VerifyTexts.Seed.In(language) };
        Option<string?> data = new("--data") { Description = VerifyTexts.Data.In(language) };
        Option<bool> json = new("--json") { Description = VerifyTexts.Json.In(language) };
        Command command = new("verify", VerifyTexts.Description.In(language)) { time, seed, data, json };
        command.SetAction((parsed, stop) => parsed.GetValue(data) is { } folder
            ? Task.FromResult(Guard(() => LookOver(folder, parsed.GetValue(json), language), language))
            : RunAsync(parsed.GetValue(time), parsed.GetValue(seed) ?? Random.Shared.Next(), parsed.GetValue(json), language, stop));
        return command;
    }

    private static async Task<int> RunAsync(TimeSpan time, int seed, bool json, Language language, CancellationToken invocation)
    {
        // The servers must not outlive this.
        using Interruption stop = new(invocation);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                throw new VerifyException(VerifyTexts.NeedsSignals);
            }

            VerifyResult result = await VerifyRun.RunAsync(time, seed, VerifyRun.OwnServer, stop.Token);
            VerifyReport.Print(result, json, language);
            return result.IsClean ? 0 : Failed;
        }
        catch (VerifyException failure)
        {
            return Complain(failure, language);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return Interruption.ExitCode;
        }
    }

    private static int LookOver(string folder, bool json, Language language)
    {
        DataFolder data = DataFolder.Read(folder);
        DataResult result = new(folder, data.Rooms, data.Events, data.Findings);
        VerifyReport.Print(result, json, language);
        return result.IsClean ? 0 : Failed;
    }

    private static int Guard(Func<int> run, Language language)
    {
        try
        {
            return run();
        }
        catch (VerifyException failure)
        {
            return Complain(failure, language);
        }
    }

    private static int Complain(VerifyException failure, Language language)
    {
        Console.Error.WriteLine($"charla verify: {failure.Text.In(language)}");
        return Failed;
    }
}
