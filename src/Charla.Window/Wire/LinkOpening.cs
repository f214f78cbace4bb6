using Charla.Lessons.Tap.Records;

namespace Charla.Window.Wire;

/// <summary>What is known of a link when its taping begins.</summary>
/// <param name="Options">How its bytes are looked at.</param>
/// <param name="Feed">Where what was seen goes.</param>
internal sealed record LinkOpening(WatchOptions Options, WireFeed Feed);
