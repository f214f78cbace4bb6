using Charla.Chat;

namespace Charla.Tests.Chat;

public sealed class CompleterTests
{
    private readonly Conversation _conversation = new("ana", "lobby");

    public CompleterTests()
    {
        foreach (string name in (string[])["ana", "Luis", "lucía", "maría"])
        {
            _conversation.Active.Add(name);
        }

        _conversation.Room("taller").Add("marta");
        _conversation.Room("@luis");
    }

    [Theory]
    [InlineData("/jo", "/join ")]
    [InlineData("/re", "/reply |/react |/rename |/register ")]
    [InlineData("/join t", "/join taller ")]
    [InlineData("/who ", "/who lobby |/who taller |/who @luis ")]
    [InlineData("/msg lu", "/msg lucía |/msg Luis ")]
    [InlineData("/msg lucía hola ma", "/msg lucía hola maría |/msg lucía hola marta ")]
    [InlineData("/help to", "/help topic |/help tokens ")]
    [InlineData("LU", "lucía: |Luis: ")]
    [InlineData("hola lu", "hola lucía |hola Luis ")]
    [InlineData("hola @mar", "hola @maría |hola @marta ")]
    [InlineData("//lu", "//lu")]
    [InlineData("hola x", "hola x")]
    public void Tab_offers_what_fits_at_the_cursor_one_after_the_other(string line, string offers)
    {
        string[] expected = offers.Split('|');
        Completer completer = new(typed => CompletionSource.Find(typed, _conversation));
        string shown = line;
        foreach (string offer in (string[])[.. expected, expected[0]])
        {
            shown = Press(completer, shown);
            shown.ShouldBe(offer);
        }
    }

    [Fact]
    public void Shift_tab_goes_the_other_way_round()
    {
        Completer completer = new(typed => CompletionSource.Find(typed, _conversation));

        Press(completer, "lu", backwards: true).ShouldBe("Luis: ");
        Press(completer, "Luis: ", backwards: true).ShouldBe("lucía: ");
        Press(completer, "lucía: ").ShouldBe("Luis: ");
    }

    [Fact]
    public void Another_key_ends_the_round()
    {
        Completer completer = new(typed => CompletionSource.Find(typed, _conversation));
        Press(completer, "lu").ShouldBe("lucía: ");
        completer.Reset();

        Press(completer, "lucía: ma").ShouldBe("lucía: maría ");
    }

    private static string Press(Completer completer, string line, bool backwards = false) =>
        completer.Next(line, line.Length, backwards) is var (start, length, text) ? line.Remove(start, length).Insert(start, text) : line;
}
