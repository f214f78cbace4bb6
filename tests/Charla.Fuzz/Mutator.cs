namespace Charla.Fuzz;

/// <summary>Makes input: anything at all, or something right with a few bytes changed.</summary>
internal static class Mutator
{
    private const int LongestRandom = 80;
    private const int LongestInput = 16 * 1024;
    private const int MostChanges = 5;

    public static byte[] Next(IFuzzTarget target, Random dice) => dice.Next(8) switch
    {
        0 => Random(dice),
        1 => Telling(target.Telling, dice),
        _ => Mutant(target, dice),
    };

    private static byte[] Random(Random dice)
    {
        byte[] bytes = new byte[dice.Next(LongestRandom)];
        dice.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Telling(ReadOnlySpan<byte> telling, Random dice) => dice.GetItems(telling, dice.Next(LongestRandom));

    private static byte[] Mutant(IFuzzTarget target, Random dice)
    {
        List<byte> mutant = [.. Pick(target.Corpus, dice)];
        for (int changes = dice.Next(MostChanges); changes > 0; changes--)
        {
            Change(mutant, target, dice);
        }

        return [.. mutant.Take(LongestInput)];
    }

    private static void Change(List<byte> mutant, IFuzzTarget target, Random dice)
    {
        int place = dice.Next(mutant.Count + 1);
        int length = Math.Min(dice.Next(1, 12), mutant.Count - place);
        switch (dice.Next(8))
        {
            case 0:
                mutant.Insert(place, target.Telling[dice.Next(target.Telling.Length)]);
                break;
            case 1:
                mutant.RemoveRange(place, length);
                break;
            case 2:
                mutant.InsertRange(place, mutant.GetRange(place, length));
                break;
            case 3:
                byte[] other = Pick(target.Corpus, dice);
                mutant.InsertRange(place, other[dice.Next(other.Length)..]);
                break;
            case 4 when place < mutant.Count:
                mutant[place] = target.Telling[dice.Next(target.Telling.Length)];
                break;
            case 5 when place < mutant.Count:
                mutant[place] ^= (byte)(1 << dice.Next(8));
                break;
            case 6 when place < mutant.Count:
                mutant.InsertRange(place, Enumerable.Repeat(mutant[place], 1 << dice.Next(9)));
                break;
            default:
                mutant.RemoveRange(place, dice.Next(8) == 0 ? mutant.Count - place : length);
                break;
        }
    }

    private static byte[] Pick(IReadOnlyList<byte[]> corpus, Random dice) => corpus[dice.Next(corpus.Count)];
}
