using System.CommandLine;
using Charla.Chat;
using Charla.Lessons.Check;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons;

/// <summary><c>charla check server</c> and <c>charla check client</c>: judge a student's program.</summary>
/// <remarks>Exit codes: 0 nothing failed, 1 a point failed, 2 the program could not be judged.</remarks>
internal static class CheckCommand
{
    private static readonly Bilingual _description = new("Juzga un programa del curso: lo prueba como lo haría una red de verdad, y dice qué falla y por qué.", "Judges a program of the course: tries it as a real network would, and says what fails and why.");
    private static readonly Bilingual _server = new("Juzga un servidor. Solo llama a la dirección que se le da.", "Judges a server. Dials only the address that it is given.");
    private static readonly Bilingual _client = new("Juzga un cliente: escucha, y espera a que llame.", "Judges a client: listens, and waits for it to call.");

    public static Command Create(Language language) => new("check", _description.In(language)) { Server(language), Client(language) };

    private static Command Server(Language language)
    {
        CheckFlags flags = new(language);
        Command command = flags.AddTo(new Command("server", _server.In(language)) { flags.Address });
        command.SetAction((parsed, invocation) => RunAsync(flags.ReadServer(parsed), flags.ReadOutput(parsed), language, invocation));
        return command;
    }

    private static Command Client(Language language)
    {
        CheckFlags flags = new(language);
        Command command = flags.AddTo(new Command("client", _client.In(language)) { flags.Bind, flags.Port });
        command.SetAction((parsed, invocation) => RunAsync(flags.ReadClient(parsed), flags.ReadOutput(parsed), language, invocation));
        return command;
    }

    private static async Task<int> RunAsync(CheckOptions options, CheckOutput wanted, Language language, CancellationToken invocation)
    {
        using Interruption stop = new(invocation);
        await using TextWriter output = StandardOutput.Open();
        try
        {
            return await JudgeAsync(options, wanted, output, language, stop.Token);
        }
        catch (NobodyThereException nobody)
        {
            return await FailAsync(options, nobody.Text.In(language));
        }
        catch (LessonException failure)
        {
            return await FailAsync(options, failure.Text.In(language));
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return Interruption.ExitCode;
        }
    }

    private static async Task<int> JudgeAsync(CheckOptions options, CheckOutput wanted, TextWriter output, Language language, CancellationToken stop)
    {
        CheckReport report = new(output, language);
        Action<PointResult> tell = wanted.Json ? _ => { } : report.Print;
        CheckResult result = await StudentCheck.RunAsync(options, tell, text => Console.Error.WriteLine(text.In(language)), stop);
        if (wanted.Json)
        {
            await output.WriteLineAsync(CheckJson.Write(result, wanted.Name, language));
        }
        else
        {
            report.PrintScore(result);
        }

        if (wanted.Csv is { } path)
        {
            CheckCsv.Append(path, wanted.Name, result, TimeProvider.System.GetUtcNow(), language);
        }

        return result.ExitCode;
    }

    private static async Task<int> FailAsync(CheckOptions options, string text)
    {
        await Console.Error.WriteLineAsync($"charla check {(options.Student == WireSide.Server ? "server" : "client")}: {text.TrimEnd()}");
        return CheckResult.NotJudged;
    }
}
