using System.Diagnostics;
using Charla.Protocol.Doctor;

namespace Charla.Lessons;

/// <summary>Looks over the shoulder of a lesson's server and says what its client does wrong.</summary>
internal sealed class LessonDoctor(LessonScreen screen, int connection)
{
    private readonly FrameDoctor _doctor = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Bytes that one read delivered.</summary>
    public void Arrived(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            Say(_doctor.Arrived(WireSide.Client, bytes, _clock.Elapsed));
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void Ended() => Say(_doctor.Ended(WireSide.Client, _clock.Elapsed));

    private void Say(IReadOnlyList<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            foreach (string line in FindingText.Lines(finding, screen.Language))
            {
                screen.Line(connection, line);
            }
        }
    }
}
