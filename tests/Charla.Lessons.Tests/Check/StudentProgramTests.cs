using Charla.Lessons.Check;

namespace Charla.Lessons.Tests.Check;

/// <summary>What students write, in Python, against the check: real processes, real sockets.</summary>
public sealed class StudentProgramTests
{
    [Theory]
    [MemberData(nameof(StudentPrograms.Correct), MemberType = typeof(StudentPrograms))]
    public async Task A_correct_program_passes_every_point(string name)
    {
        CheckResult result = await StudentPrograms.VerdictAsync(name);

        result.Points.ShouldAllBe(point => point.Verdict == Verdict.Passed, Shown(result));
        result.ExitCode.ShouldBe(CheckResult.AllPassed);
    }

    [Theory]
    [MemberData(nameof(StudentPrograms.Faulty), MemberType = typeof(StudentPrograms))]
    public async Task A_faulty_program_fails_the_point_that_names_its_mistake_and_no_other(string name, string failing)
    {
        CheckResult result = await StudentPrograms.VerdictAsync(name);

        result.Points.Where(point => point.Verdict == Verdict.Failed).Select(point => point.Point.Id).ShouldBe([failing], Shown(result));
        result.ExitCode.ShouldBe(CheckResult.SomeFailed);
    }

    [Fact]
    public void Every_program_is_judged() =>
        Directory.EnumerateFiles(StudentPrograms.Folder, "*.py").Select(Path.GetFileNameWithoutExtension).ShouldBe(StudentPrograms.Names, ignoreOrder: true);

    [Theory]
    [InlineData("framed_client_counts_characters", "len(text.encode('utf-8'))")]
    [InlineData("framed_client_not_padded", "HeaderNotPadded")]
    [InlineData("framed_client_hexadecimal", "HexadecimalHeader")]
    [InlineData("framed_client_newline", "HeaderWithNewline")]
    public async Task A_failure_comes_with_the_explanation_of_the_frame_doctor(string name, string text)
    {
        CheckResult result = await StudentPrograms.VerdictAsync(name);
        using StringWriter output = new();

        new CheckReport(output, Charla.Protocol.Language.English).Print(result.Points.Single(point => point.Verdict == Verdict.Failed));

        output.ToString().ShouldContain(text);
    }

    private static string Shown(CheckResult result) =>
        string.Join('\n', result.Points.Where(point => point.Verdict != Verdict.Passed).Select(point => $"{point.Point.Id}: {point.Verdict}, {point.Came.English}"));
}
