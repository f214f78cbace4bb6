using Charla.Chat;
using Charla.Chat.Terminal;
using Charla.Client;
using Charla.Protocol;

namespace Charla.Tests.Chat;

public sealed class ChatViewTests
{
    private static readonly DateTimeOffset _at = new(2026, 11, 22, 10, 41, 50, TimeSpan.Zero);
    private static readonly TimeZoneInfo _zone = TimeZoneInfo.CreateCustomTimeZone("Bolivia", TimeSpan.FromHours(-4), null, null);

    private readonly Conversation _conversation = new("ana", "lobby");

    [Fact]
    public void A_message_has_its_local_time_its_number_and_its_author_under_its_day()
    {
        ChatView view = Plain(Language.Spanish);

        view.Event(Said(1, "luis", "hola"), _conversation).ShouldBe(["── domingo, 22 de noviembre de 2026 ──", "06:41 #1 luis> hola"]);
        view.Event(Said(2, "ana", "¡buenas!\n¿qué tal?"), _conversation).ShouldBe(["06:41 #2 ana> ¡buenas!", "      ¿qué tal?"]);
    }

    [Fact]
    public void Every_local_day_begins_with_its_name_in_the_persons_language()
    {
        ChatView view = Plain(Language.English);

        view.Event(Said(1, "luis", "a"), _conversation)[0].ShouldBe("── Sunday, 22 November 2026 ──");
        view.Event(Said(2, "luis", "b") with { At = _at.AddHours(16) }, _conversation).Count.ShouldBe(1);
        view.Event(Said(3, "luis", "c") with { At = _at.AddHours(18) }, _conversation)[0].ShouldBe("── Monday, 23 November 2026 ──");
    }

    [Theory]
    [InlineData("es", "06:42 #3 ana editó #1: adiós", "06:42 #4 ana borró #1", "06:42 #5 ana reaccionó con 👋 a #1 luis> hola", "06:42 #6 ana quitó 👋 de #1 luis> hola", "06:42 #7 ana puso el tema: Laboratorio 3", "06:42 #8 ana quitó el tema")]
    [InlineData("en", "06:42 #3 ana edited #1: adiós", "06:42 #4 ana deleted #1", "06:42 #5 ana reacted with 👋 to #1 luis> hola", "06:42 #6 ana took 👋 back from #1 luis> hola", "06:42 #7 ana set the topic: Laboratorio 3", "06:42 #8 ana removed the topic")]
    public void What_happens_to_messages_and_rooms_is_told_in_both_languages(string language, params string[] lines)
    {
        ChatView view = Plain(SpokenLanguage.Parse(language)!.Value);
        _conversation.Active.Remember(Said(1, "luis", "hola"));
        DateTimeOffset at = _at.AddMinutes(1);
        RoomLogEvent[] events =
        [
            new MessageEdited("lobby", 3, "ana", at, 1, "adiós"),
            new MessageDeleted("lobby", 4, "ana", at, 1),
            new MessageReacted("lobby", 5, "ana", at, 1, "👋", true),
            new MessageReacted("lobby", 6, "ana", at, 1, "👋", false),
            new TopicChanged("lobby", 7, "ana", at, "Laboratorio 3"),
            new TopicChanged("lobby", 8, "ana", at, ""),
        ];

        events.Select(happened => view.Event(happened, _conversation)[^1]).ShouldBe(lines);
    }

    [Fact]
    public void An_answer_quotes_what_it_answers()
    {
        ChatView view = Seen(Language.Spanish);
        _conversation.Active.Remember(Said(1, "luis", "¿vienes a la clase de las seis o prefieres quedarte en casa?"));

        view.Event(Said(2, "ana", "sí") with { ReplyTo = 1 }, _conversation).ShouldBe(
            ["      ┌ #1 luis> ¿vienes a la clase de las seis…", "06:41 #2 ana> sí"]);
        view.Event(Said(3, "ana", "no") with { ReplyTo = 77 }, _conversation)[0].ShouldBe("      ┌ #77");
    }

    [Fact]
    public void The_past_is_shown_as_it_is_now()
    {
        ChatView view = Seen(Language.English);
        Dictionary<string, IReadOnlyList<string>> reactions = new() { ["👋"] = ["ana", "eva"], ["❤"] = ["ana"] };

        view.Event(Said(1, "luis", "hola") with { EditedAt = _at, Reactions = reactions }, _conversation)
            .ShouldBe(["06:41 #1 luis> hola (edited)", "      👋 ana, eva  ❤ ana"]);
        view.Event(Said(2, "luis", "") with { Deleted = true }, _conversation).ShouldBe(["06:41 #2 luis> (message deleted)"]);
    }

