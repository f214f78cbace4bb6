using System.Text;
using System.Text.Unicode;
using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>Judges a client that sends the numbers from 1 to 10 as a stream of text, without frames.</summary>
internal static class StreamClientCheck
{
    private const string Numbers = "12345678910";
    private const int MaxStream = 1024 * 1024;

    private static readonly Bilingual _oneRead = new("Llegó todo en una lectura.", "All of it came in one read.");
    private static readonly Bilingual _broken = new("La conexión se rompió (reset).", "The connection was broken (reset).");

    public static async Task RunAsync(Sheet sheet, Meetings meetings)
    {
        await sheet.JudgeAsync(StreamPoints.Sends, () => SendsAsync(meetings));
        if (meetings.Current is not { } wire)
        {
            return;
        }

        int reads = await ReadToEndAsync(wire);
        byte[] stream = wire.ReceivedFrom(0);
        bool closed = wire is { HasEnded: true, IsBroken: false };
        Bilingual open = wire.IsBroken ? _broken : CameTexts.StillOpen;
        await sheet.JudgeAsync(StreamPoints.Text, () => Task.FromResult(Outcome.Of(IsText(stream), CameTexts.Bytes(stream))));
        await sheet.JudgeAsync(StreamPoints.Numbers, () => Task.FromResult(Outcome.Of(Digits(stream) == Numbers, CameTexts.Bytes(stream))));
        await sheet.JudgeAsync(StreamPoints.AsItGoes, () => Task.FromResult(Outcome.Of(reads > 1, _oneRead)));
        await sheet.JudgeAsync(StreamPoints.Closes, () => Task.FromResult(Outcome.Of(closed, open)));
    }

    private static async Task<Outcome> SendsAsync(Meetings meetings)
    {
        Wire wire = await meetings.MeetAsync();
        return Outcome.Of(await wire.UntilAsync(() => wire.ReceivedLength > 0), CameTexts.From(wire, 0));
    }

    /// <summary>Reads until the client closes or falls silent; how often something new was there.</summary>
    private static async Task<int> ReadToEndAsync(Wire wire)
    {
        int reads = 1;
        for (int seen = wire.ReceivedLength; seen < MaxStream && await wire.UntilAsync(() => wire.ReceivedLength > seen); reads++)
        {
            seen = wire.ReceivedLength;
        }

        return reads;
    }

    private static bool IsText(byte[] stream) =>
        Utf8.IsValid(stream) && Encoding.UTF8.GetString(stream).All(letter => !char.IsControl(letter) || letter is '\n' or '\r' or '\t');

    private static string Digits(byte[] stream) => string.Concat(stream.Where(value => value is >= (byte)'0' and <= (byte)'9').Select(value => (char)value));
}
