using System.Reflection;
using System.Text;
using Charla.Protocol.Irc;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcReplyTests
{
    private readonly FrameBuffer _buffer = new();

    internal static IReadOnlyList<IrcNumeric> All { get; } = [.. Fields<IrcNumeric>(typeof(IrcReplies)), .. Fields<IrcNumeric>(typeof(IrcErrors))];

    [Fact]
    public void A_numeric_has_the_servers_name_the_clients_and_its_sentence()
    {
        Writer().Write(IrcErrors.NoSuchChannel, "#nada");
        Writer(Language.Spanish).Write(IrcErrors.NoSuchChannel, "#nada");
        Lines().ShouldBe([":srv 403 ana #nada :No such channel", ":srv 403 ana #nada :No existe ese canal"]);
    }

    [Fact]
    public void Its_shape_says_where_parameters_stand()
    {
        Writer().WriteText(IrcReplies.WhoisUser, "Ana María", "luis", "l", "h");
        Writer().Write(IrcReplies.ChannelModeIs, "#a", "+kl", "x", "5");
        Writer().WriteText(IrcReplies.Welcome, IrcReplies.Welcome.Text!.Value.With("Charla", "ana"));
        Writer().Write(IrcReplies.Isupport, "A", "B=1");
        Lines().ShouldBe([":srv 311 ana luis l h * :Ana María", ":srv 324 ana #a +kl x 5", ":srv 001 ana :Welcome to Charla, ana", ":srv 005 ana A B=1 :are supported by this server"]);
    }

    [Fact]
    public void Parameters_that_are_too_few_or_too_many_are_a_mistake_of_ours()
    {
        Should.Throw<ArgumentException>(() => Writer().Write(IrcErrors.NoSuchChannel));
        Should.Throw<ArgumentException>(() => Writer().Write(IrcErrors.NoSuchChannel, "#a", "#b"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData(":a")]
    [InlineData("a\r\nQUIT")]
    public void What_a_stranger_has_written_stays_one_parameter(string written)
    {
        Writer().Write(IrcErrors.NoSuchChannel, written);
        Lines().ShouldBe([":srv 403 ana * :No such channel"]);
    }

    [Fact]
    public void Many_words_take_as_many_lines_as_they_need_and_none_is_lost()
    {
        string[] names = [.. Enumerable.Range(0, 300).Select(i => $"@ñandú{i}")];

        Writer().WriteWords(IrcReplies.NamesReply, names, ' ', "=", "#sala");

        List<string> lines = Lines();
        lines.Count.ShouldBeGreaterThan(5);
        lines.ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= IrcLineReader.MaxBody);
        lines.SelectMany(line => line[":srv 353 ana = #sala :".Length..].Split(' ')).ShouldBe(names);
    }

    [Fact]
    public void No_words_are_no_line()
    {
        Writer().WriteWords(IrcReplies.MonitorOnline, [], ',');
        _buffer.Length.ShouldBe(0);
    }

    [Fact]
    public void A_standard_reply_has_its_command_code_context_and_sentence()
    {
        Writer().Write(IrcStandardReply.InvalidUtf8, "PRIVMSG");
        Writer().Write(IrcStandardReply.MultilineInvalidTarget, "BATCH", "#a", "b c");
        Lines().ShouldBe([
            ":srv FAIL PRIVMSG INVALID_UTF8 :Message rejected, your IRC software MUST use UTF-8 encoding on this network",
            ":srv FAIL BATCH MULTILINE_INVALID_TARGET #a * :Invalid multiline target",
        ]);
    }

    [Fact]
    public void Every_numeric_has_its_own_number_and_name_and_is_said_in_both_languages()
    {
        All.Count.ShouldBeGreaterThan(120);
        All.Select(numeric => numeric.Number).ShouldBeUnique();
        All.Select(numeric => numeric.Name).ShouldBeUnique();
        foreach (IrcNumeric numeric in All)
        {
            numeric.Code.Length.ShouldBe(3);
            (numeric.HasData && numeric.Text is not null).ShouldBeFalse(numeric.Name);
            if (numeric.Text is { } text)
            {
                text.Spanish.ShouldNotBe(text.English, numeric.Name);
                Places(text.Spanish).ShouldBe(Places(text.English), numeric.Name);
            }
        }
    }

    [Fact]
    public void Every_standard_reply_is_said_in_both_languages()
    {
        IReadOnlyList<IrcStandardReply> replies = Fields<IrcStandardReply>(typeof(IrcStandardReply));
        replies.Count.ShouldBeGreaterThan(30);
        replies.ShouldAllBe(reply => reply.Text.Spanish.Length > 0 && reply.Text.Spanish != reply.Text.English && !reply.Code.Any(char.IsLower));
    }

    private static IReadOnlyList<T> Fields<T>(Type owner) =>
        [.. owner.GetFields(BindingFlags.Static | BindingFlags.Public).Where(field => field.FieldType == typeof(T)).Select(field => (T)field.GetValue(null)!)];

    private static int Places(string text) => text.Count(letter => letter == '{');

    private IrcReplyWriter Writer(Language language = Language.English) => new(_buffer, "srv", "ana", language);

    private List<string> Lines() => [.. Encoding.UTF8.GetString(_buffer.Written.Span).Split("\r\n")[..^1]];
}
