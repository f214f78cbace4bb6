namespace Charla.Lessons.Tap.Proxy;

/// <summary>Everything that passed over a connection, whether it was taped or not.</summary>
internal sealed record ConnectionTotals(long ClientBytes, long ClientReads, long ServerBytes, long ServerReads);
