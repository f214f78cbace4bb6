using System.Globalization;
using System.Reflection;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests;

/// <summary>The tables of the norm about frames, countings and error codes.</summary>
public sealed class DocumentedFrameTests
{
    [Fact]
    public void The_frames_of_section_1_are_what_the_table_says()
    {
        IReadOnlyList<string[]> rows = ProtocolDocument.Table("1");

        rows.Count.ShouldBe(4);
        foreach (string[] row in rows)
        {
            string frame = ProtocolDocument.Code(row[0]).ShouldHaveSingleItem();
            string payload = ProtocolDocument.Code(row[1]).SingleOrDefault(frame[Frame.HeaderLength..]);

            new Inbox(Counting.Bytes).Receive(Wire.Utf8(frame)).Texts.ShouldBe([payload], frame);
            Wire.Frame(payload).SequenceEqual(Wire.Utf8(frame)).ShouldBe(!row[1].Contains("never written", StringComparison.Ordinal), frame);
        }
    }

    [Fact]
    public void The_limit_of_section_1_is_the_default() =>
        string.Concat(ProtocolDocument.Section("1")).ShouldContain(Frame.DefaultMaxPayload.ToString("N0", CultureInfo.InvariantCulture));

    [Fact]
    public void The_countings_of_section_3_are_what_the_table_says()
    {
        IReadOnlyList<string[]> rows = ProtocolDocument.Table("3");

        rows.Count.ShouldBeGreaterThanOrEqualTo(6);
        foreach (string[] row in rows)
        {
            int announced = int.Parse(row[0], CultureInfo.InvariantCulture);
            string arrived = ProtocolDocument.Code(row[1])[0];
            string[] verdict = row[2].Split(':')[0].Split(',', StringSplitOptions.TrimEntries);
            Counting counting = verdict[0].Split(" or ").Select(CountingOf).Aggregate((all, one) => all | one);

            CountingVerdict early = CountingRule.Judge(Wire.Utf8(arrived), announced, Counting.Unknown, waited: false, Frame.DefaultMaxPayload);
            CountingVerdict late = CountingRule.Judge(Wire.Utf8(arrived), announced, Counting.Unknown, waited: true, Frame.DefaultMaxPayload);

            late.Answer.ShouldBe(CountingAnswer.Whole, arrived);
            late.Remaining.ShouldBe(counting, arrived);
            early.ShouldBe(verdict[1] == "at once" ? late : CountingVerdict.Wait, arrived);
            (verdict[1] is "at once" or "after the wait").ShouldBeTrue(verdict[1]);
        }
    }

    [Fact]
    public void The_character_counts_of_section_3_are_right()
    {
        foreach (string cell in ProtocolDocument.Table("3").Select(row => row[1]).Where(cell => cell.Contains('(', StringComparison.Ordinal)))
        {
            string arrived = ProtocolDocument.Code(cell)[0];
            foreach (string count in cell.Split('(', ')')[1].Split(", "))
            {
                string[] number = count.Split(' ', 2);
                Wire.Count(CountingOf(number[1]), arrived).ToString(CultureInfo.InvariantCulture).ShouldBe(number[0], cell);
            }
        }
    }

    [Fact]
    public void The_error_codes_of_section_5_are_those_of_the_code()
    {
        string[] constants = [.. typeof(ErrorCode).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!)];
        string[] documented = [.. ProtocolDocument.Table("5").SelectMany(row => ProtocolDocument.Code(row[0]))];

        documented.ShouldBe(constants, ignoreOrder: true);
    }

    private static Counting CountingOf(string name) => name switch
    {
        "bytes" => Counting.Bytes,
        "code points" => Counting.CodePoints,
        "UTF-16 units" => Counting.Utf16Units,
        _ => throw new ArgumentException(name),
    };
}
