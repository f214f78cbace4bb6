using Charla.Chat;
using Charla.Chat.Terminal;
using Charla.Client;
using Charla.Protocol;

namespace Charla.Tests.Chat;

public sealed class StatusLineTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly Conversation _conversation = new("ana", "lobby") { ServerName = "aula", Dialect = ChatDialect.Charla };

    [Theory]
    [InlineData(ConnectionState.Connected, "es", "─● conectado · ana@aula ─")]
    [InlineData(ConnectionState.Connected, "en", "─● connected · ana@aula ─")]
    [InlineData(ConnectionState.Connecting, "es", "─○ conectando… · 2 por enviar · ana@aula ─")]
    [InlineData(ConnectionState.Reconnecting, "es", "─○ sin conexión, reintento en 3 s · 2 por enviar · ana@aula ─")]
    [InlineData(ConnectionState.Reconnecting, "en", "─○ no connection, next try in 3 s · 2 unsent · ana@aula ─")]
    [InlineData(ConnectionState.Closed, "en", "─○ offline · 2 unsent · ana@aula ─")]
    public void It_tells_the_connection_and_what_waits(ConnectionState state, string language, string beginning)
    {
        _conversation.State = state;
        _conversation.RetryAt = state == ConnectionState.Reconnecting ? _now.AddSeconds(2.4) : null;
        _conversation.Unsent = state == ConnectionState.Connected ? 0 : 2;

        Line(language, 80).ShouldStartWith(beginning);
    }

    [Fact]
    public void It_tells_who_writes_and_what_is_unread_elsewhere()
    {
        _conversation.State = ConnectionState.Connected;
        _conversation.Room("taller").Unread = 3;
        _conversation.Active.SetTyping("luis", true, _now);
        Line("es", 80).ShouldStartWith("─● conectado · ana@aula · taller 3 · luis escribe… ─");

        _conversation.Active.SetTyping("eva", true, _now);
        Line("en", 80).ShouldContain("eva, luis are typing…");

        _conversation.Active.SetTyping("eva", true, _now.AddSeconds(-10));
        _conversation.Active.SetTyping("luis", false, _now);
        Line("en", 80).ShouldNotContain("typing");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(30)]
    [InlineData(12)]
    [InlineData(4)]
    [InlineData(1)]
    public void It_is_as_wide_as_the_terminal_less_one_whatever_it_says(int columns)
    {
        _conversation.ServerName = new string('日', 30);
        StyledText line = new StatusLine(new Style(isColoured: false), Language.Spanish).Line(_conversation, _now, columns);

        CellWidth.Of(line.Ansi).ShouldBeLessThanOrEqualTo(Math.Max(2, columns - 1));
        line.Columns.ShouldBe(columns - 1);
    }

    private string Line(string language, int columns) =>
        new StatusLine(new Style(isColoured: false), SpokenLanguage.Parse(language)!.Value).Line(_conversation, _now, columns).Ansi;
}
