using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Check;

/// <summary>Judges one program of a student for one step of the course.</summary>
internal static class StudentCheck
{
    /// <summary>Drives the program through every point.</summary>
    /// <param name="options">Which program, which step.</param>
    /// <param name="tell">Told of each point as soon as it is judged.</param>
    /// <param name="ask">Asks the person at the keyboard for something.</param>
    /// <param name="stop">Ends it all.</param>
    /// <exception cref="NobodyThereException">The program is not to be had.</exception>
    /// <exception cref="LessonException">The address or the port is not to be had.</exception>
    public static async Task<CheckResult> RunAsync(CheckOptions options, Action<PointResult> tell, Action<Bilingual> ask, CancellationToken stop)
    {
        await using Meetings meetings = await Meetings.OpenAsync(options, stop);
        if (options is { Student: WireSide.Client, Run: null })
        {
            ask(new Bilingual($"Esperando a tu cliente en {meetings.EndPoint}…", $"Waiting for your client on {meetings.EndPoint}…"));
        }

        Sheet sheet = new(meetings, tell);
        await (options.Student == WireSide.Server ? JudgeServerAsync(options, sheet, meetings) : JudgeClientAsync(options, sheet, meetings, ask));
        return new CheckResult(options, sheet.Results);
    }

    private static Task JudgeServerAsync(CheckOptions options, Sheet sheet, Meetings meetings) => options.Exercise switch
    {
        Exercise.Echo => EchoServerCheck.RunAsync(sheet, meetings),
        Exercise.Stream => StreamServerCheck.RunAsync(sheet, meetings),
        Exercise.Framed => FramedServerCheck.RunAsync(sheet, meetings),
        Exercise.Objects => ObjectsServerCheck.RunAsync(sheet, meetings),
        _ => ChatServerCheck.RunAsync(sheet, meetings),
    };

    private static Task JudgeClientAsync(CheckOptions options, Sheet sheet, Meetings meetings, Action<Bilingual> ask) => options.Exercise switch
    {
        Exercise.Echo => EchoClientCheck.RunAsync(sheet, meetings),
        Exercise.Stream => StreamClientCheck.RunAsync(sheet, meetings),
        Exercise.Framed => FramedClientCheck.RunAsync(sheet, meetings),
        Exercise.Objects => ObjectsClientCheck.RunAsync(sheet, meetings),
        _ => ChatClientCheck.RunAsync(sheet, meetings, ask),
    };
}
