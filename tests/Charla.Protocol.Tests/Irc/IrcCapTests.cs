using System.Text;
using Charla.Protocol.Irc;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcCapTests
{
    private const IrcCapability Offered = IrcCapability.MessageTags | IrcCapability.ServerTime | IrcCapability.Sasl | IrcCapability.CapNotify | IrcCapability.Sts;

    [Fact]
    public void Registration_waits_from_the_first_word_about_capabilities_to_the_last()
    {
        default(IrcCapState).IsNegotiating.ShouldBeFalse();
        default(IrcCapState).Listed(null, registered: false).IsNegotiating.ShouldBeTrue();
        Request(default, "sasl").IsNegotiating.ShouldBeTrue();
        default(IrcCapState).Listed("302", registered: false).Ended().IsNegotiating.ShouldBeFalse();
        default(IrcCapState).Listed("302", registered: true).IsNegotiating.ShouldBeFalse();
    }

    [Theory]
    [InlineData("message-tags server-time", IrcCapability.MessageTags | IrcCapability.ServerTime)]
    [InlineData("  message-tags  ", IrcCapability.MessageTags)]
    [InlineData("message-tags -message-tags", IrcCapability.None)]
    [InlineData("-message-tags message-tags", IrcCapability.MessageTags)]
    [InlineData("-server-time", IrcCapability.None)]
    [InlineData("", IrcCapability.None)]
    internal void What_is_offered_is_taken_from_left_to_right(string list, IrcCapability enabled)
    {
        default(IrcCapState).Requested(list, Offered, registered: false, out bool accepted).Enabled.ShouldBe(enabled);
        accepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("server-time nada")]
    [InlineData("nada -sasl")]
    [InlineData("server-time batch")]
    [InlineData("server-time sts")]
    [InlineData("server-time sasl=PLAIN")]
    [InlineData("Server-Time")]
    [InlineData("-nada")]
    public void All_of_a_request_is_taken_or_nothing(string list)
    {
        IrcCapState before = Request(default, "sasl");

        before.Requested(list, Offered, registered: false, out bool accepted).Enabled.ShouldBe(IrcCapability.Sasl);

        accepted.ShouldBeFalse();
    }

    [Fact]
    public void Who_knows_302_is_told_of_changes_and_cannot_give_that_up()
    {
        IrcCapState state = default(IrcCapState).Listed("302", registered: false);
        state.IsNotified.ShouldBeTrue();
        state.Requested("cap-notify", Offered, registered: false, out bool accepted);
        accepted.ShouldBeTrue();
        state.Requested("-cap-notify", Offered, registered: false, out accepted).IsNotified.ShouldBeTrue();
        accepted.ShouldBeFalse();
        Request(Request(default, "cap-notify"), "-cap-notify").IsNotified.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("302", 302)]
    [InlineData("307", 307)]
    [InlineData("abc", 0)]
    [InlineData("-302", 0)]
    [InlineData("99999999999", 0)]
    public void A_version_is_a_number(string? version, int number) => default(IrcCapState).Listed(version, registered: true).Version.ShouldBe(number);

    [Fact]
    public void The_highest_version_is_remembered()
    {
        default(IrcCapState).Listed("302", registered: false).Listed(null, registered: false).Version.ShouldBe(302);
        default(IrcCapState).Listed("301", registered: false).Listed("302", registered: false).Version.ShouldBe(302);
    }

    [Fact]
    public void What_the_server_withdraws_is_off() => Request(default, "sasl server-time").Without(IrcCapability.Sasl).Enabled.ShouldBe(IrcCapability.ServerTime);

    [Fact]
    public void Every_capability_has_one_name()
    {
        foreach (IrcCapability capability in Enum.GetValues<IrcCapability>().Where(each => each != IrcCapability.None))
        {
            IrcCapabilities.Named(IrcCapabilities.Names(capability).ShouldHaveSingleItem()).ShouldBe(capability);
        }

        IrcCapabilities.Names(IrcCapability.Sasl | IrcCapability.Batch, new Dictionary<IrcCapability, string> { [IrcCapability.Sasl] = "PLAIN" }).ShouldBe(["batch", "sasl=PLAIN"]);
    }

    [Fact]
    public void A_long_list_takes_several_lines_of_which_all_but_the_last_say_so()
    {
        string[] words = [.. Enumerable.Range(0, 100).Select(i => $"example.org/cap-{i}=value")];

        List<string> lines = Written("LS", words, marksMore: true);

        lines.Count.ShouldBeGreaterThan(3);
        lines.SkipLast(1).ShouldAllBe(line => line.StartsWith(":srv CAP * LS * :", StringComparison.Ordinal));
        lines[^1].ShouldStartWith(":srv CAP * LS :");
        lines.ShouldAllBe(line => line.Length <= IrcLineReader.MaxBody);
        lines.SelectMany(line => line[(line.IndexOf(" :", StringComparison.Ordinal) + 2)..].Split(' ')).ShouldBe(words);
        Written("LS", words, marksMore: false).ShouldAllBe(line => line.StartsWith(":srv CAP * LS :", StringComparison.Ordinal));
    }

    [Fact]
    public void No_capability_at_all_is_a_line_too() => Written("LIST", [], marksMore: true).ShouldBe([":srv CAP * LIST :"]);

    private static IrcCapState Request(IrcCapState state, string list) => state.Requested(list, Offered, registered: false, out _);

    private static List<string> Written(string subcommand, IEnumerable<string> words, bool marksMore)
    {
        FrameBuffer buffer = new();
        IrcCapState.Write(buffer, "srv", "*", subcommand, words, marksMore);
        return [.. Encoding.UTF8.GetString(buffer.Written.Span).Split("\r\n")[..^1]];
    }
}
