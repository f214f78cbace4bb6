using System.Diagnostics;
using Charla.Protocol.Doctor;

namespace Charla.Lessons;

/// <summary>Looks over the shoulder of a lesson's server and says what its client does wrong.</summary>
internal sealed class LessonDoctor : IDisposable
{
    // A little longer than the doctor's own patience, so that one look after the last byte is enough.
    private static readonly TimeSpan _silence = new DoctorOptions().Silence + TimeSpan.FromMilliseconds(50);

    private readonly FrameDoctor _doctor = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private readonly LessonScreen _screen;
    private readonly int _connection;
    private readonly Timer _quiet;

    public LessonDoctor(LessonScreen screen, int connection)
    {
        (_screen, _connection) = (screen, connection);
        _quiet = new Timer(_ => Waited());
    }

    /// <summary>Bytes that one read delivered.</summary>
    public void Arrived(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        lock (_gate)
        {
            Say(_doctor.Arrived(WireSide.Client, bytes, _clock.Elapsed));
        }

        _quiet.Change(_silence, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Nothing more comes.</summary>
    public void Ended()
    {
        lock (_gate)
        {
            Say(_doctor.Ended(WireSide.Client, _clock.Elapsed));
        }
    }

    public void Dispose() => _quiet.Dispose();

    private void Waited()
    {
        lock (_gate)
        {
            Say(_doctor.Waited(_clock.Elapsed));
        }
    }

    private void Say(IReadOnlyList<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            foreach (string line in FindingText.Lines(finding, _screen.Language))
            {
                _screen.Line(_connection, line);
            }
        }
    }
}
