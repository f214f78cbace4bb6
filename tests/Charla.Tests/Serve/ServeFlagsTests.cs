using System.CommandLine;
using Charla.Core;
using Charla.Protocol;
using Charla.Serve;
using Charla.Server;

namespace Charla.Tests.Serve;

public sealed class ServeFlagsTests
{
    [Fact]
    public void Pages_of_elsewhere_are_named_one_by_one()
    {
        Read("").Origins.ShouldBeEmpty();
        Read("--origin https://charla.example --origin http://localhost:5173").Origins.ShouldBe(["https://charla.example", "http://localhost:5173"]);
    }

    [Theory]
    [InlineData("--origin charla.example")]
    [InlineData("--origin https://charla.example/chat")]
    [InlineData("--origin *")]
    public void What_is_no_address_of_a_page_is_no_setting(string line)
    {
        FormatException wrong = Should.Throw<FormatException>(() => Read(line));

        ServeTexts.Explain(wrong)!.Value.English.ShouldStartWith("A setting is not valid: origins = ");
    }

    [Fact]
    public void Any_limit_can_be_set_by_its_name_and_the_last_word_counts()
    {
        Read("").Limits.ShouldBe(new ChatLimits());
        ChatLimits limits = Read("--limit messagesPerSecond=0 --limit frameseconds=2.5 --limit messagesPerSecond=7 --max-payload 1000").Limits;
        (limits.MessagesPerSecond, limits.FrameSeconds, limits.MaxPayload).ShouldBe((7, 2.5, 1_000));
    }

    [Theory]
    [InlineData("--limit nothing=1")]
    [InlineData("--limit messagesPerSecond")]
    [InlineData("--limit messagesPerSecond=-1")]
    [InlineData("--max-payload 10")]
    public void What_is_no_limit_is_no_setting(string line) => ServeTexts.Explain(Should.Throw<FormatException>(() => Read(line)))!.Value.English.ShouldStartWith("A setting is not valid: ");

    private static ServerOptions Read(string line)
    {
        ServeFlags flags = new(Language.English);
        RootCommand command = [];
        foreach (Option option in flags.All)
        {
            command.Options.Add(option);
        }

        return flags.Read(command.Parse(line));
    }
}
