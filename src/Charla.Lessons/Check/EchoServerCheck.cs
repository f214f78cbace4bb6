using System.Text;

namespace Charla.Lessons.Check;

/// <summary>Judges an echo server: whatever comes goes back, however it was cut, until the client ends.</summary>
internal static class EchoServerCheck
{
    private const int LargeLength = 60_000;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <summary>One connection carries every point: a server that serves one client only can show all it can.</summary>
    public static async Task RunAsync(Sheet sheet, Meetings meetings)
    {
        await sheet.JudgeAsync(EchoPoints.Hello, () => WholeAsync(meetings, "Hola mundo"u8.ToArray()));
        await sheet.JudgeAsync(EchoPoints.Again, () => AgainAsync(meetings, "Otra vez"u8.ToArray()));
        await sheet.JudgeAsync(EchoPoints.Pieces, () => InPiecesAsync(meetings, "byte a byte"u8.ToArray()));
        await sheet.JudgeAsync(EchoPoints.Glued, () => WholeAsync(meetings, Glued()));
        await sheet.JudgeAsync(EchoPoints.NonAscii, () => WholeAsync(meetings, Encoding.UTF8.GetBytes(Samples.NonAscii)));
        await sheet.JudgeAsync(EchoPoints.Bytes, () => InPiecesAsync(meetings, [.. Encoding.UTF8.GetBytes("ñ👋"), 0xFF, 0xFE, 0x00, 0x80]));
        await sheet.JudgeAsync(EchoPoints.Large, () => WholeAsync(meetings, Samples.Letters(LargeLength)));
        await sheet.JudgeAsync(EchoPoints.Ends, () => EndsAsync(meetings));
        await sheet.JudgeAsync(EchoPoints.SecondClient, () => SecondAsync(meetings));
    }

    private static byte[] Glued() => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 40).Select(number => $"mensaje {number}\n")));

    private static async Task<Outcome> WholeAsync(Meetings meetings, byte[] message)
    {
        Wire wire = await meetings.MeetAsync();
        int before = wire.ReceivedLength;
        await wire.SendAsync(message);
        return await CompareAsync(wire, before, message);
    }

    /// <summary>The second message has to go over the connection of the first.</summary>
    private static async Task<Outcome> AgainAsync(Meetings meetings, byte[] message)
    {
        if (meetings.Current is not { } wire || await wire.EndsAsync(_pause))
        {
            return Outcome.Failed(CameTexts.Closed);
        }

        int before = wire.ReceivedLength;
        await wire.SendAsync(message);
        return await CompareAsync(wire, before, message);
    }

    private static async Task<Outcome> InPiecesAsync(Meetings meetings, byte[] message)
    {
        Wire wire = await meetings.MeetAsync();
        int before = wire.ReceivedLength;
        await wire.SendInPiecesAsync(message, 1, _pause, sent => wire.ReceivedLength - before >= sent);
        return await CompareAsync(wire, before, message);
    }

    private static async Task<Outcome> CompareAsync(Wire wire, int before, byte[] message)
    {
        await wire.UntilAsync(() => wire.ReceivedLength - before >= message.Length);
        return Outcome.Of(wire.ReceivedFrom(before).AsSpan().SequenceEqual(message), CameTexts.From(wire, before));
    }

    private static async Task<Outcome> EndsAsync(Meetings meetings)
    {
        Wire wire = await meetings.MeetAsync();
        wire.Finish();
        return Outcome.Of(await wire.EndsAsync(), CameTexts.StillOpen);
    }

    private static async Task<Outcome> SecondAsync(Meetings meetings)
    {
        byte[] message = "segundo cliente"u8.ToArray();
        Wire wire = await meetings.MeetAnotherAsync();
        await wire.SendAsync(message);
        return await CompareAsync(wire, 0, message);
    }
}
