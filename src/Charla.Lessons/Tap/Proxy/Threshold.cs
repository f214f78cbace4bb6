using System.Globalization;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>A point in a connection's life: so many bytes handed on, or so long after it opened. One of the two is set.</summary>
internal readonly record struct Threshold(long? Bytes, TimeSpan? Time)
{
    /// <summary>The point where the client ends what it sends.</summary>
    public static Threshold AtItsEnd => new(null, null);

    /// <summary>Reads <c>4096</c> as bytes and <c>200ms</c>, <c>1.5s</c>, <c>2m</c> as a time.</summary>
    public static bool TryParse(string text, out Threshold threshold)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes))
        {
            threshold = new Threshold(bytes, null);
            return true;
        }

        bool isTime = Duration.TryParse(text, out TimeSpan time);
        threshold = isTime ? new Threshold(null, time) : default;
        return isTime;
    }

    /// <summary>How many more bytes may be handed on before this point; 0 from there on.</summary>
    public long Remaining(long handedOn, TimeSpan age) =>
        Bytes is { } bytes ? Math.Max(0, bytes - handedOn) : Time is { } time && age >= time ? 0 : long.MaxValue;
}
