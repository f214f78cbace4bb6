using Charla.Protocol.Messages;

namespace Charla.Protocol.Tests.Messages;

public sealed class NameRulesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("ana")]
    [InlineData("Ñandú")]
    [InlineData("ana-2_b.c")]
    [InlineData("123")]
    [InlineData("-")]
    [InlineData("名前")]
    [InlineData("Дмитрий")]
    [InlineData("n\u0303o")]
    [InlineData("हिन्दी")]
    [InlineData("𝒶𝓃𝒶")]
    public void Letters_digits_and_three_signs_make_a_name(string name)
    {
        NameRules.IsName(name).ShouldBeTrue();
        NameRules.IsRoom(name).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("ana ")]
    [InlineData("ana luis")]
    [InlineData("ana\n")]
    [InlineData("ana\0")]
    [InlineData("@ana")]
    [InlineData("#lobby")]
    [InlineData("ana~2")]
    [InlineData("ana>")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("😀")]
    [InlineData("a\u200db")]
    [InlineData("a\u202eb")]
    [InlineData("\ufeffana")]
    [InlineData("\u0301")]
    [InlineData("\u0301ana")]
    [InlineData("\ufffd")]
    public void Nothing_else_does(string? name)
    {
        NameRules.IsName(name).ShouldBeFalse();
        NameRules.IsRoom(name).ShouldBeFalse();
    }

    [Fact]
    public void Half_a_character_makes_no_name()
    {
        // Not inline: a test's arguments are text, and this is none.
        NameRules.IsName("ana\ud800").ShouldBeFalse();
        NameRules.IsName("\udc00").ShouldBeFalse();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ñ")]
    [InlineData("𝒶")]
    public void A_name_has_32_characters_and_a_room_50_at_the_most(string letter)
    {
        NameRules.IsName(Repeat(letter, 32)).ShouldBeTrue();
        NameRules.IsName(Repeat(letter, 33)).ShouldBeFalse();
        NameRules.IsRoom(Repeat(letter, 50)).ShouldBeTrue();
        NameRules.IsRoom(Repeat(letter, 51)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ANA", "ana")]
    [InlineData("Ñandú", "ñANDÚ")]
    [InlineData("ÁÉÍÓÚÜ", "áéíóúü")]
    [InlineData("ДМИТРИЙ", "дмитрий")]
    [InlineData("\U00010400", "\U00010428")]
    public void Names_that_differ_in_case_are_the_same(string one, string other)
    {
        NameRules.Fold(one).ShouldBe(NameRules.Fold(other));
        NameRules.Fold(NameRules.Fold(one)).ShouldBe(NameRules.Fold(one));
    }

    [Theory]
    [InlineData("ana", "aná")]
    [InlineData("nandu", "ñandu")]
    [InlineData("ñ", "n\u0303")]
    public void Names_that_differ_in_their_characters_are_not(string one, string other) =>
        NameRules.Fold(one).ShouldNotBe(NameRules.Fold(other), StringComparer.Ordinal);

    [Fact]
    public void The_lobby_is_a_room_and_a_direct_message_is_none()
    {
        NameRules.IsRoom(NameRules.Lobby).ShouldBeTrue();
        NameRules.Fold(NameRules.Lobby).ShouldBe(NameRules.Lobby);
        NameRules.IsRoom(NameRules.DirectPrefix + "luis").ShouldBeFalse();
    }

    private static string Repeat(string letter, int times) => string.Concat(Enumerable.Repeat(letter, times));
}
