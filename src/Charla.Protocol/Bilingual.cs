namespace Charla.Protocol;

/// <summary>A language in which people are spoken to.</summary>
internal enum Language
{
    Spanish,
    English,
}

/// <summary>A text that a person reads, in both languages.</summary>
internal readonly record struct Bilingual(string Spanish, string English)
{
    public string In(Language language) => language == Language.Spanish ? Spanish : English;

    /// <summary>The same sentence with its places filled in, in both languages. A value that is bilingual itself fills its place in each language with its own words.</summary>
    public Bilingual With(params object[] values) => new(Fill(Language.Spanish, values), Fill(Language.English, values));

    private string Fill(Language language, object[] values) => string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        In(language),
        [.. values.Select(value => value is Bilingual text ? text.In(language) : value)]);
}
