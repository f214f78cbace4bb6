using System.Text;
using Charla.Protocol.Doctor;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Doctor;

public sealed class FindingTextTests
{
    [Fact]
    public void A_finding_shows_its_bytes_with_the_mistake_underlined_the_statement_and_the_fix()
    {
        Finding found = Watching.Whole([.. Wire.Frame("hola"), .. Wire.Frame(Wire.Utf8("ana> señor"), 10)]).ShouldHaveSingleItem();

        FindingText.Lines(found, Language.Spanish).ShouldBe(
        [
            "CountsCharacters (el cliente, byte 14)",
            "    14  31 30 20 20 20 20 20 20 20 20 61 6e 61 3e 20 73  10        ana> s",
            "        ^^^^^                                            ^^",
            "    30  65 c3 b1 6f 72                                   e..or",
            "  La cabecera anuncia 10, pero el texto ocupa 11 bytes: cuenta caracteres y no bytes («ñ» es un",
            "    carácter y ocupa 2 bytes).",
            "  Remedio: Codifica primero y cuenta después:",
            "  Python: longitud = len(texto.encode('utf-8'))",
            "  C#: int longitud = Encoding.UTF8.GetByteCount(texto);",
        ]);
        FindingText.Lines(found, Language.English)[4].ShouldStartWith("  The header announces 10, but the text takes 11 bytes");
    }

    [Fact]
    public void What_is_missing_is_marked_where_it_should_come()
    {
        Finding found = Watching.Whole(Wire.Utf8("20        hola")).ShouldHaveSingleItem();

        FindingText.Lines(found, Language.English).Skip(1).Take(2).ShouldBe(
        [
            "     0  32 30 20 20 20 20 20 20 20 20 68 6f 6c 61        20        hola",
            "                                                  ^^                   ^",
        ]);
    }

    [Fact]
    public void No_line_is_too_wide_and_no_control_character_gets_through()
    {
        Random random = new(7);
        List<Finding> findings = [.. MistakeBytes.All.SelectMany(row => Watching.Whole((byte[])row[1]))];
        for (int i = 0; i < 2_000; i++)
        {
            byte[] bytes = new byte[random.Next(1, 80)];
            random.NextBytes(bytes);
            findings.AddRange(Watching.Whole(bytes));
        }

        findings.Add(Watching.Whole(Encoding.UTF8.GetBytes("ho\u001b[2J\u009b1m\u202ela\u2028")).ShouldHaveSingleItem());
        foreach (string line in findings.SelectMany(one => FindingText.Lines(one, Language.Spanish).Concat(FindingText.Lines(one, Language.English))))
        {
            line.Length.ShouldBeLessThanOrEqualTo(FindingText.Width, line);
            line.EnumerateRunes().All(WireText.IsPrintable).ShouldBeTrue(line);
        }
    }

    [Fact]
    public void Every_rule_has_a_mark_in_every_finding_text()
    {
        foreach (Finding found in MistakeBytes.All.SelectMany(row => Watching.Whole((byte[])row[1])))
        {
            FindingText.Lines(found, Language.English).ShouldContain(line => line.TrimStart().StartsWith('^'), $"{found}");
        }
    }
}
