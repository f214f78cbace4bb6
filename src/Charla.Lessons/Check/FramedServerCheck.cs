using System.Text;

namespace Charla.Lessons.Check;

/// <summary>Judges a server that prints framed messages.</summary>
internal static class FramedServerCheck
{
    private const int LargeLength = 60_000;

    private static readonly string[] _words = ["Maria", "Rodrigo", "Nabucodonosor"];
    private static readonly string[] _aroundEmpty = ["antes", "tras"];
    private static readonly string[] _nonAscii = [Samples.NonAscii, "fin"];

    public static async Task RunAsync(Sheet sheet, Meetings meetings)
    {
        PrintedActs acts = new(meetings);
        string large = Encoding.ASCII.GetString(Samples.Letters(LargeLength));
        await sheet.JudgeAsync(FramedPoints.Whole, () => Look(wire => acts.OneByOneAsync(wire, _words, SentFrames.Of), _words));
        await sheet.JudgeAsync(FramedPoints.Glued, () => Look(wire => SentFrames.GluedAsync(wire, _words), _words));
        await sheet.JudgeAsync(FramedPoints.Empty, () => Look(wire => acts.OneByOneAsync(wire, [_aroundEmpty[0], "", _aroundEmpty[1]], SentFrames.Of), _aroundEmpty));
        await sheet.JudgeAsync(FramedPoints.NonAscii, () => Look(wire => acts.OneByOneAsync(wire, _nonAscii, SentFrames.Of), _nonAscii));
        await sheet.JudgeAsync(FramedPoints.Split, () => Look(wire => SentFrames.SplitAsync(wire, _words), _words));
        await sheet.JudgeAsync(FramedPoints.Large, () => Look(wire => acts.OneByOneAsync(wire, [large, "fin"], SentFrames.Of), [large, "fin"]));
        await sheet.JudgeAsync(FramedPoints.Ends, () => acts.LeaveAsync(wire => acts.OneByOneAsync(wire, ["hola"], SentFrames.Of)));
        await sheet.JudgeAsync(FramedPoints.Cut, () => acts.LeaveAsync(wire => wire.SendAsync(SentFrames.Cut())));
        await sheet.JudgeAsync(FramedPoints.SecondClient, () => acts.ServeAgainAsync(wire => acts.OneByOneAsync(wire, _words, SentFrames.Of), Prints(_words)));

        Task<Outcome> Look(Func<Wire, Task> drive, string[] expected) => acts.LookAsync(drive, Prints(expected));
    }

    private static Func<string, bool> Prints(string[] expected) => output => Printed.Messages(output, expected);
}
