using System.Text;
using Charla.Protocol.Irc;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcLineWriterTests
{
    private readonly FrameBuffer _buffer = new();

    [Fact]
    public void Lines_are_written_one_after_the_other()
    {
        IrcLineWriter line = new(_buffer);
        line.Tag("time", "2026-11-26T20:00:00.000Z");
        line.Tag("account", "a;b");
        line.Source("ana!a@h");
        line.Command("PRIVMSG");
        line.Param("#sala");
        line.Trailing("hola, ñandú");
        line.End().ShouldBe(0);
        int first = _buffer.Length;
        IrcLineWriter second = new(_buffer);
        second.Command("PING");
        second.Param("1");
        second.End().ShouldBe(first);

        Written().ShouldBe("@time=2026-11-26T20:00:00.000Z;account=a\\:b :ana!a@h PRIVMSG #sala :hola, ñandú\r\nPING 1\r\n");
    }

    [Theory]
    [InlineData("uno\r\nQUIT")]
    [InlineData("uno\nQUIT")]
    [InlineData("uno\rQUIT")]
    [InlineData("uno\0QUIT")]
    public void Nobody_can_make_a_second_line_of_one_whatever_part_they_write(string text)
    {
        Refused(text, (ref IrcLineWriter line, string part) => line.Trailing(part));
        Refused(text, (ref IrcLineWriter line, string part) => line.Param(part));
        Refused(text, (ref IrcLineWriter line, string part) => line.Source(part));
        Refused(text, (ref IrcLineWriter line, string part) => line.Command(part));
        Refused(text, (ref IrcLineWriter line, string part) => line.Tag(part, "x"));
        Refused(text, (ref IrcLineWriter line, string part) => line.Tag(new IrcTag("a", part)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":a")]
    [InlineData("a b")]
    public void What_would_be_read_as_something_else_is_no_parameter_but_the_last(string text)
    {
        Refused(text, (ref IrcLineWriter line, string part) => line.Param(part));
        IrcLineWriter line = new(_buffer);
        line.Command("403");
        line.ParamOrStar(text);
        line.Trailing(text);
        line.End();
        Written().ShouldBe($"QUIT\r\n403 * :{text}\r\n");
    }

    [Fact]
    public void A_line_longer_than_a_client_reads_is_refused_and_not_cut_in_silence()
    {
        Refused(new string('x', 506), (ref IrcLineWriter line, string part) =>
        {
            line.Command("PING");
            line.Trailing(part);
            line.End();
        });
        IrcLineWriter fits = new(_buffer);
        fits.Command("PING");
        fits.Room.ShouldBe(504);
        fits.Trailing(new string('x', 504));
        fits.Room.ShouldBe(0);
        fits.End();
        _buffer.Length.ShouldBe("QUIT\r\n".Length + 512);
    }

    [Fact]
    public void Tags_have_their_own_room()
    {
        IrcLineWriter line = new(_buffer);
        line.Tag("a", new string('x', 8_000));
        line.Command("PING");
        line.Room.ShouldBe(504);
        line.End();
        Refused(new string('x', 8_200), (ref IrcLineWriter writer, string part) =>
        {
            writer.Tag("a", part);
            writer.Command("PING");
            writer.End();
        });
    }

    [Theory]
    [InlineData("corto", "corto")]
    [InlineData("uno\r\ndos\ntres\rcuatro\0", "uno dos tres cuatro\uFFFD")]
    public void A_text_is_brought_onto_one_line(string text, string expected)
    {
        Cut(text).ShouldBe(expected);
    }

    [Fact]
    public void What_a_line_has_no_room_for_is_seen_to_be_missing()
    {
        string cut = Cut(string.Concat(Enumerable.Repeat("ñ", 400)));

        cut.ShouldBe(string.Concat(Enumerable.Repeat("ñ", 249)) + "…");
        Cut(new string('x', 502)).ShouldBe(new string('x', 502));
        Cut(new string('x', 503)).ShouldBe(new string('x', 499) + "…");
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        FrameBuffer buffer = new(1_024);
        Allocations.Of(() =>
        {
            buffer.Truncate(0);
            IrcLineWriter line = new(buffer);
            line.Tag("time", "2026-11-26T20:00:00.000Z");
            line.Source("ana!a@h");
            line.Command("PRIVMSG");
            line.Param("#sala");
            line.Trailing("hola");
            line.End();
        }).ShouldBe(0);
    }

    private delegate void Writing(ref IrcLineWriter line, string part);

    private void Refused(string part, Writing write)
    {
        _buffer.Truncate(0);
        IrcLineWriter before = new(_buffer);
        before.Command("QUIT");
        before.End();
        IrcLineWriter line = new(_buffer);
        bool refused = false;
        try
        {
            line.Tag("begun", "yes");
            write(ref line, part);
        }
        catch (ArgumentException)
        {
            refused = true;
        }

        refused.ShouldBeTrue();
        Written().ShouldBe("QUIT\r\n");
    }

    private string Cut(string text)
    {
        _buffer.Truncate(0);
        IrcLineWriter line = new(_buffer);
        line.Command("AWAY12");
        line.TrailingCut(text);
        line.End();
        return Written()["AWAY12 :".Length..^2];
    }

    private string Written() => Encoding.UTF8.GetString(_buffer.Written.Span);
}
