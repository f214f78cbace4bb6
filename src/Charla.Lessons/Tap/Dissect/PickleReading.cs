namespace Charla.Lessons.Tap.Dissect;

/// <summary>Reads a pickle without executing anything of it.</summary>
internal static class PickleReading
{
    /// <summary>The unit with its payload as Python would print it.</summary>
    public static WireUnit Read(WireUnit unit) => unit with { Format = WireFormat.Pickle };
}
