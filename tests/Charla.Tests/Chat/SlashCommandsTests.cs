using Charla.Chat;
using Charla.Protocol;

namespace Charla.Tests.Chat;

public sealed class SlashCommandsTests
{
    [Fact]
    public void Every_command_of_the_manual_is_there()
    {
        string[] promised =
        [
            "join", "leave", "rooms", "who", "msg", "history", "search", "edit", "delete", "react", "reply", "me", "nick", "topic",
            "register", "login", "logout", "password", "tokens", "help", "quit",
            "kick", "ban", "unban", "mute", "unmute", "invite", "role", "lock", "unlock", "rename", "settings",
        ];

        SlashCommands.All.Select(command => command.Name).ShouldBe(promised, ignoreOrder: true);
    }

    [Fact]
    public void Names_are_unique_in_both_languages()
    {
        SlashCommands.All.SelectMany(command => new[] { command.Name, command.SpanishName }.Distinct()).ShouldBeUnique();
    }

    [Fact]
    public void Every_command_is_explained_in_both_languages()
    {
        foreach (SlashCommand command in SlashCommands.All)
        {
            command.Help.Spanish.ShouldEndWith(".");
            command.Help.English.ShouldEndWith(".");
            command.Help.Spanish.ShouldNotBe(command.Help.English);
            command.Usage(Language.Spanish).ShouldStartWith("/" + command.Name);
        }
    }

    [Theory]
    [InlineData("/join taller", "join", "taller")]
    [InlineData("/JOIN  taller ", "JOIN", "taller")]
    [InlineData("/quit", "quit", "")]
    [InlineData("/msg luis hola  qué tal", "msg", "luis hola  qué tal")]
    [InlineData("/me\nbaila", "me", "baila")]
    [InlineData("/", "", "")]
    public void A_line_is_a_command_and_what_stands_behind_it(string line, string name, string arguments)
    {
        SlashCommands.Split(line).ShouldBe((name, arguments));
    }

    [Theory]
    [InlineData("join", "join")]
    [InlineData("Entrar", "join")]
    [InlineData("ayuda", "help")]
    [InlineData("nada", null)]
    public void A_command_is_found_by_either_name(string name, string? found)
    {
        SlashCommands.Find(name)?.Name.ShouldBe(found);
        (SlashCommands.Find(name) is null).ShouldBe(found is null);
    }

    [Theory]
    [InlineData("12 hola", 12L, "hola")]
    [InlineData("#12 hola que tal", 12L, "hola que tal")]
    [InlineData("12", 12L, "")]
    [InlineData("hola 12", null, "hola 12")]
    [InlineData("-3 x", null, "-3 x")]
    [InlineData("#", null, "#")]
    [InlineData("99999999999999999999 x", null, "99999999999999999999 x")]
    public void A_number_in_front_is_a_messages(string text, long? number, string others)
    {
        Words.TakeNumber(text).ShouldBe((number, others));
    }

    [Fact]
    public void A_table_is_as_wide_as_its_cells()
    {
        Table.Rows([("日本", "", "x"), ("a", "", "y")], row => [row.Item1, row.Item2, row.Item3], 80).ShouldBe(["日本  x", "a     y"]);
    }
}