    [Fact]
    public void Actions_and_other_rooms_are_told_apart()
    {
        ChatView view = Seen(Language.Spanish);

        view.Event(Said(1, "luis", "/me baila"), _conversation).ShouldBe(["06:41 #1 * luis baila"]);
        view.Event(Said(2, "luis", "hola") with { Room = "@luis" }, _conversation).ShouldBe(["06:41 [@luis] #2 luis> hola"]);
        view.Presence(new PresenceChanged("lobby", "eva", PresenceChange.Joined, null)).ShouldBe("· eva entró");
        view.Presence(new PresenceChanged("lobby", "evita", PresenceChange.Renamed, "eva")).ShouldBe("· eva ahora se llama evita");
    }

    [Fact]
    public void Ones_own_name_stands_out_as_a_whole_word_and_only_from_others()
    {
        ChatView view = new(new Style(isColoured: true), Language.Spanish, _zone);

        view.Event(Said(1, "luis", "¿vienes, Ana?"), _conversation)[^1].ShouldEndWith("¿vienes, \e[1;33mAna\e[0m?");
        view.Event(Said(2, "luis", "mañana la anatomía"), _conversation)[^1].ShouldEndWith("mañana la anatomía");
        view.Event(Said(3, "ana", "soy ana"), _conversation)[^1].ShouldEndWith("soy ana");
        ChatView.Mentions("hola @ana", "ana").ShouldBeTrue();
        ChatView.Mentions("banana", "ana").ShouldBeFalse();
    }

    [Fact]
    public void A_name_has_one_colour_always_and_none_where_none_is_wanted()
    {
        Style coloured = new(isColoured: true);

        coloured.Name("Luis", "x").ShouldBe(coloured.Name("luis", "x"));
        coloured.Name("luis", "x").ShouldStartWith("\e[1;38;5;");
        new Style(isColoured: false).Name("luis", "x").ShouldBe("x");
    }

    [Fact]
    public void Nothing_from_the_network_steers_the_terminal()
    {
        ChatView view = Seen(Language.Spanish);
        const string Hostile = "\e[2J\e]0;x\a\u009b31m\r";
        _conversation.Active.Remember(Said(1, Hostile, Hostile));
        Dictionary<string, IReadOnlyList<string>> reactions = new() { [Hostile] = [Hostile] };

        IEnumerable<string> lines =
        [
            .. view.Event(Said(1, Hostile, Hostile + "\n" + Hostile) with { Room = Hostile, Reactions = reactions, EditedAt = _at }, _conversation),
            .. view.Event(Said(2, Hostile, "/me " + Hostile) with { ReplyTo = 1 }, _conversation),
            .. view.Event(new MessageEdited(Hostile, 3, Hostile, _at, 1, Hostile), _conversation),
            .. view.Event(new MessageReacted("lobby", 4, Hostile, _at, 1, Hostile, true), _conversation),
            .. view.Event(new TopicChanged("lobby", 5, Hostile, _at, Hostile), _conversation),
            .. view.Plain(new PlainTextReceived(Hostile, Hostile, false, _at), _conversation),
            .. view.Plain(new PlainTextReceived(null, Hostile, false, _at), _conversation),
            view.Presence(new PresenceChanged(Hostile, Hostile, PresenceChange.Renamed, Hostile)),
            view.Hit(Said(6, Hostile, Hostile) with { Room = Hostile }),
        ];

        string.Concat(lines).ShouldAllBe(unit => !char.IsControl(unit));
    }

    [Fact]
    public void The_plain_dialect_is_shown_without_numbers()
    {
        ChatView view = Seen(Language.Spanish);

        view.Plain(new PlainTextReceived("luis", "hola", false, _at), _conversation).ShouldBe(["06:41 luis> hola"]);
        view.Plain(new PlainTextReceived(null, "sin nombre", false, _at), _conversation).ShouldBe(["06:41 sin nombre"]);
    }

    private static MessageReceived Said(long seq, string from, string text) => new("lobby", seq, from, _at, text);

    private static ChatView Plain(Language language) => new(new Style(isColoured: false), language, _zone);

    /// <summary>One that has named the day already.</summary>
    private ChatView Seen(Language language)
    {
        ChatView view = Plain(language);
        view.Event(Said(0, "x", "x"), _conversation);
        return view;
    }
}
