using Charla.Protocol.Pickle;

namespace Charla.Protocol.Tests.Pickle;

/// <summary>Whatever comes in, a value or a <see cref="PickleException"/> comes out, and neither costs much.</summary>
public sealed class PickleFuzzTests
{
    private const int Mutants = 20_000;
    private const int Literals = 20_000;
    private const int LongestSeed = 2_000;
    private const int Shown = 2_000;

    // Opcodes that do something with the stack, the memo or a length are worth more than others.
    private static readonly byte[] _telling =
    [
        .. "(.012NIJKMLSTUXVFG]})aeslt dubcioRgphqrjPQBC"u8, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0xff, 0,
    ];

    [Fact]
    public async Task Pickles_with_a_few_bytes_changed_never_surprise_the_reader()
    {
        byte[][] valid = [.. (await GeneratedValue.AllAsync()).SelectMany(value => value.Pickles).Where(pickle => pickle.Length < LongestSeed)];
        Random random = new(GeneratedValue.Seed);
        int read = 0;
        for (int i = 0; i < Mutants; i++)
        {
            List<byte> mutant = [.. valid[random.Next(valid.Length)]];
            for (int changes = random.Next(1, 5); changes > 0; changes--)
            {
                Mutate(mutant, valid, random);
            }

            read += Survives([.. mutant]) ? 1 : 0;
        }

        read.ShouldBeInRange(Mutants / 20, Mutants * 9 / 10, "mutants are worth something only if some are still pickles");
    }

    [Fact]
    public void Opcodes_in_any_order_never_surprise_the_reader()
    {
        Random random = new(GeneratedValue.Seed);
        for (int i = 0; i < Mutants; i++)
        {
            Survives([.. Enumerable.Range(0, random.Next(60)).Select(_ => _telling[random.Next(_telling.Length)]), (byte)'.']);
        }
    }

    [Fact]
    public void Characters_in_any_order_never_surprise_the_parser_of_literals()
    {
        const string Pieces = "[](){},:'\"\\+-.0123456789jJexXbBrRuU_# \t\nNoneTrueFalse\u00f1\ud83d\u0000";
        Random random = new(GeneratedValue.Seed);
        for (int i = 0; i < Literals; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            try
            {
                PickleWriter.Write(Pickled.Literal(text));
            }
            catch (PickleException fault)
            {
                fault.Offset.ShouldBeInRange(0, text.Length);
            }
        }
    }

    /// <summary>Does with a pickle all that can be done with it; true where it is one.</summary>
    private static bool Survives(byte[] pickle)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        PickleScan.LooksLikePickle(pickle);
        PickleScan.DangerousGlobals(pickle);
        foreach (PickleLine line in PickleListing.Lines(pickle, PickleLimits.Default))
        {
            line.In(Language.Spanish);
        }

        bool read = false;
        try
        {
            PickleValue value = PickleReader.Read(pickle, PickleLimits.Default);
            PickleText.Repr(value, Shown);
            PickleJson.Of(value, Shown);
            PickleReader.Read(PickleWriter.Write(value), PickleLimits.Default);
            read = true;
        }
        catch (PickleException fault)
        {
            fault.Text.Spanish.ShouldNotBeEmpty();
            fault.Offset.ShouldBeInRange(PickleException.Nowhere, pickle.Length);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000_000, Convert.ToHexString(pickle));
        return read;
    }

    private static void Mutate(List<byte> mutant, byte[][] valid, Random random)
    {
        int place = random.Next(mutant.Count + 1);
        int length = Math.Min(random.Next(1, 12), mutant.Count - place);
        switch (random.Next(6))
        {
            case 0:
                mutant.Insert(place, _telling[random.Next(_telling.Length)]);
                break;
            case 1:
                mutant.RemoveRange(place, length);
                break;
            case 2:
                mutant.InsertRange(place, mutant.GetRange(place, length));
                break;
            case 3:
                byte[] other = valid[random.Next(valid.Length)];
                mutant.InsertRange(place, other[random.Next(other.Length)..]);
                break;
            case 4 when place < mutant.Count:
                mutant[place] = _telling[random.Next(_telling.Length)];
                break;
            default:
                mutant.RemoveRange(place, random.Next(8) == 0 ? mutant.Count - place : length);
                break;
        }
    }
}
