using System.Text.RegularExpressions;
using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests.Guide;

/// <summary>The guide's pages as they stand in the repository.</summary>
public sealed partial class GuidePageTests
{
    private static readonly string[] _folders = ["docs/guia", "docs/guide"];

    public static TheoryData<string> Pages { get; } = [.. _folders.SelectMany(PagesOf)];

    [Fact]
    public void Both_languages_have_the_same_pages()
    {
        string[][] steps = [.. _folders.Select(folder => PagesOf(folder).Select(StepOf).ToArray())];

        steps[0].Length.ShouldBe(11);
        steps[1].ShouldBe(steps[0]);
    }

    /// <summary>Each page shows the same programs and the same transcripts, in the same order, as its other half.</summary>
    [Fact]
    public void Both_languages_show_the_same_programs()
    {
        string[][][] shown = [.. _folders.Select(folder => PagesOf(folder).Select(page => Shown().Matches(Read(page)).Select(marker => marker.Value).ToArray()).ToArray())];

        shown[1].ShouldBe(shown[0]);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_a_page_shows_is_what_its_programs_are_and_do(string page)
    {
        string charla = Path.Combine(AppContext.BaseDirectory, "charla");
        await using RunningProgram check = RunningProgram.Python("tests/guide/pages.py", "check", charla, Samples.Built, page);

        int code = await check.WaitForExitAsync();

        code.ShouldBe(0, string.Join('\n', check.Lines));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_a_page_leads_somewhere(string page)
    {
        BrokenLinks(page).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("README.md", "docs/guide/README.md")]
    [InlineData("README.es.md", "docs/guia/README.md")]
    public void The_guide_is_reached_from_the_front_page(string front, string guide)
    {
        Links(front).ShouldContain(guide);
        BrokenLinks(front).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_block_of_code_says_where_it_comes_from(string page)
    {
        string[] unmarked = [.. UnmarkedCode().Matches(Read(page)).Select(block => block.Value)];

        unmarked.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_box_is_empty(string page)
    {
        EmptyBlock().Matches(Read(page)).ShouldBeEmpty();
    }

    private static string[] PagesOf(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(RunningProgram.Root, folder), "*.md").Select(file => Path.GetRelativePath(RunningProgram.Root, file)).Order(StringComparer.Ordinal)];

    private static string StepOf(string page) => Path.GetFileName(page).Split('-')[0];

    private static string Read(string page) => File.ReadAllText(Path.Combine(RunningProgram.Root, page));

    private static IEnumerable<string> Links(string page) => Link().Matches(Read(page)).Select(link => link.Groups[1].Value);

    private static IEnumerable<string> BrokenLinks(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(RunningProgram.Root, page))!;
        return Links(page).Where(link => !link.StartsWith("http", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, link.Split('#')[0])));
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^<!-- (sample|run): \S+ -->$", RegexOptions.Multiline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"(?<!-->\n)^```(python|csharp|javascript|c|bash)\n", RegexOptions.Multiline)]
    private static partial Regex UnmarkedCode();

    [GeneratedRegex(@"^```\w+\n```$", RegexOptions.Multiline)]
    private static partial Regex EmptyBlock();
}
