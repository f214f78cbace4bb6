using System.Text;
using Charla.Protocol.Irc;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcIsupportTests
{
    [Fact]
    public void No_line_has_more_than_thirteen_tokens_nor_more_than_fits()
    {
        IrcIsupport tokens = new();
        for (int i = 0; i < 30; i++)
        {
            tokens.Add("TOKEN" + i, i);
        }

        tokens.Lines(400).Select(line => line.Length).ShouldBe([13, 13, 4]);
        tokens.Lines(30).ShouldAllBe(line => line.Sum(token => token.Length + 1) <= 30);
        tokens.Lines(30).SelectMany(line => line).ShouldBe(tokens.Tokens);
    }

    [Fact]
    public void A_token_is_written_so_that_a_client_reads_it_as_it_was_meant()
    {
        new IrcIsupport().Add("UTF8ONLY").Add("NETWORK", @"Mi red\1").Add("CHANTYPES", "#").Add("NICKLEN", 32).Add("PREFIX", "(ohv)@%+").Tokens
            .ShouldBe(["UTF8ONLY", @"NETWORK=Mi\x20red\x5C1", "CHANTYPES=#", "NICKLEN=32", "PREFIX=(ohv)@%+"]);
        Should.Throw<ArgumentException>(() => new IrcIsupport().Add("a b"));
        Should.Throw<ArgumentException>(() => new IrcIsupport().Add(""));
    }

    [Fact]
    public void The_lines_end_with_the_sentence_of_005()
    {
        FrameBuffer buffer = new();
        new IrcIsupport().Add("A").Add("B", "1").Write(new IrcReplyWriter(buffer, "srv", "ana", Language.English), 400);
        Encoding.UTF8.GetString(buffer.Written.Span).ShouldBe(":srv 005 ana A B=1 :are supported by this server\r\n");
    }
}
