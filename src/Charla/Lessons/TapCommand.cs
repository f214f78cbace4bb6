using System.CommandLine;
using System.Net.Sockets;
using Charla.Lessons.Tap;
using Charla.Lessons.Tap.Proxy;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary><c>charla tap --listen PORT --to HOST:PORT</c>: a proxy that shows what is on the wire.</summary>
internal static class TapCommand
{
    private const int Failed = 1;

    public static Command Create(Language language)
    {
        TapFlags flags = new(language);
        ProxyFlags proxy = new(language);
        Command command = new("tap", TapTexts.Description.In(language)) { ReplayCommand.Create(language) };
        foreach (Option option in proxy.Listening.Concat(flags.All).Concat(proxy.Misbehaving))
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, invocation) => RunAsync(language, flags, parsed, async (tape, options, stop) =>
        {
            await ServeAsync(proxy.Read(parsed, options), tape, language, stop);
            return 0;
        }, invocation));
        return command;
    }

    /// <summary>Runs something that is taped, with the view and the files that the command line asks for.</summary>
    public static async Task<int> RunAsync(
        Language language,
        TapFlags flags,
        ParseResult parsed,
        Func<WireTape, TapOptions, CancellationToken, Task<int>> run,
        CancellationToken invocation)
    {
        using Interruption stop = new(invocation);
        try
        {
            TapOptions options = flags.ReadTap(parsed);
            using TapOutput output = TapOutput.Open(flags, parsed, language);
            using WireTape tape = new();
            return await output.WatchAsync(tape, options, () => run(tape, options, stop.Token));
        }
        catch (LessonException failure)
        {
            await Console.Error.WriteLineAsync($"charla tap: {failure.Text.In(language)}");
            return Failed;
        }
    }

    private static async Task ServeAsync(TapOptions options, WireTape tape, Language language, CancellationToken stop)
    {
        try
        {
            using TapProxy proxy = TapProxy.Start(options, tape);
            await Console.Error.WriteLineAsync(TapTexts.Listening.With(proxy.EndPoint, $"{options.Host}:{options.Port}").In(language));
            TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration registration = stop.Register(stopped.SetResult);
            await stopped.Task;
        }
        catch (SocketException failure)
        {
            throw new LessonException(TapTexts.NotBound.With(options.Listen, failure.Message));
        }
    }
}
