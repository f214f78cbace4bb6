using Charla.Protocol.Pickle;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>Reads a pickle without executing anything of it.</summary>
internal static class PickleReading
{
    private const int LongestRepr = 4_000;

    /// <summary>A payload to be shown needs no more than this, and many connections may bring one at once.</summary>
    private static readonly PickleLimits _limits = new() { MaxBytes = 4 * 1024 * 1024, MaxDepth = 200, MaxValues = 500_000, MaxStack = 100_000, MaxMemo = 100_000, MaxStrayMemo = 1_000, MaxIntegerBytes = 4_096 };

    /// <summary>The unit with its payload as Python would print it, or with the reason why it isn't to be read.</summary>
    public static WireUnit Read(WireUnit unit)
    {
        try
        {
            string repr = PickleText.Repr(PickleReader.Read(unit.Payload, _limits), LongestRepr);
            return unit with { Format = WireFormat.Pickle, Reading = repr };
        }
        catch (PickleException refused)
        {
            return unit with { Format = WireFormat.Pickle, Note = unit.Note ?? DissectTexts.BadPickle.With(refused.Text) };
        }
    }

    /// <summary>Bytes of the pickle at the front; 0 where it isn't whole yet, and null where it can't be followed to its end.</summary>
    public static int? LengthOf(ReadOnlyMemory<byte> start)
    {
        try
        {
            PickleReader.Read(start, _limits, out int length);
            return length;
        }
        catch (PickleException refused)
        {
            return refused.Code == PickleErrorCode.Truncated ? 0 : null;
        }
    }
}
