namespace Charla.Lessons.Tap.Replay;

/// <summary>How a recording is sent again.</summary>
internal sealed record ReplayOptions
{
    /// <summary>How many times as fast as it was recorded; null for as fast as possible, one connection after the other.</summary>
    public double? Speed { get; init; } = 1;

    /// <summary>How long answers are waited for when everything was sent.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);
}
