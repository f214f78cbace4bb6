namespace Charla.Protocol.Pickle;

/// <summary>The JSON that says the same as a value, or why there is none.</summary>
/// <param name="Json">The JSON; null where there is none.</param>
/// <param name="Reason">Why there is none, or what the JSON does not say (that a list was a tuple); null where it says all.</param>
/// <remarks>
/// None, bool, int, finite float, str without lone surrogates, list and dict with keys of str have JSON that says the same, and tuples have JSON that nearly does.
/// Everything else has none: a set written as a list, or a date as a string, would come back as another value.
/// </remarks>
internal sealed record PickleJson(string? Json, Bilingual? Reason)
{
    private static readonly Bilingual _tuples = new("Las tuplas salen como listas: JSON no las distingue.", "Tuples come out as lists: JSON does not tell them apart.");

    /// <summary>Writes a value as JSON of at most <paramref name="maxCharacters"/>.</summary>
    public static PickleJson Of(PickleValue value, int maxCharacters)
    {
        JsonWriting writing = new(value.Heap, maxCharacters);
        writing.Write(value.Cell);
        return writing.Failure is { } failure ? new(null, failure) : new(writing.Text, writing.HasTuples ? _tuples : null);
    }
}
