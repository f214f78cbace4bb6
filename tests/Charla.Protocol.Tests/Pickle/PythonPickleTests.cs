using System.Text;
using System.Text.Json;
using Charla.Protocol.Pickle;

namespace Charla.Protocol.Tests.Pickle;

/// <summary>Against Python's own <c>pickle</c>: values made by chance, every protocol, both ways.</summary>
public sealed class PythonPickleTests
{
    private const int LiteralCount = 6_000;

    [Fact]
    public async Task What_Python_pickles_prints_here_as_it_does_there()
    {
        foreach (GeneratedValue value in await GeneratedValue.AllAsync())
        {
            for (int protocol = 0; protocol < value.Pickles.Length; protocol++)
            {
                byte[] pickle = value.Pickles[protocol];
                PickleValue read = PickleReader.Read(pickle, PickleLimits.Default, out int length);
                length.ShouldBe(pickle.Length);
                ShouldBeSame(PickleText.Repr(read, int.MaxValue), PrintedBy(protocol, value.Repr), $"protocol {protocol}");
            }
        }
    }

    [Fact]
    public async Task What_is_pickled_here_Python_loads_as_the_same_value()
    {
        StringBuilder written = new();
        GeneratedValue[] values = await GeneratedValue.AllAsync();
        int lines = 0;
        for (int i = 0; i < values.Length; i++)
        {
            for (int protocol = 0; protocol <= PickleOpcode.HighestProtocol; protocol++, lines++)
            {
                // From another protocol each time, so that reading and writing do not lean on one another.
                PickleValue value = PickleReader.Read(values[i].Pickles[4 + (i % 2)], PickleLimits.Default);
                written.Append($"{i} {protocol} {Convert.ToHexStringLower(PickleWriter.Write(value, protocol))}\n");
            }
        }

        string[] verdict = await PythonValues.RunAsync("judge", GeneratedValue.Seed, GeneratedValue.Count, written.ToString());
        verdict.Length.ShouldBe(1, string.Join("\n", verdict.Take(5)));
        int identical = int.Parse(verdict[0].Split(' ')[1]);
        identical.ShouldBeGreaterThan(lines * 8 / 10, "most pickles are Python's own, byte for byte");
    }

    [Fact]
    public async Task Literals_are_what_Python_takes_them_for()
    {
        int taken = 0;
        foreach (string line in await PythonValues.RunAsync("literals", GeneratedValue.Seed, LiteralCount))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            string text = document.RootElement.GetProperty("text").GetString()!;
            string? expected = document.RootElement.GetProperty("repr").GetString();
            string actual = Parse(text) ?? "no literal";

            // Python prints a set in an order of its own.
            bool reordered = text.Contains('{', StringComparison.Ordinal) && expected is not null && actual.Order().SequenceEqual(expected.Order());
            ShouldBeSame(reordered ? expected! : actual, expected ?? "no literal", text);
            taken += expected is null ? 0 : 1;
        }

        taken.ShouldBeInRange(LiteralCount / 3, LiteralCount * 9 / 10, "both kinds have to be there");
    }

    [Fact]
    public async Task The_opcodes_are_those_of_Python()
    {
        string[] expected = await PythonValues.RunAsync("import pickletools\nfor o in pickletools.opcodes: print(ord(o.code), o.name, o.proto)");

        PickleOpcode.All.Select(opcode => $"{opcode.Code} {opcode.Name} {opcode.Protocol}").Order(StringComparer.Ordinal)
            .ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[{'nombre': 'Elvio', 'apellido': 'Lado'}, ('ene', 'feb', 'mar'), 1+3j]")]
    [InlineData("[1, 255, 256, 70000, -1, 2**70, 1.5, True, None, 'ñ', b'\\x00', (), [], {}, set()]")]
    [InlineData("{'a': (1,), 'b': [[]], 'c': {'x': (1, 2, 3, 4)}}")]
    public async Task Plain_values_are_pickled_to_the_very_bytes_of_Python(string expression)
    {
        string[] expected = await PythonValues.RunAsync($"import pickle\nfor p in range(6): print(pickle.dumps({expression}, p).hex())");
        PickleValue value = PythonLiteral.Parse(expression.Replace("2**70", $"{System.Numerics.BigInteger.Pow(2, 70)}", StringComparison.Ordinal), PickleLimits.Default);

        Enumerable.Range(0, 6).Select(protocol => Convert.ToHexStringLower(PickleWriter.Write(value, protocol))).ShouldBe(expected);
    }

    private static string? Parse(string text)
    {
        try
        {
            return PickleText.Repr(PythonLiteral.Parse(text, PickleLimits.Default), int.MaxValue);
        }
        catch (PickleException)
        {
            return null;
        }
    }

    /// <summary>Long texts differ in one place: show that place.</summary>
    private static void ShouldBeSame(string actual, string expected, string about)
    {
        if (actual != expected)
        {
            int place = Math.Max(0, actual.AsSpan().CommonPrefixLength(expected) - 40);
            actual[place..Math.Min(actual.Length, place + 120)].ShouldBe(expected[place..Math.Min(expected.Length, place + 120)], about);
        }
    }

    // Before protocol 4 Python leaves out which of two equal hours is meant.
    private static string PrintedBy(int protocol, string repr) => protocol < 4 ? repr.Replace(", fold=1", "", StringComparison.Ordinal) : repr;
}
