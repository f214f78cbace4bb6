using System.Globalization;
using System.Text;
using Charla.Protocol.Pickle;

namespace Charla.Protocol.Tests.Pickle;

public sealed class PickleTextTests
{
    [Fact]
    public async Task Every_character_is_printable_where_Python_says_so()
    {
        string verdicts = (await PythonProgram.LinesAsync("pickle_reprs.py", "printable"))[0];

        int different = 0;
        for (int code = 0; code < verdicts.Length; code++)
        {
            bool printable = PythonQuoting.IsPrintable(code);
            if (printable != (verdicts[code] == '1'))
            {
                // The runtime's Unicode is newer than Python 3.11's: what came since is unassigned there.
                verdicts[code].ShouldBe('2', $"U+{code:X4}");
                different++;
            }
        }

        different.ShouldBeLessThan(12_000);
    }

    [Fact]
    public async Task A_float_has_the_digits_that_Python_gives_it()
    {
        foreach (string line in await PythonProgram.LinesAsync("pickle_reprs.py", "floats", "1", "20000"))
        {
            string[] parts = line.Split('\t');

            PythonNumber.OfFloat(BitConverter.Int64BitsToDouble(long.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture))).ShouldBe(parts[1]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_Python_pickles_is_printed_as_Python_prints_it(int seed)
    {
        foreach (string line in await PythonProgram.LinesAsync("pickle_reprs.py", "values", $"{seed}", "3000"))
        {
            string[] parts = line.Split('\t');
            byte[] pickle = Convert.FromHexString(parts[0]);

            PickleText.Repr(PickleReader.Read(pickle, PickleLimits.Default), 1_000_000).ShouldBe(PythonProgram.Text(parts[1]), line);
            PickleListing.Lines(pickle, PickleLimits.Default).ShouldAllBe(line => line.Risk != PickleRisk.Dangerous);
        }
    }

    [Fact]
    public void A_billion_laughs_are_cut_where_they_were_asked_to()
    {
        byte[] pickle = [.. "Vja\n"u8, .. Enumerable.Repeat(new byte[] { 0x32, 0x86 }, 60).SelectMany(twice => twice), (byte)'.'];

        string text = PickleText.Repr(PickleReader.Read(pickle, PickleLimits.Default), 1_000);

        text.Length.ShouldBeInRange(990, 1_001);
        text.ShouldEndWith("…");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public void A_long_text_is_cut_between_characters(int most)
    {
        PickleValue value = PythonLiteral.Parse($"'{string.Concat(Enumerable.Repeat("😀", 10_000))}'", PickleLimits.Default);

        string cut = PickleText.Repr(value, most);

        cut.Length.ShouldBeLessThanOrEqualTo(most + 1);
        cut.ShouldEndWith("…");
        cut.EnumerateRunes().ShouldNotContain(Rune.ReplacementChar);
    }
}
