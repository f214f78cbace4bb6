namespace Charla.Lessons.Check;

/// <summary>Judges a server that prints objects: frames whose payload is a pickle. Nothing that is sent could harm whoever loads it.</summary>
internal static class ObjectsServerCheck
{
    private const int LargeLength = 60_000;

    private static readonly string[] _words = ["Maria", "Rodrigo", "Nabucodonosor"];
    private static readonly string[] _nonAscii = [Samples.NonAscii, "fin"];
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(Sheet sheet, Meetings meetings)
    {
        PrintedActs acts = new(meetings);
        string large = System.Text.Encoding.ASCII.GetString(Samples.Letters(LargeLength));
        byte[] objects = SentFrames.Of(SentPickles.Objects);
        await sheet.JudgeAsync(ObjectPoints.Whole, () => Look(wire => wire.SendAsync(objects), SentPickles.ObjectWords));
        await sheet.JudgeAsync(ObjectPoints.Several, () => Look(wire => acts.OneByOneAsync(wire, _words, Framed), _words));
        await sheet.JudgeAsync(ObjectPoints.Glued, () => Look(wire => wire.SendAsync(SentFrames.Glue(Frames(_words))), _words));
        await sheet.JudgeAsync(ObjectPoints.NonAscii, () => Look(wire => acts.OneByOneAsync(wire, _nonAscii, Framed), _nonAscii));
        await sheet.JudgeAsync(ObjectPoints.Split, () => Look(wire => wire.SendInPiecesAsync(SentFrames.Glue(Frames(_words)), 2, _pause), _words));
        await sheet.JudgeAsync(ObjectPoints.Large, () => Look(wire => acts.OneByOneAsync(wire, [large, "fin"], Framed), [large, "fin"]));
        await sheet.JudgeAsync(ObjectPoints.Ends, () => acts.LeaveAsync(wire => wire.SendAsync(objects)));
        await sheet.JudgeAsync(ObjectPoints.Cut, () => acts.LeaveAsync(wire => wire.SendAsync(objects.AsMemory(0, objects.Length / 2))));
        await sheet.JudgeAsync(ObjectPoints.RefusesCode, () => RefusesAsync(meetings));
        await sheet.JudgeAsync(ObjectPoints.SecondClient, () => acts.ServeAgainAsync(wire => wire.SendAsync(objects), output => Printed.InOrder(output, SentPickles.ObjectWords)));

        Task<Outcome> Look(Func<Wire, Task> drive, string[] expected) => acts.LookAsync(drive, output => Printed.InOrder(output, expected));
    }

    private static IEnumerable<byte[]> Frames(IEnumerable<string> texts) => texts.Select(Framed);

    private static byte[] Framed(string text) => SentFrames.Of(SentPickles.Text(text));

    /// <summary>Sends a call of a harmless function, then an object to see that the call is behind it, or that the server has left.</summary>
    private static async Task<Outcome> RefusesAsync(Meetings meetings)
    {
        if (!meetings.HasProgram)
        {
            return Outcome.NotJudged(CameTexts.NeedsRun);
        }

        Wire wire = await meetings.MeetAnewAsync();
        await wire.SendAsync(SentFrames.Of(SentPickles.Call()));
        await wire.SendAsync(SentFrames.Of(SentPickles.Text("fin")));
        wire.Finish();
        await wire.EndsAsync();
        StudentProgram program = meetings.Program!;
        await program.PrintsAsync(output => output.Contains(SentPickles.CalledResult, StringComparison.Ordinal) || output.Contains("fin", StringComparison.Ordinal), _pause, meetings.Stop);
        return Outcome.Of(!program.Output.Contains(SentPickles.CalledResult, StringComparison.Ordinal), CameTexts.Printed(program.Output));
    }
}
