using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>Points that show in what a program prints: it is sent something, and its output is read.</summary>
/// <remarks>Where the program is not started here, only what it does to the connection can be seen: one that breaks it has failed.</remarks>
internal sealed class PrintedActs(Meetings meetings)
{
    private static readonly TimeSpan _settle = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan _moment = TimeSpan.FromSeconds(1);

    /// <summary>Sends each frame when the one before it was printed, or after a moment: so none is glued to another.</summary>
    public async Task OneByOneAsync(Wire wire, IReadOnlyList<string> texts, Func<string, byte[]> frame)
    {
        for (int sent = 1; sent <= texts.Count; sent++)
        {
            await wire.SendAsync(frame(texts[sent - 1]));
            IEnumerable<string> due = texts.Take(sent);
            await (meetings.Program?.PrintsAsync(output => Printed.InOrder(output, due), _moment, meetings.Stop) ?? wire.EndsAsync(_settle / 3));
        }
    }

    /// <summary>Sends as <paramref name="drive"/> does, and looks whether the output is as <paramref name="printed"/> has it.</summary>
    public async Task<Outcome> LookAsync(Func<Wire, Task> drive, Func<string, bool> printed)
    {
        Wire wire = meetings.HasProgram ? await meetings.MeetAnewAsync() : await meetings.MeetAsync();
        await drive(wire);
        return meetings.Program is { } program ? await ReadAsync(wire, program, printed) : await WatchAsync(wire);
    }

    /// <summary>Sends as <paramref name="drive"/> does, ends, and looks whether the program ends the connection too.</summary>
    public async Task<Outcome> LeaveAsync(Func<Wire, Task> drive)
    {
        Wire wire = meetings.HasProgram ? await meetings.MeetAnewAsync() : await meetings.MeetAsync();
        await drive(wire);
        wire.Finish();
        return Outcome.Of(await wire.EndsAsync(), CameTexts.StillOpen);
    }

    /// <summary>Dials the same program a second time, after a first client that has gone.</summary>
    public async Task<Outcome> ServeAgainAsync(Func<Wire, Task> drive, Func<string, bool> printed)
    {
        Wire first = await meetings.MeetAsync();
        first.Finish();
        await first.EndsAsync();
        Wire second = await meetings.MeetAnotherAsync();
        await drive(second);
        return meetings.Program is { } program ? await ReadAsync(second, program, printed) : await WatchAsync(second);
    }

    private static async Task<Outcome> WatchAsync(Wire wire)
    {
        bool gone = wire.IsBroken || await wire.EndsAsync(_settle);
        return gone ? Outcome.Failed(CameTexts.Closed) : Outcome.NotJudged(CameTexts.NeedsRun);
    }

    private async Task<Outcome> ReadAsync(Wire wire, StudentProgram program, Func<string, bool> printed)
    {
        if (!await program.PrintsAsync(printed, meetings.Timeout, meetings.Stop))
        {
            // What a program holds back in a buffer comes when it ends.
            wire.Finish();
            await program.EndsAsync(meetings.Timeout, meetings.Stop);
        }

        Bilingual came = CameTexts.Printed(program.Output);
        return Outcome.Of(printed(program.Output), came);
    }
}
