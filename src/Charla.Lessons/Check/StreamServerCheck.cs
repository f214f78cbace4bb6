using System.Text;

namespace Charla.Lessons.Check;

/// <summary>Judges a server that prints a stream as it comes.</summary>
internal static class StreamServerCheck
{
    private const int LargeLength = 60_000;
    private const string Message = "QX7 ZK9 WJ5 VY3";

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(Sheet sheet, Meetings meetings)
    {
        PrintedActs acts = new(meetings);
        byte[] message = Encoding.UTF8.GetBytes(Message);
        string letters = Encoding.ASCII.GetString(Samples.Letters(LargeLength));
        await sheet.JudgeAsync(StreamPoints.Whole, () => acts.LookAsync(wire => wire.SendAsync(message), output => Printed.Scattered(output, Message)));
        await sheet.JudgeAsync(StreamPoints.Pieces, () => acts.LookAsync(wire => wire.SendInPiecesAsync(message, 1, _pause), output => Printed.Scattered(output, Message)));
        await sheet.JudgeAsync(StreamPoints.Large, () => acts.LookAsync(wire => wire.SendAsync(Encoding.ASCII.GetBytes(letters)), output => Printed.Scattered(output, letters)));
        await sheet.JudgeAsync(StreamPoints.NonAscii, () => acts.LookAsync(NonAsciiAsync, output => Printed.Scattered(output, Samples.NonAscii)));
        await sheet.JudgeAsync(StreamPoints.Ends, () => acts.LeaveAsync(wire => wire.SendAsync(message)));
        await sheet.JudgeAsync(StreamPoints.SecondClient, () => acts.ServeAgainAsync(wire => wire.SendAsync(message), output => Printed.Scattered(output, Message)));
    }

    /// <summary>Byte by byte: every character that has more than one is cut.</summary>
    private static Task NonAsciiAsync(Wire wire) => wire.SendInPiecesAsync(Encoding.UTF8.GetBytes(Samples.NonAscii), 1, _pause);
}
