using System.CommandLine;
using Charla.Chat;
using Charla.Protocol;

namespace Charla.Tests.Chat;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("maria", "maria")]
    [InlineData("maría josé", "maríajosé")]
    [InlineData("DOMAIN\\user", "DOMAINuser")]
    [InlineData("", "charla")]
    [InlineData("***", "charla")]
    public void The_users_name_is_made_a_valid_one(string user, string name)
    {
        ChatCommand.NameFrom(user).ShouldBe(name);
    }

    [Fact]
    public void A_name_that_is_too_long_is_cut_between_characters()
    {
        ChatCommand.NameFrom(string.Concat(Enumerable.Repeat("𝒜", 40))).ShouldBe(string.Concat(Enumerable.Repeat("𝒜", 32)));
    }

    [Theory]
    [InlineData("chat localhost")]
    [InlineData("chat localhost:5001 ana")]
    [InlineData("chat [::1]:5000 ana --room taller --history 5")]
    [InlineData("chat ws://aula:5080/ws ana --lang es --follow --json --plain-output --wait")]
    public void A_right_command_line_is_taken(string line)
    {
        Parse(line).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("chat http//x")]
    [InlineData("chat localhost a>b")]
    [InlineData("chat localhost ana --room @luis")]
    [InlineData("chat localhost ana --lang fr")]
    [InlineData("chat localhost ana --history muchos")]
    public void A_wrong_one_is_told_so(string line)
    {
        Parse(line).Errors.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("es_BO.UTF-8", null, null, "es")]
    [InlineData(null, "es", "en_US.UTF-8", "es")]
    [InlineData(null, null, "es_ES@euro", "es")]
    [InlineData("en_GB", "es", "es", "en")]
    [InlineData("", "", "es", "es")]
    [InlineData("C.UTF-8", null, null, "en")]
    [InlineData(null, null, null, "en")]
    public void The_environment_chooses_the_language(string? all, string? messages, string? lang, string expected)
    {
        Language chosen = SpokenLanguage.From(name => name switch { "LC_ALL" => all, "LC_MESSAGES" => messages, _ => lang });

        chosen.ShouldBe(SpokenLanguage.Parse(expected)!.Value);
    }

    private static ParseResult Parse(string line)
    {
        RootCommand root = new() { ChatCommand.Create(Language.English) };
        return root.Parse(line.Split(' '));
    }
}
