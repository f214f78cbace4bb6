using System.Globalization;
using Charla.Protocol;

namespace Charla.Serial;

/// <summary>One word of the comma syntax: <c>rtscts</c>, <c>115200</c> or <c>room=lab</c>.</summary>
/// <param name="Key">What is in front of the equals sign, or the whole word.</param>
/// <param name="Value">What is behind it; null where there is none.</param>
internal readonly record struct SettingWord(string Key, string? Value)
{
    private static readonly Bilingual _badValue = new("{0} = «{1}» no vale: puede ser {2}.", "{0} = \"{1}\" is not valid: it can be {2}.");
    private static readonly Bilingual _noValue = new("{0} necesita un valor: {0}={1}.", "{0} needs a value: {0}={1}.");
    private static readonly Bilingual _noPlace = new("{0} va solo, sin «={1}».", "{0} stands alone, without \"={1}\".");
    private static readonly Bilingual _unknown = new("«{0}» no es un ajuste.{1} Ajustes: {2}.", "\"{0}\" is not a setting.{1} Settings: {2}.");
    private static readonly Bilingual _suggestion = new(" ¿Querías decir «{0}»?", " Did you mean \"{0}\"?");

    public static SettingWord Parse(string word)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(word.Trim(), null) : new(word[..equals].Trim(), word[(equals + 1)..].Trim());
    }

    /// <summary>The value as a number of a range.</summary>
    /// <exception cref="SerialSettingException">It is none.</exception>
    public int Number(int min, int max)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"{min}–{max}");
        return int.TryParse(Needed(range), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= min && number <= max ? number : throw Refused(range);
    }

    /// <summary>The value as one of a few words.</summary>
    /// <exception cref="SerialSettingException">It is none of them.</exception>
    public T OneOf<T>(params (string Word, T Meaning)[] choices)
    {
        string all = string.Join(", ", choices.Select(choice => choice.Word));
        string value = Needed(all);
        foreach ((string word, T meaning) in choices)
        {
            if (string.Equals(word, value, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        throw Refused(all);
    }

    /// <summary>The value as text that passes a test.</summary>
    /// <exception cref="SerialSettingException">It does not.</exception>
    public string Text(Func<string, bool> isValid, Bilingual possible)
    {
        if (string.IsNullOrEmpty(Value) || !isValid(Value))
        {
            throw new SerialSettingException(_badValue.With(Key, Value ?? "", possible));
        }

        return Value;
    }

    /// <summary>Makes sure that a word that means something by itself has no value.</summary>
    /// <exception cref="SerialSettingException">It has one.</exception>
    public bool Alone() => Value is null ? true : throw new SerialSettingException(_noPlace.With(Key, Value));

    /// <summary>What to throw for a word that nobody knows.</summary>
    public SerialSettingException Unknown(IReadOnlyList<string> known)
    {
        string word = Key;
        string nearest = known.MinBy(name => Distance(word, name)) ?? "";
        Bilingual hint = Distance(word, nearest) <= Math.Max(1, word.Length / 2) ? _suggestion.With(nearest) : new("", "");
        string all = string.Join(", ", known);
        return new(_unknown.With(word, hint, all));
    }

    private string Needed(string possible) => Value ?? throw new SerialSettingException(_noValue.With(Key, possible));

    private SerialSettingException Refused(string possible) => new(_badValue.With(Key, Value ?? "", possible));

    /// <summary>Letters to add, remove or change to make one word of the other.</summary>
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int change = diagonal + (char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
