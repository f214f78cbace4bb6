namespace Charla.Protocol;

/// <summary>What is known of a payload's end.</summary>
internal enum CountingAnswer
{
    /// <summary>The payload is whole: <see cref="CountingVerdict.Length"/> bytes.</summary>
    Whole,

    /// <summary>More bytes must come before anything can be said.</summary>
    More,

    /// <summary>It may be whole: wait a short moment for more bytes, then ask again with <c>waited</c>.</summary>
    Wait,

    /// <summary>Under no counting still possible can this be a frame.</summary>
    Broken,
}

/// <summary>An answer of <see cref="CountingRule"/>, with the payload's bytes and the countings that remain where it is whole.</summary>
internal readonly record struct CountingVerdict(CountingAnswer Answer, int Length, Counting Remaining)
{
    public static CountingVerdict More => new(CountingAnswer.More, 0, Counting.None);

    public static CountingVerdict Wait => new(CountingAnswer.Wait, 0, Counting.None);

    public static CountingVerdict Broken => new(CountingAnswer.Broken, 0, Counting.None);

    public static CountingVerdict Whole(int length, Counting remaining) => new(CountingAnswer.Whole, length, remaining);
}
