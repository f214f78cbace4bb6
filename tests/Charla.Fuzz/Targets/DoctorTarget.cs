using Charla.Protocol.Doctor;

namespace Charla.Fuzz.Targets;

/// <summary>The frame doctor: never an exception, each mistake once for each side, and what it marks lies in what it shows.</summary>
internal sealed class DoctorTarget : IFuzzTarget
{
    private const int MaxPayload = 4_096;

    private static readonly int _most = 2 * Enum.GetValues<FindingRule>().Length;

    public string Name => "doctor";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        .. Talks.All,
        .. new PickleTarget().Corpus,
        [0, 0, 0, 4, .. "hola"u8, 0, 0, 0, 2, .. "ok"u8],
        "4\nhola"u8.ToArray(),
        "Content-Length: 4\r\n\r\nhola"u8.ToArray(),
        "4,hola"u8.ToArray(),
        "hola\n"u8.ToArray(),
    ];

    public ReadOnlySpan<byte> Telling => "0123456789 \0\r\n,:;\u00f1"u8;

    public void Try(byte[] input, Random dice)
    {
        FrameDoctor doctor = new(new DoctorOptions { MaxPayload = MaxPayload });
        int found = 0;
        long at = 0;
        foreach (byte[] piece in Cuts.Anywhere(input, dice).Where(piece => piece.Length > 0))
        {
            at += dice.Next(4) == 0 ? dice.Next(4_000) : 0;
            found += Look(doctor.Arrived((WireSide)dice.Next(2), piece, TimeSpan.FromMilliseconds(at)));
            found += dice.Next(8) == 0 ? Look(doctor.Waited(TimeSpan.FromMilliseconds(at += 300))) : 0;
        }

        found += Look(doctor.Ended(WireSide.Client, TimeSpan.FromMilliseconds(at))) + Look(doctor.Ended(WireSide.Server, TimeSpan.FromMilliseconds(at)));
        Promise.Holds(found <= _most, $"{found} findings");
        _ = FrameDoctor.Examine(input, opens: dice.Next(2) == 0, MaxPayload) is { } finding && Look([finding]) > 0;
        Look([FrameDoctor.ExamineEnd(input, input.Length)]);
    }

    private static int Look(IReadOnlyList<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            Promise.Holds(finding.MarkStart >= 0 && finding.MarkLength >= 0 && finding.MarkStart + finding.MarkLength <= finding.Bytes.Length, $"{finding.Rule} marks {finding.MarkStart} + {finding.MarkLength} of {finding.Bytes.Length}");
            Promise.Holds(finding.Mistake.Spanish.Length > 0 && finding.Fix.English.Length > 0, $"{finding.Rule} says nothing");
        }

        return findings.Count;
    }
}
