using System.Buffers;

namespace Charla.Protocol.Doctor;

/// <summary>Names what is wrong with bytes that are no header. A pure function of the bytes.</summary>
internal static class HeaderDiagnosis
{
    private const int Quoted = 10;

    // The order counts: each takes what those before it have left.
    private static readonly Recogniser[] _recognisers =
    [
        ForeignOpening.Recognise,
        ByteOrderMark,
        DecimalHeader.Signed,
        DecimalHeader.NulPadded,
        DecimalHeader.EndedByNewline,
        DecimalHeader.Hexadecimal,
        SeparatedNumber.Recognise,
        SpacesAlone,
        BinaryHeader.Recognise,
        DecimalHeader.NotPadded,
        ForeignOpening.Text,
    ];

    private static readonly SearchValues<byte> _digitsAndSpaces = SearchValues.Create("0123456789 "u8);

    private delegate HeaderFault? Recogniser(HeaderStart start);

    /// <summary>The mistake in <paramref name="start"/>, which is not a header and can't become one.</summary>
    /// <param name="start">The bytes from where the header should begin.</param>
    /// <param name="announcedBefore">What the header before announced; negative where there was none.</param>
    /// <param name="before">The last bytes before <paramref name="start"/>.</param>
    public static HeaderFault Of(HeaderStart start, long announcedBefore, ReadOnlySpan<byte> before)
    {
        foreach (Recogniser recogniser in _recognisers)
        {
            if (recogniser(start) is HeaderFault fault)
            {
                return fault;
            }
        }

        return Unnamed(start, announcedBefore, before);
    }

    private static HeaderFault? ByteOrderMark(HeaderStart start)
    {
        int mark = start.Bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] => 2,
            _ => 0,
        };
        if (mark == 0)
        {
            return null;
        }

        ReadOnlySpan<byte> after = start.Bytes[mark..];
        bool read = mark == 3 && after.Length >= Frame.HeaderLength && Frame.TryReadHeader(after[..Frame.HeaderLength], out _);
        long payload = read && Frame.TryReadHeader(after[..Frame.HeaderLength], out int length) ? length : HeaderFault.Unknown;
        string shown = WireText.Of(start.Bytes[..1]) + string.Concat(start.Bytes[1..mark].ToArray().Select(one => $"\\x{one:x2}"));
        Bilingual mistake = mark == 3 ? Mistakes.ByteOrderMark.With("\\xef\\xbb\\xbf", mark) : Mistakes.Utf16.With(shown);
        return new(FindingRule.ByteOrderMark, 0, mark, mistake, Fixes.NoMark, mark + Frame.HeaderLength, payload);
    }

    private static HeaderFault? SpacesAlone(HeaderStart start)
    {
        ReadOnlySpan<byte> ten = start.Ten;
        if (ten.Length < Frame.HeaderLength)
        {
            return null;
        }

        ReadOnlySpan<byte> inner = ten.Trim((byte)' ');
        if (inner.IsEmpty)
        {
            return new(FindingRule.BadHeader, 0, Frame.HeaderLength, Mistakes.OnlySpaces, Fixes.Pad);
        }

        bool inside = !inner.ContainsAnyExcept(_digitsAndSpaces) && start.IsPaddedFrom(ten.Length - 1);
        return inside && inner.Contains((byte)' ')
            ? new(FindingRule.BadHeader, ten.IndexOf(inner), inner.Length, Mistakes.SpaceInside.With(WireText.Of(inner)), Fixes.Pad)
            : null;
    }

    private static HeaderFault Unnamed(HeaderStart start, long announcedBefore, ReadOnlySpan<byte> before)
    {
        string shown = WireText.Of(start.Bytes[..Math.Min(Quoted, start.Bytes.Length)]);
        if (announcedBefore < 0)
        {
            return new(FindingRule.BadHeader, 0, start.Ten.Length, Mistakes.Unreadable.With(shown), Fixes.Pad);
        }

        int payload = (int)Math.Min(announcedBefore, before.Length);
        bool wide = payload > 0 && !before[^payload..].ContainsAnyExcept((byte)' ') && start.Bytes[0] == (byte)' ';
        return wide
            ? new(FindingRule.BadHeader, 0, start.Run(0, (byte)' '), Mistakes.HeaderTooLong.With(announcedBefore), Fixes.Pad)
            : new(FindingRule.BadHeader, 0, start.Ten.Length, Mistakes.LostStep.With(shown, announcedBefore), Fixes.AnnounceWhatIsSent);
    }
}
