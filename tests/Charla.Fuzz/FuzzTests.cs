using Charla.Fuzz.Targets;

namespace Charla.Fuzz;

/// <summary>A share of cases for every run of the tests: the same ones each time. More come from the program.</summary>
public sealed class FuzzTests
{
    private const int Seed = 5;
    private const long Cases = 200_000;

    private static readonly TimeSpan _share = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Names => [.. AllTargets.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_comes_in_a_decoder_does_what_it_documents_and_nothing_else(string name) =>
        FuzzRun.Run(AllTargets.Named(name), Seed, Cases, _share).ShouldBePositive();
}
