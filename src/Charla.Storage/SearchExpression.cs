using System.Text;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>What a person typed, as an expression of FTS5. Every word must be there; each may be the beginning of a longer one; "quoted words" stand together.</summary>
internal static class SearchExpression
{
    private const int MaxTerms = 16;

    /// <summary>The expression, or null where there is nothing to look for.</summary>
    public static string? Build(string typed, string? from)
    {
        // FTS5 reads its expressions up to the first NUL.
        List<string> terms = [.. Terms(typed.Replace('\0', ' ')).Take(MaxTerms)];
        if (terms.Count == 0)
        {
            return null;
        }

        StringBuilder expression = new("{text} : (");
        expression.AppendJoin(" AND ", terms).Append(')');
        if (from is not null)
        {
            expression.Append(" AND {sender} : ").Append(Quote(SenderWord(from)));
        }

        return expression.ToString();
    }

    /// <summary>A name as the index has it: one word, so that neither a part of a name nor one with other accents is taken for it.</summary>
    public static string SenderWord(string name) => "x" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(NameRules.Fold(name)));

    private static IEnumerable<string> Terms(string typed)
    {
        string[] parts = typed.Split('"');
        for (int i = 0; i < parts.Length; i++)
        {
            bool quoted = i % 2 == 1 && i < parts.Length - 1;
            IEnumerable<string> words = quoted ? [parts[i]] : parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            foreach (string word in words.Where(HasWord))
            {
                // A single letter as the beginning of a word would be nearly every message.
                yield return quoted || word.Length == 1 ? Quote(word) : Quote(word) + "*";
            }
        }
    }

    private static bool HasWord(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
