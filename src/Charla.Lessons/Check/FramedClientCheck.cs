using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Check;

/// <summary>Judges a client that sends framed messages: all that it sends is read to its end, then cut.</summary>
internal static class FramedClientCheck
{
    private const int MaxStream = 4 * 1024 * 1024;

    private static readonly Bilingual _count = new("Llegaron {0} mensajes por esta conexión.", "{0} messages came over this connection.");
    private static readonly Bilingual _noEmpty = new("Llegaron {0} mensajes, ninguno vacío.", "{0} messages came, none of them empty.");
    private static readonly Bilingual _noneBeyondAscii = new("Ningún mensaje tiene letras como la ñ: añade una palabra que la tenga («Begoña») y repite.", "No message has letters such as ñ: add a word that has one (“Begoña”) and try again.");
    private static readonly Bilingual _endedInside = new("Se cerró a mitad de un mensaje; del último llegó: {0}", "It closed in the middle of a message; of the last one came: {0}");
    private static readonly Bilingual _twoWrites = new("Cada mensaje salió en dos envíos.", "Each message left in two writes.");

    private static readonly FindingRule[] _headerRules =
    [
        FindingRule.HeaderNotPadded, FindingRule.HeaderWithNewline, FindingRule.HeaderWithSign, FindingRule.NegativeLength, FindingRule.HexadecimalHeader,
        FindingRule.BinaryHeader, FindingRule.NulPaddedHeader, FindingRule.ByteOrderMark, FindingRule.ThousandsSeparator, FindingRule.BadHeader,
        FindingRule.LengthBomb, FindingRule.AnotherProtocol,
    ];

    public static async Task RunAsync(Sheet sheet, Meetings meetings)
    {
        await sheet.JudgeAsync(ClientFramePoints.Sends, () => SendsAsync(meetings));
        if (meetings.Current is not { } wire)
        {
            return;
        }

        await ReadToEndAsync(wire);
        ClientFrames frames = ClientFrames.Cut(wire.ReceivedFrom(0));
        Outcome closed = Closed(wire, frames);
        await JudgeFramesAsync(sheet, frames, wire.Findings);
        await sheet.JudgeAsync(ClientFramePoints.Several, () => Known(Outcome.Of(frames.Payloads.Count > 1, _count.With(frames.Payloads.Count))));
        await sheet.JudgeAsync(ClientFramePoints.Empty, () => Known(Outcome.Of(frames.Payloads.Any(payload => payload.Length == 0), _noEmpty.With(frames.Payloads.Count))));
        await sheet.JudgeAsync(ClientFramePoints.Closes, () => Known(closed));
        await sheet.JudgeAsync(ClientFramePoints.OneWrite, () => Known(Outcome.Of(!wire.Findings.Any(finding => finding.Rule == FindingRule.TwoSmallWrites), _twoWrites, Only(wire.Findings, FindingRule.TwoSmallWrites))));
    }

    /// <summary>The first bytes of a client.</summary>
    public static async Task<Outcome> SendsAsync(Meetings meetings)
    {
        Wire wire = await meetings.MeetAsync();
        return Outcome.Of(await wire.UntilAsync(() => wire.ReceivedLength > 0, meetings.Timeout), CameTexts.From(wire, 0));
    }

    /// <summary>Reads until the client closes or falls silent.</summary>
    public static async Task ReadToEndAsync(Wire wire)
    {
        for (int seen = -1; seen < wire.ReceivedLength && wire.ReceivedLength < MaxStream;)
        {
            seen = wire.ReceivedLength;
            await wire.UntilAsync(() => wire.ReceivedLength > seen);
        }

        wire.Waited();
    }

    /// <summary>What the doctor says of one mistake, or of several that are the same to a point.</summary>
    public static IReadOnlyList<Finding> Only(IReadOnlyList<Finding> findings, params IReadOnlyList<FindingRule> rules) => [.. findings.Where(finding => rules.Contains(finding.Rule))];

    /// <summary>The points of every client that sends frames of text.</summary>
    public static async Task JudgeFramesAsync(Sheet sheet, ClientFrames frames, IReadOnlyList<Finding> findings)
    {
        await sheet.JudgeAsync(ClientFramePoints.Header, () => Known(Outcome.Of(HasHeaders(frames), CameTexts.Bytes(frames.Rest.Span), Only(findings, _headerRules))));
        await sheet.JudgeAsync(ClientFramePoints.CountsBytes, () => Known(CountsBytes(frames, findings)));
        await sheet.JudgeAsync(ClientFramePoints.Text, () => Known(Outcome.Of(frames.IsUtf8, CameTexts.Bytes(frames.Payloads.FirstOrDefault(payload => !IsUtf8(payload))))));
    }

    /// <summary>How the client left: in the middle of a frame, not at all, or as it should.</summary>
    public static Outcome Closed(Wire wire, ClientFrames frames)
    {
        bool isInside = frames.Rest.Length > 0;
        return Outcome.Of(wire is { HasEnded: true, IsBroken: false } && !isInside, isInside ? _endedInside.With(ByteText.Text(frames.Rest.Span, 40)) : CameTexts.StillOpen, Only(wire.Findings, FindingRule.ClosedInsideFrame));
    }

    private static bool HasHeaders(ClientFrames frames) => !frames.IsBroken && frames.Payloads.Count > 0;

    private static Outcome CountsBytes(ClientFrames frames, IReadOnlyList<Finding> findings) =>
        frames.CountsBytes && !frames.HasNonAscii
            ? Outcome.NotJudged(_noneBeyondAscii)
            : Outcome.Of(frames.CountsBytes, CameTexts.Bytes(frames.Payloads.FirstOrDefault(HasNonAscii)), Only(findings, FindingRule.CountsCharacters, FindingRule.CountsUtf16Units));

    private static bool HasNonAscii(byte[] payload) => payload.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)0x7F);

    private static bool IsUtf8(byte[] payload) => System.Text.Unicode.Utf8.IsValid(payload);

    private static Task<Outcome> Known(Outcome outcome) => Task.FromResult(outcome);
}
