using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>Judges a chat client: what it sends of what is typed, and what it prints of what comes.</summary>
internal static class ChatClientCheck
{
    private const int LargeLength = 60_000;

    private static readonly string[] _typed = ["hola a todos", "¡Begoña come piñas! 👋", "fin"];
    private static readonly string[] _three = ["bea> uno", "bea> dos", "bea> tres"];
    private static readonly string[] _aroundEmpty = ["bea> antes", "bea> tras"];
    private static readonly string[] _nonAscii = [$"bea> {Samples.NonAscii}", "bea> fin"];

    /// <param name="sheet">Where the points go.</param>
    /// <param name="meetings">The client.</param>
    /// <param name="ask">Asks the person at the keyboard for something, where the program was not started here.</param>
    public static async Task RunAsync(Sheet sheet, Meetings meetings, Action<Bilingual> ask)
    {
        await HearAsync(sheet, meetings);
        await SpeakAsync(sheet, meetings, ask);
        await sheet.JudgeAsync(ChatPoints.ServerCloses, () => ServerClosesAsync(meetings));
    }

    private static async Task HearAsync(Sheet sheet, Meetings meetings)
    {
        PrintedActs acts = new(meetings);
        string large = "bea> " + Encoding.ASCII.GetString(Samples.Letters(LargeLength - 5));
        await sheet.JudgeAsync(FramedPoints.Whole, () => Look(wire => acts.OneByOneAsync(wire, _three, SentFrames.Of), _three));
        await sheet.JudgeAsync(FramedPoints.Glued, () => Look(wire => SentFrames.GluedAsync(wire, _three), _three));
        await sheet.JudgeAsync(FramedPoints.Empty, () => Look(wire => acts.OneByOneAsync(wire, [_aroundEmpty[0], "", _aroundEmpty[1]], SentFrames.Of), _aroundEmpty));
        await sheet.JudgeAsync(FramedPoints.NonAscii, () => Look(wire => acts.OneByOneAsync(wire, _nonAscii, SentFrames.Of), _nonAscii));
        await sheet.JudgeAsync(FramedPoints.Split, () => Look(wire => SentFrames.SplitAsync(wire, _three), _three));
        await sheet.JudgeAsync(FramedPoints.Large, () => Look(wire => acts.OneByOneAsync(wire, [large, "bea> fin"], SentFrames.Of), [large, "bea> fin"]));

        Task<Outcome> Look(Func<Wire, Task> drive, string[] expected) => acts.LookAsync(drive, output => Printed.Messages(output, expected));
    }

    private static async Task SpeakAsync(Sheet sheet, Meetings meetings, Action<Bilingual> ask)
    {
        ClientFrames? frames = null;
        await sheet.JudgeAsync(ClientFramePoints.Sends, async () =>
        {
            Wire wire = await meetings.MeetAsync();
            await TypeAsync(meetings, wire, ask);
            frames = ClientFrames.Cut(wire.ReceivedFrom(0));
            return Outcome.Of(wire.ReceivedLength > 0, CameTexts.From(wire, 0));
        });

        if (frames is not null)
        {
            await FramedClientCheck.JudgeFramesAsync(sheet, frames, meetings.Current?.Findings ?? []);
            await sheet.JudgeAsync(ChatPoints.Typed, () => Task.FromResult(HasTyped(frames, meetings)));
        }
    }

    /// <summary>Types, or has the person type, and reads what comes of it until the client is silent.</summary>
    private static async Task TypeAsync(Meetings meetings, Wire wire, Action<Bilingual> ask)
    {
        if (meetings.Program is not { } program)
        {
            ask(new Bilingual($"Escribe en tu cliente: {_typed[1]}", $"Type into your client: {_typed[1]}"));
            await wire.UntilAsync(() => wire.ReceivedLength > 0, meetings.Wait);
            await FramedClientCheck.ReadToEndAsync(wire);
            return;
        }

        byte[] last = Encoding.UTF8.GetBytes(_typed[^1]);
        foreach (string line in _typed)
        {
            await program.TypeAsync(line);
        }

        await wire.UntilAsync(() => wire.ReceivedFrom(0).AsSpan().EndsWith(last));
        wire.Waited();
    }

    private static Outcome HasTyped(ClientFrames frames, Meetings meetings)
    {
        (string? Name, string Text)[] said = [.. frames.Payloads.Select(payload => PlainText.Read(payload))];
        bool named = said.All(one => one.Name is not null);
        bool complete = !meetings.HasProgram || said.Select(one => one.Text).SequenceEqual(_typed);
        return Outcome.Of(named && complete, CameTexts.Bytes(frames.Payloads[0]));
    }

    private static async Task<Outcome> ServerClosesAsync(Meetings meetings)
    {
        Wire wire = await meetings.MeetAsync();
        wire.Finish();
        bool ended = await wire.EndsAsync();
        return meetings.Program is { } program
            ? Outcome.Of(await program.EndsAsync(meetings.Timeout, meetings.Stop), CameTexts.StillRuns)
            : Outcome.Of(ended, CameTexts.StillOpen);
    }
}
