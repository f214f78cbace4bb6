using Charla.Protocol.Messages;

namespace Charla.Protocol.Tests.Messages;

public sealed class NameLooksTests
{
    [Theory]
    [InlineData("ana-2_b.c")]
    [InlineData("Ñandú")]
    [InlineData("n\u0303andu\u0301")]
    [InlineData("Дмитрий")]
    [InlineData("Ελένη")]
    [InlineData("名前")]
    [InlineData("yuki雪ゆき")]
    [InlineData("한국어")]
    [InlineData("हिन्दी")]
    [InlineData("ภาษาไทย")]
    [InlineData("שָׁלוֹם")]
    [InlineData("لغة")]
    [InlineData("123")]
    [InlineData("ვაშლი2")]
    public void A_name_of_one_writing_is_told_from_others(string name) => NameLooks.IsDistinct(name).ShouldBeTrue();

    [Theory]
    [InlineData("аna")] // Cyrillic а
    [InlineData("anα")] // Greek alpha
    [InlineData("雪Дмитрий")]
    [InlineData("հana")] // Armenian
    [InlineData("𝒶𝓃𝒶")]
    [InlineData("ａｎａ")]
    [InlineData("ªna")]
    [InlineData("ɑna")] // IPA
    [InlineData("ⓐna")]
    [InlineData("an\u115fa")] // Hangul filler
    [InlineData("an\u3164a")]
    [InlineData("ana\ufe0f")]
    [InlineData("ana\u034f")]
    [InlineData("a\u0334na")] // struck through
    [InlineData("a\u0300\u0301\u0302na")]
    [InlineData("ก\u0e48\u0e48\u0e48\u0e48")]
    [InlineData("हমa")]
    public void A_name_that_could_be_taken_for_another_is_not(string name) => NameLooks.IsDistinct(name).ShouldBeFalse();

    [Theory]
    [InlineData("ANA", "ana")]
    [InlineData("n\u0303andu", "Ñandu")]
    [InlineData("u\u0308\u0301", "ǘ")]
    [InlineData("Capa", "Сара")] // Cyrillic
    [InlineData("aνa", "ava")] // Greek nu
    [InlineData("an\u200ba", "ana")]
    public void Names_that_look_alike_have_one_key(string one, string other) => NameLooks.Key(one).ShouldBe(NameLooks.Key(other));

    [Theory]
    [InlineData("ana", "aná")]
    [InlineData("nandu", "ñandu")]
    [InlineData("Дмитрий", "Дмитрии")]
    public void Names_that_do_not_have_two(string one, string other) => NameLooks.Key(one).ShouldNotBe(NameLooks.Key(other), StringComparer.Ordinal);

    [Fact]
    public void Looking_at_a_name_again_changes_nothing()
    {
        foreach (string name in new[] { "ana", "n\u0303andu", "Сара", "雪" })
        {
            NameLooks.Key(NameLooks.Key(name)).ShouldBe(NameLooks.Key(name));
        }
    }
}
