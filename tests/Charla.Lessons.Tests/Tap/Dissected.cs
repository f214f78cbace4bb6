using Charla.Lessons.Tap.Dissect;

namespace Charla.Lessons.Tests.Tap;

/// <summary>Gives a stream to its dissector, and collects the units.</summary>
internal static class Dissected
{
    /// <summary>The units of a stream that comes in these reads and then ends.</summary>
    public static IReadOnlyList<WireUnit> Reads(WireFormat format, params byte[][] reads)
    {
        StreamDissection stream = new(format);
        List<WireUnit> units = [];
        foreach (byte[] read in reads)
        {
            units.AddRange(stream.Arrived(read));
        }

        units.AddRange(stream.Waited());
        units.AddRange(stream.Ended());
        return units;
    }

    /// <summary>A unit's kind, place and payload, in words.</summary>
    public static string Words(this WireUnit unit) =>
        $"{unit.Kind} {unit.Offset}+{unit.Length} [{Convert.ToHexStringLower(unit.Header.Span)}] {Convert.ToHexStringLower(unit.Payload.Span)} {unit.IsWhole} {string.Join(';', unit.Fields)}";
}
