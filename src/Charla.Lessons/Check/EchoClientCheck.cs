namespace Charla.Lessons.Check;

/// <summary>Judges an echo client, by giving its message back in pieces, and by not giving it back.</summary>
internal static class EchoClientCheck
{
    private const int MaxMessage = 1024 * 1024;
    private const int Pieces = 10;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(60);

    public static async Task RunAsync(Sheet sheet, Meetings meetings)
    {
        await sheet.JudgeAsync(EchoPoints.Sends, () => SendsAsync(meetings));
        await sheet.JudgeAsync(EchoPoints.WholeAnswer, () => AnswerAsync(meetings));
        await sheet.JudgeAsync(EchoPoints.ClientEnds, () => EndsAsync(meetings));
        await sheet.JudgeAsync(EchoPoints.Printed, () => PrintedAsync(meetings));
        await sheet.JudgeAsync(EchoPoints.PeerCloses, () => PeerClosesAsync(meetings));
    }

    private static async Task<Outcome> SendsAsync(Meetings meetings)
    {
        Wire wire = await meetings.MeetAsync();
        return Outcome.Of(await wire.UntilAsync(() => wire.ReceivedLength > 0), CameTexts.From(wire, 0));
    }

    /// <summary>A client that says it has finished (a half-close) may still read: only one that takes no more has gone too early.</summary>
    private static async Task<Outcome> AnswerAsync(Meetings meetings)
    {
        Wire wire = meetings.Current!;
        int answered = 0;
        do
        {
            byte[] message = wire.ReceivedFrom(answered);
            int piece = Math.Max(1, message.Length / Pieces);
            if (!await wire.SendInPiecesAsync(message, piece, _pause))
            {
                return Outcome.Failed(CameTexts.Closed);
            }

            answered += message.Length;
        }
        while (answered < MaxMessage && await wire.UntilAsync(() => wire.ReceivedLength > answered, _pause));

        return Outcome.Passed;
    }

    private static async Task<Outcome> EndsAsync(Meetings meetings)
    {
        Wire wire = meetings.Current!;
        if (!await wire.EndsAsync(_pause))
        {
            wire.Finish();
        }

        return Outcome.Of(await wire.EndsAsync(), CameTexts.StillOpen);
    }

    private static async Task<Outcome> PrintedAsync(Meetings meetings)
    {
        if (meetings is not { Program: { } program, Current: { } wire })
        {
            return Outcome.NotJudged(CameTexts.NeedsRun);
        }

        string text = System.Text.Encoding.UTF8.GetString(wire.ReceivedFrom(0)).Trim();
        bool printed = await program.PrintsAsync(output => Printed.InOrder(output, [text]), meetings.Timeout, meetings.Stop);
        return Outcome.Of(printed, CameTexts.Printed(program.Output));
    }

    private static async Task<Outcome> PeerClosesAsync(Meetings meetings)
    {
        if (!meetings.HasProgram)
        {
            return Outcome.NotJudged(CameTexts.NeedsRun);
        }

        Wire wire = await meetings.MeetAnewAsync();
        await wire.UntilAsync(() => wire.ReceivedLength > 0);
        wire.Finish();
        return Outcome.Of(await meetings.Program!.EndsAsync(meetings.Timeout, meetings.Stop), CameTexts.StillRuns);
    }
}
