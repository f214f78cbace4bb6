using System.Reflection;

namespace Charla.Protocol.Tests;

public sealed class ErrorTextsTests
{
    public static TheoryData<string> Codes =>
        [.. typeof(ErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (string)code.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_error_code_has_a_sentence_in_both_languages(string code)
    {
        Bilingual text = ErrorTexts.For(code, "x{0}y");

        text.Spanish.ShouldEndWith(".");
        text.English.ShouldEndWith(".");
        text.Spanish.ShouldNotBe(text.English);
        ErrorTexts.For(code).Spanish.ShouldNotContain("{");
    }
}
