using System.Text;

namespace Charla.Benchmarks.Rooms;

/// <summary>Spanish and English words with the frequencies of talk: the n-th most common is said about 1/n times as often as the first.</summary>
internal sealed class Vocabulary
{
    private const double RankShift = 2.7;
    private static readonly string[] _endings = ["", "s", "ción", "mente", "ando", "ado", "aba", "ía", "ería", "ista", "ito", "able", "ing", "ed", "er", "ness", "ful", "ment", "ly", "ish"];
    private static readonly string[] _beginnings = ["", "re", "des", "pre", "anti", "sub", "inter", "mega", "auto"];

    private readonly string[] _words;
    private readonly WeightedChoice _choice;
    private readonly Random _random;
    private readonly StringBuilder _text = new();

    public Vocabulary(Random random)
    {
        _random = random;
        string[] common = ReadCommon();
        string[] derived = [.. from beginning in _beginnings from ending in _endings where (beginning + ending).Length > 0 from word in common where word.Length > 3 select beginning + word + ending];
        random.Shuffle(derived);
        _words = [.. common.Concat(derived).Distinct()];
        _choice = new WeightedChoice([.. _words.Select((_, rank) => 1 / (rank + RankShift))]);
    }

    public int Count => _words.Length;

    /// <summary>The word of a rank, 0 being the most common.</summary>
    public string this[int rank] => _words[rank];

    /// <summary>A text of 1 to 24 words, most of them short.</summary>
    public string Say(string? also = null)
    {
        _text.Clear();
        int words = 1 + Math.Min(_random.Next(24), _random.Next(24));
        for (int i = 0; i < words; i++)
        {
            _text.Append(_words[_choice.Next(_random)]).Append(' ');
        }

        return _text.Append(also).ToString().TrimEnd();
    }

    private static string[] ReadCommon()
    {
        using Stream stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("words.txt")!;
        using StreamReader reader = new(stream);
        string[] languages = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];

        // The file has Spanish and English line by line; taking turns gives both their common words.
        return [.. languages.Chunk(2).SelectMany(pair => Interleave(pair[0].Split(' '), pair[^1].Split(' '))).Distinct()];
    }

    private static IEnumerable<string> Interleave(string[] one, string[] other)
    {
        for (int i = 0; i < Math.Max(one.Length, other.Length); i++)
        {
            if (i < one.Length)
            {
                yield return one[i];
            }

            if (i < other.Length)
            {
                yield return other[i];
            }
        }
    }
}
