using System.Text;
using Charla.Lessons.Check;
using Charla.Protocol;
using Charla.Protocol.Doctor;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Tests.Check;

public sealed class CheckTextTests
{
    private static readonly CheckPoint _point = new("point", new("Título", "Title"), new("Hecho", "Done"), new("Esperado", "Expected"), new("Consejo", "Advice"));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("one, two", "\"one, two\"")]
    [InlineData("a \"word\"", "\"a \"\"word\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1,A2)", "\"'@SUM(A1,A2)\"")]
    [InlineData("", "")]
    public void A_field_is_quoted_and_never_computed(string value, string field) => CheckCsv.Field(value).ShouldBe(field);

    [Fact]
    public void The_file_of_a_class_has_one_header_however_many_programs()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        DateTimeOffset at = new(2026, 11, 23, 10, 41, 50, TimeSpan.FromHours(-5));
        try
        {
            CheckCsv.Append(path, "Begoña", Result(Verdict.Passed), at, Language.Spanish);
            CheckCsv.Append(path, "=1+1", Result(Verdict.Failed, Verdict.NotJudged), at, Language.Spanish);

            File.ReadAllLines(path).ShouldBe(
            [
                "time,name,exercise,side,point,verdict,came",
                "2026-11-23T15:41:50Z,Begoña,echo,server,point,passed,llegó",
                "2026-11-23T15:41:50Z,'=1+1,echo,server,point,failed,llegó",
                "2026-11-23T15:41:50Z,'=1+1,echo,server,point,not_judged,llegó",
            ]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_that_can_not_be_written_is_said_in_a_sentence() =>
        Should.Throw<LessonException>(() => CheckCsv.Append("/no/such/folder/file.csv", "", Result(Verdict.Passed), default, Language.English)).Text.English.ShouldContain("/no/such/folder/file.csv");

    [Fact]
    public void The_exit_code_says_whether_all_passed_some_failed_or_nothing_was_judged()
    {
        Result(Verdict.Passed, Verdict.NotJudged, Verdict.Advice).ExitCode.ShouldBe(0);
        Result(Verdict.Passed, Verdict.Failed).ExitCode.ShouldBe(1);
        Result(Verdict.NotJudged).ExitCode.ShouldBe(2);
    }

    [Fact]
    public void The_verdict_for_a_program_holds_every_point()
    {
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(CheckJson.Write(Result(Verdict.Passed, Verdict.Failed), "Ana", Language.English));

        json.RootElement.GetProperty("passed").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("points")[1].GetProperty("verdict").GetString().ShouldBe("failed");
        json.RootElement.GetProperty("points")[1].GetProperty("came").GetString().ShouldBe("it came");
    }

    [Theory]
    [InlineData("127.0.0.1:5000", "127.0.0.1", 5000)]
    [InlineData("aula:0", "aula", 0)]
    [InlineData("aula", "aula", 7)]
    [InlineData("[::1]:5000", "::1", 5000)]
    [InlineData("[::1]", "::1", 7)]
    [InlineData("::1", "::1", 7)]
    public void An_address_is_a_host_and_perhaps_a_port(string text, string host, int port)
    {
        CheckAddress.TryParse(text, 7, out (string Host, int Port) address).ShouldBeTrue();
        address.ShouldBe((host, port));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":5000")]
    [InlineData("aula:65536")]
    [InlineData("aula:-1")]
    [InlineData("aula:x")]
    [InlineData("un aula:1")]
    public void What_is_no_address_is_none(string text) => CheckAddress.TryParse(text, 7, out _).ShouldBeFalse();

    [Theory]
    [InlineData("Conectado\nuno\ndos\n", true)]
    [InlineData("b'uno' b'dos'", true)]
    [InlineData("dos uno", false)]
    [InlineData("uno3         dos", false)]
    public void Messages_are_found_in_what_a_program_prints_unless_their_headers_are_printed_too(string output, bool found) =>
        Printed.Messages(output, ["uno", "dos"]).ShouldBe(found);

    [Theory]
    [InlineData("a\nñ\nb\n", true)]
    [InlineData("b'a' b'\\xc3' b'\\xb1' b'b'", true)]
    [InlineData("a b ñ", false)]
    public void A_stream_is_found_in_its_pieces_as_text_or_as_bytes(string output, bool found) => Printed.Scattered(output, "añb").ShouldBe(found);

    [Fact]
    public void Frames_are_cut_as_their_headers_were_meant()
    {
        ClientFrames bytes = ClientFrames.Cut(Encoding.UTF8.GetBytes("5         piña0         2         ok"));
        ClientFrames characters = ClientFrames.Cut(Encoding.UTF8.GetBytes("4         piña0         2         ok"));

        foreach (ClientFrames frames in new[] { bytes, characters })
        {
            frames.Payloads.Select(Encoding.UTF8.GetString).ShouldBe(["piña", "", "ok"]);
            (frames.IsBroken, frames.Rest.Length, frames.IsUtf8, frames.HasNonAscii).ShouldBe((false, 0, true, true));
        }

        (bytes.CountsBytes, characters.CountsBytes).ShouldBe((true, false));
    }

    [Fact]
    public void What_is_no_frame_and_what_is_half_a_frame_are_told_apart()
    {
        ClientFrames broken = ClientFrames.Cut("4         hola4hola"u8.ToArray());
        ClientFrames half = ClientFrames.Cut("4         hola9         ho"u8.ToArray());

        (broken.IsBroken, half.IsBroken).ShouldBe((true, false));
        half.Rest.Length.ShouldBe(12);
    }

    [Fact]
    public void What_is_sent_as_objects_is_data_and_the_one_call_is_seen_for_what_it_is()
    {
        PickleText.Repr(PickleReader.Read(SentPickles.Objects, PickleLimits.Default), 200).ShouldBe("[{'nombre': 'Elvio', 'apellido': 'Lado'}, ('ene', 'feb', 'mar'), (1+3j)]");
        PickleText.Str(PickleReader.Read(SentPickles.Text(Samples.NonAscii), PickleLimits.Default), 200).ShouldBe(Samples.NonAscii);
        ReceivedPickle.FaultOf(SentPickles.Objects).ShouldBeNull();
        ReceivedPickle.FaultOf(SentPickles.Call())!.Global.ShouldBe("builtins.hex");
        ReceivedPickle.FaultOf("[1, 2]"u8.ToArray())!.Global.ShouldBeNull();
    }

    private static CheckResult Result(params Verdict[] verdicts) => new(
        new CheckOptions { Exercise = Exercise.Echo, Student = WireSide.Server },
        [.. verdicts.Select(verdict => new PointResult(_point, verdict, new("llegó", "it came"), []))]);
}
