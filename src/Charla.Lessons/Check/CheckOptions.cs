using Charla.Protocol.Doctor;

namespace Charla.Lessons.Check;

/// <summary>What is judged, and how.</summary>
internal sealed record CheckOptions
{
    /// <summary>Where the course's chat listens; the other steps use <see cref="LessonAddress.Port"/>.</summary>
    public const int ChatPort = 5_000;

    public required Exercise Exercise { get; init; }

    /// <summary>Which end the student wrote.</summary>
    public required WireSide Student { get; init; }

    /// <summary>The student's server; or where to listen for the student's client.</summary>
    public string Host { get; init; } = LessonAddress.Host;

    /// <summary>Its port; 0 takes a free one, which <see cref="Run"/> is told as <c>{port}</c>.</summary>
    public int Port { get; init; }

    /// <summary>A shell command that starts the student's program; null where the student starts it.</summary>
    public string? Run { get; init; }

    /// <summary>The longest silence while an answer is due. Default 5 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for the student's program to be there. Default 60 s.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The port that the course's own programs of a step use.</summary>
    public static int PortOf(Exercise exercise) => exercise == Exercise.Chat ? ChatPort : LessonAddress.Port;
}
