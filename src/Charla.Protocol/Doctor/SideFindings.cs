using System.Globalization;
using Charla.Protocol.Pickle;

namespace Charla.Protocol.Doctor;

/// <summary>Puts what one side's cutter came upon into findings.</summary>
internal sealed class SideFindings(WireSide side, DoctorOptions options, FrameCutter cutter)
{
    private const int ShownAfter = 32;
    private const int NamesShown = 5;

    public Finding HeaderFault(FaultGathering gathered, in HeaderFault fault) => HeaderFault(side, gathered, fault);

    public static Finding HeaderFault(WireSide side, FaultGathering gathered, in HeaderFault fault)
    {
        ReadOnlyMemory<byte> shown = gathered.Bytes[..Math.Min(gathered.Bytes.Length, ShownAfter)];
        int start = gathered.Before.Length + fault.MarkStart;
        byte[] bytes = [.. gathered.Before, .. shown.Span];
        return new(fault.Rule, side, gathered.Offset - gathered.Before.Length, bytes, start, Math.Min(fault.MarkLength, bytes.Length - start), fault.Mistake, fault.Fix);
    }

    public Finding LengthBomb()
    {
        ReadOnlySpan<byte> header = cutter.Head[..Frame.HeaderLength];
        return LengthBomb(header, options.MaxPayload, side, cutter.Offset);
    }

    public static Finding LengthBomb(ReadOnlySpan<byte> header, long limit, WireSide side, long offset)
    {
        ReadOnlySpan<byte> digits = header.Trim((byte)' ');
        string announced = digits.TrimStart((byte)'0') is { IsEmpty: false } number ? WireText.Of(number) : "0";
        return new(FindingRule.LengthBomb, side, offset, header.ToArray(), header.IndexOf(digits), digits.Length, Mistakes.LengthBomb.With(announced, limit), Fixes.JudgeLength);
    }

    public Finding Miscounted()
    {
        System.Text.Rune telling = cutter.Telling;
        bool points = (cutter.Counting & Counting.CodePoints) != 0;
        Bilingual mistake = points ? Mistakes.CountsCharacters : Mistakes.CountsUtf16Units;
        FindingRule rule = points ? FindingRule.CountsCharacters : FindingRule.CountsUtf16Units;
        string shown = WireText.IsPrintable(telling) ? telling.ToString() : $"U+{telling.Value:X4}";
        ReadOnlySpan<byte> header = cutter.Head[..Frame.HeaderLength];
        ReadOnlySpan<byte> digits = header.Trim((byte)' ');
        return Excerpt(rule, header.IndexOf(digits), digits.Length, mistake.With(cutter.Announced, cutter.Payload, shown, telling.Utf8SequenceLength, telling.Utf16SequenceLength), Fixes.CountBytes);
    }

    public Finding TwoWrites(WriteRhythm rhythm)
    {
        string gap = string.Create(CultureInfo.InvariantCulture, $"{rhythm.Gap.TotalMilliseconds:0.0} ms");
        Bilingual mistake = Mistakes.TwoWrites.With(WriteRhythm.Habit, gap, $"{rhythm.Payload} bytes");
        return Excerpt(FindingRule.TwoSmallWrites, Frame.HeaderLength, cutter.Head.Length - Frame.HeaderLength, mistake, Fixes.OneWrite);
    }

    public Finding ClosedInside() => cutter.IsInPayload
        ? Excerpt(FindingRule.ClosedInsideFrame, cutter.Head.Length, 0, Mistakes.ClosedInsidePayload.With(cutter.Announced, cutter.Arrived), Fixes.SendAll)
        : Excerpt(FindingRule.ClosedInsideFrame, 0, cutter.Head.Length, Mistakes.ClosedInsideHeader.With(cutter.HeaderArrived), Fixes.SendAll);

    public Finding DangerousPickle(IReadOnlyList<string> dangers)
    {
        // The name itself is marked where the excerpt has it, else the payload.
        ReadOnlySpan<byte> payload = cutter.Head[Frame.HeaderLength..];
        byte[] name = System.Text.Encoding.UTF8.GetBytes(dangers[0][(dangers[0].LastIndexOf('.') + 1)..]);
        int at = payload.IndexOf(name);
        (int start, int length) = at < 0 ? (0, payload.Length) : (at, name.Length);
        string names = string.Join(", ", dangers.Take(NamesShown));
        Bilingual mistake = Mistakes.DangerousPickle.With(names, DangerousNames.Reason(dangers[0]));
        return Excerpt(FindingRule.DangerousPickle, Frame.HeaderLength + start, length, mistake, Fixes.NoPickle);
    }

    public Finding Silent(Bilingual mistake) => Excerpt(FindingRule.OneReceiveIsOneMessage, cutter.Head.Length, 0, mistake, Fixes.ReadExactly);

    private Finding Excerpt(FindingRule rule, int markStart, int markLength, Bilingual mistake, Bilingual fix) =>
        new(rule, side, cutter.Offset, cutter.Head.ToArray(), markStart, markLength, mistake, fix);
}
