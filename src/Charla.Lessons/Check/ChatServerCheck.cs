using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>Judges a chat server with several clients at once: what each says reaches all, whatever the others do.</summary>
internal static class ChatServerCheck
{
    private const int LargeLength = 60_000;

    /// <summary>More than the operating system keeps for one reader, so that a server that waits for it stands still.</summary>
    private const int FloodMessages = 300;

    private const int MostOnTheirWay = 8;

    /// <summary>Where a message is broken off: inside its payload.</summary>
    private const int HalfLength = Frame.HeaderLength + 6;

    private static readonly string[] _three = ["ana> uno", "ana> dos", "ana> tres"];
    private static readonly string[] _nonAscii = [$"ana> {Samples.NonAscii}", "ana> fin"];
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(Sheet sheet, Meetings meetings)
    {
        string large = "ana> " + Encoding.ASCII.GetString(Samples.Letters(LargeLength - 5));
        await sheet.JudgeAsync(ChatPoints.ToOthers, () => ChatTrio.HearAsync(meetings, _ => Task.CompletedTask, []));
        await sheet.JudgeAsync(ChatPoints.ToSender, () => ToSenderAsync(meetings));
        await sheet.JudgeAsync(ChatPoints.Glued, () => ChatTrio.HearAsync(meetings, trio => SentFrames.GluedAsync(trio.Ana, _three), _three));
        await sheet.JudgeAsync(ChatPoints.Empty, () => ChatTrio.HearAsync(meetings, trio => trio.OneByOneAsync(["ana> antes", "", "ana> tras"]), ["ana> antes", "ana> tras"]));
        await sheet.JudgeAsync(ChatPoints.NonAscii, () => ChatTrio.HearAsync(meetings, trio => trio.OneByOneAsync(_nonAscii), _nonAscii));
        await sheet.JudgeAsync(ChatPoints.Split, () => ChatTrio.HearAsync(meetings, trio => SentFrames.SplitAsync(trio.Ana, _three), _three));
        await sheet.JudgeAsync(ChatPoints.Large, () => ChatTrio.HearAsync(meetings, trio => trio.OneByOneAsync([large, "ana> fin"]), [large, "ana> fin"]));
        await sheet.JudgeAsync(ChatPoints.Interleaved, () => ChatTrio.HearAsync(meetings, InterleaveAsync, ["ana> medio y medio", "carla> entero"]));
        await sheet.JudgeAsync(ChatPoints.Leaves, () => ChatTrio.HearAsync(meetings, trio => LeaveAsync(trio, []), _three));
        await sheet.JudgeAsync(ChatPoints.Resets, () => ChatTrio.HearAsync(meetings, ResetAsync, _three));
        await sheet.JudgeAsync(ChatPoints.LeavesInside, () => ChatTrio.HearAsync(meetings, trio => LeaveAsync(trio, SentFrames.Cut()), _three));
        await sheet.JudgeAsync(ChatPoints.Garbage, () => ChatTrio.HearAsync(meetings, trio => LeaveAsync(trio, "GET / HTTP/1.1\r\nHost: aula\r\n\r\n"u8.ToArray()), _three));
        await sheet.JudgeAsync(ChatPoints.SlowMember, () => SlowAsync(meetings));
    }

    private static async Task<Outcome> ToSenderAsync(Meetings meetings)
    {
        Wire wire = await meetings.MeetAnewAsync();
        ChatEar ear = new(wire);
        bool heard = await ear.SettleAsync(wire, "ana> ¿me oigo?", meetings.Timeout);
        return Outcome.Of(heard, CameTexts.From(wire, 0));
    }

    private static async Task InterleaveAsync(ChatTrio trio)
    {
        byte[] frame = SentFrames.Of("ana> medio y medio");
        await trio.Ana.SendAsync(frame.AsMemory(0, HalfLength));
        await trio.Bea.Wire.EndsAsync(_pause);
        await trio.Carla.SendAsync(SentFrames.Of("carla> entero"));
        await trio.Bea.Wire.EndsAsync(_pause);
        await trio.Ana.SendAsync(frame.AsMemory(HalfLength));
    }

    private static async Task LeaveAsync(ChatTrio trio, byte[] lastWords)
    {
        await trio.Carla.SendAsync(lastWords);
        trio.Carla.Finish();
        await trio.Carla.EndsAsync(_pause);
        await trio.Carla.DisposeAsync();
        await GoOnAsync(trio);
    }

    private static async Task ResetAsync(ChatTrio trio)
    {
        trio.Carla.Reset();
        await GoOnAsync(trio);
    }

    /// <summary>The server's first message to one who has gone fails only when the answer to an earlier one came back: so there are several, a moment apart.</summary>
    private static async Task GoOnAsync(ChatTrio trio)
    {
        foreach (string text in _three)
        {
            await trio.Ana.SendAsync(SentFrames.Of(text));
            await trio.Bea.Wire.EndsAsync(_pause);
        }
    }

    private static async Task<Outcome> SlowAsync(Meetings meetings)
    {
        string large = "ana> " + Encoding.ASCII.GetString(Samples.Letters(LargeLength - 5));
        await using ChatTrio trio = await ChatTrio.GatherAsync(meetings, thirdReads: false);
        if (!await trio.SettleAsync())
        {
            return trio.Outcome([]);
        }

        int before = trio.Bea.Count(large);
        byte[] frame = SentFrames.Of(large);
        for (int sent = 1; sent <= FloodMessages; sent++)
        {
            await trio.Ana.SendAsync(frame);
            int due = before + Math.Max(0, sent - MostOnTheirWay);
            if (!await trio.Bea.HearsAsync(ear => ear.Count(large) >= due, meetings.Timeout))
            {
                return Outcome.Failed(new Bilingual($"Después de {trio.Bea.Count(large)} mensajes no llegó ninguno más.", $"After {trio.Bea.Count(large)} messages none came any more."));
            }
        }

        return Outcome.Passed;
    }
}
