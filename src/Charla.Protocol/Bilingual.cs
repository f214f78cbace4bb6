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

    /// <summary>The same sentence with its places filled in, in both languages.</summary>
    public Bilingual With(params object[] values) => new(
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Spanish, values),
        string.Format(System.Globalization.CultureInfo.InvariantCulture, English, values));
}
