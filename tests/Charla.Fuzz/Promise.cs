namespace Charla.Fuzz;

/// <summary>What is demanded of a decoder beyond its exceptions.</summary>
internal static class Promise
{
    public static void Same<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new FuzzException($"{what}: {expected} is not {actual}");
        }
    }

    public static void Holds(bool condition, string what)
    {
        if (!condition)
        {
            throw new FuzzException(what);
        }
    }
}
