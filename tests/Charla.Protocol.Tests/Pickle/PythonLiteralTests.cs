using Charla.Protocol.Pickle;

namespace Charla.Protocol.Tests.Pickle;

public sealed class PythonLiteralTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_Python_reads_is_read_and_printed_as_Python_prints_it(int seed)
    {
        foreach (string line in await PythonProgram.LinesAsync("pickle_literals.py", "valid", $"{seed}", "5000"))
        {
            (string literal, string? expected) = Pair(line);

            Outcome(literal).ShouldBe(expected, literal);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task What_Python_refuses_is_refused_and_nothing_else(int seed)
    {
        foreach (string line in await PythonProgram.LinesAsync("pickle_literals.py", "mutated", $"{seed}", "10000"))
        {
            (string literal, string? expected) = Pair(line);
            if (!IsKnownDifference(literal, expected))
            {
                Outcome(literal).ShouldBe(expected, literal);
            }
        }
    }

    [Fact]
    public async Task A_set_has_the_elements_that_Python_gives_it()
    {
        foreach (string line in await PythonProgram.LinesAsync("pickle_literals.py", "sets", "6", "2000"))
        {
            (string literal, string? expected) = Pair(line);

            Sorted(Outcome(literal)!).ShouldBe(Sorted(expected!), literal);
        }
    }

    [Theory]
    [InlineData("[1 2]", 3)]
    [InlineData("[1, dos]", 4)]
    [InlineData("1 + 2", 2)]
    [InlineData("{[1]}", 1)]
    [InlineData("b'ñ'", 2)]
    public void An_error_has_its_place(string literal, int offset) =>
        Should.Throw<PickleException>(() => PythonLiteral.Parse(literal, PickleLimits.Default)).Offset.ShouldBe(offset);

    [Theory]
    [InlineData("[")]
    [InlineData("(")]
    [InlineData("{1:")]
    [InlineData("-(")]
    public void Depth_ends_at_its_limit_and_not_with_the_program(string open)
    {
        string literal = string.Concat(Enumerable.Repeat(open, 1_000_000));

        Should.Throw<PickleException>(() => PythonLiteral.Parse(literal, PickleLimits.Default)).Code.ShouldBe(PickleErrorCode.BadLiteral);
    }

    [Fact]
    public void A_number_of_too_many_digits_is_refused()
    {
        string most = new('9', PickleLimits.Default.MaxIntegerDigits);

        PickleText.Repr(PythonLiteral.Parse(most, PickleLimits.Default), 10_000).ShouldBe(most);
        Should.Throw<PickleException>(() => PythonLiteral.Parse(most + "9", PickleLimits.Default)).Offset.ShouldBe(0);
    }

    /// <summary>Space at a line's start and line ends mean something to Python outside brackets; names of Unicode are left out here on purpose.</summary>
    private static bool IsKnownDifference(string literal, string? expected) =>
        literal.Contains('\n', StringComparison.Ordinal) || literal.Contains("\\N", StringComparison.Ordinal)
        || (expected is null && literal.Contains('\0', StringComparison.Ordinal));

    private static string? Outcome(string literal)
    {
        try
        {
            return PickleText.Repr(PythonLiteral.Parse(literal, PickleLimits.Default), 1_000_000);
        }
        catch (PickleException)
        {
            return null;
        }
    }

    private static string[] Sorted(string set) => [.. set.Trim('{', '}').Replace("(1, 'a')", "tuple", StringComparison.Ordinal).Split(", ").Order(StringComparer.Ordinal)];


    private static (string Literal, string? Expected) Pair(string line)
    {
        string[] parts = line.Split('\t');
        return (PythonProgram.Text(parts[0]), parts[1] == "-" ? null : PythonProgram.Text(parts[1]));
    }
}
