using System.CommandLine;
using Charla.Lessons.Tap.Replay;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary><c>charla tap replay FILE --to HOST:PORT</c>: sends the clients' sides of a recording again and compares the answers.</summary>
internal static class ReplayCommand
{
    /// <summary>The exit code where answers differ from the recorded ones.</summary>
    public const int Different = 2;

    public static Command Create(Language language)
    {
        TapFlags flags = new(language);
        ReplayFlags replay = new(language);
        Command command = new("replay", TapTexts.Replay.In(language));
        replay.AddTo(command);
        foreach (Option option in flags.All)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, invocation) => TapCommand.RunAsync(language, flags, parsed, (tape, options, stop) =>
        {
            ReplayRun run = new(options, replay.Read(parsed), tape, stop);
            IReadOnlyList<RecordedConnection> connections = replay.ReadFile(parsed);
            return Task.Factory.StartNew(() => Report(run.Run(connections), language), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }, invocation));
        return command;
    }

    private static int Report(IReadOnlyList<ReplayResult> results, Language language)
    {
        foreach (ReplayResult result in results)
        {
            Console.Error.WriteLine(ReplayTexts.Of(result).In(language));
        }

        return results.All(result => result.Answers.IsSame) ? 0 : Different;
    }
}
