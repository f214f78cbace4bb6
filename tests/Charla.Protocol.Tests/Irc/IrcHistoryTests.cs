using Charla.Protocol.Irc;
using FsCheck;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcHistoryTests
{
    [Theory]
    [InlineData("lobby", 1, "1.lobby")]
    [InlineData("lobby", 100, "2s.lobby")]
    [InlineData("señores.2", 36, "10.señores.2")]
    [InlineData("@ana luis", 5, "5.@ana^20luis")]
    [InlineData("a;b\\c^", 5, "5.a^3bb^5cc^5e")]
    [InlineData("x", long.MaxValue, "1y2p0ij32e8e7.x")]
    public void A_message_has_a_short_name_that_leads_back_to_it(string log, long seq, string id)
    {
        new IrcMessageId(log, seq).ToString().ShouldBe(id);
        IrcMessageId.Parse(id).ShouldBe(new IrcMessageId(log, seq));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5.")]
    [InlineData(".lobby")]
    [InlineData("0.lobby")]
    [InlineData("05.lobby")]
    [InlineData("A.lobby")]
    [InlineData("-1.lobby")]
    [InlineData("1y2p0ij32e8e8.x")]
    [InlineData("zzzzzzzzzzzzz.x")]
    [InlineData("5.a^")]
    [InlineData("5.a^zz")]
    [InlineData("5.a^61")]
    [InlineData("5.a b")]
    public void What_we_did_not_write_is_no_name_of_ours(string id) => IrcMessageId.Parse(id).ShouldBeNull();

    [Property(MaxTest = 2_000)]
    public void Every_name_comes_back_and_needs_no_escape_in_a_tag(NonEmptyString log, PositiveInt seq)
    {
        string id = new IrcMessageId(log.Get, seq.Get).ToString();

        IrcMessageId.Parse(id).ShouldBe(new IrcMessageId(log.Get, seq.Get));
        IrcLineWriter.IsMiddle(id).ShouldBeTrue();
        IrcTags.Unescape(id).ShouldBe(id);
        id.ShouldNotContain(";");
    }

    [Theory]
    [InlineData("LATEST #a * 50", IrcHistoryKind.Latest, "#a", 50)]
    [InlineData("latest #a timestamp=2026-11-26T20:00:00.000Z 5000", IrcHistoryKind.Latest, "#a", 100)]
    [InlineData("BEFORE luis msgid=2s.lobby 10", IrcHistoryKind.Before, "luis", 10)]
    [InlineData("AFTER #a timestamp=2026-11-26T20:00:00Z 10", IrcHistoryKind.After, "#a", 10)]
    [InlineData("AROUND #a msgid=2s.lobby 10", IrcHistoryKind.Around, "#a", 10)]
    [InlineData("BETWEEN #a msgid=2s.lobby timestamp=2026-11-26T20:00:00.123Z 10", IrcHistoryKind.Between, "#a", 10)]
    [InlineData("TARGETS timestamp=2026-11-26T20:00:00.000Z timestamp=2026-11-27T20:00:00.000Z 10", IrcHistoryKind.Targets, "", 10)]
    internal void A_part_of_a_history_is_asked_for(string command, IrcHistoryKind kind, string target, int limit)
    {
        IrcHistoryRequest.Parse(command.Split(' '), 100, out IrcHistoryRequest request).ShouldBeNull();
        (request.Kind, request.Target, request.Limit).ShouldBe((kind, target, limit));
    }

    [Fact]
    public void Its_ends_are_times_or_messages()
    {
        IrcHistoryRequest.Parse("BETWEEN #a msgid=2s.lobby timestamp=2026-11-26T20:00:00.123Z 10".Split(' '), 100, out IrcHistoryRequest request);

        request.From.ShouldBe(new IrcHistoryPlace(null, new IrcMessageId("lobby", 100)));
        request.To.Time.ShouldBe(new DateTimeOffset(2026, 11, 26, 20, 0, 0, 123, TimeSpan.Zero));
        IrcHistoryPlace.Write(request.To.Time!.Value).ShouldBe("2026-11-26T20:00:00.123Z");
        IrcHistoryRequest.Parse("LATEST #a * 10".Split(' '), 100, out request);
        request.From.IsAny.ShouldBeTrue();
    }

    [Theory]
    [InlineData("LATEST", "NEED_MORE_PARAMS")]
    [InlineData("LATEST #a *", "NEED_MORE_PARAMS")]
    [InlineData("NADA", "INVALID_PARAMS")]
    [InlineData("NADA #a * 10", "INVALID_PARAMS")]
    [InlineData("1 #a * 10", "INVALID_PARAMS")]
    [InlineData("BEFORE #a * 10", "INVALID_PARAMS")]
    [InlineData("BETWEEN #a msgid=1.a * 10", "INVALID_PARAMS")]
    [InlineData("BETWEEN #a msgid=1.a 10", "INVALID_PARAMS")]
    [InlineData("LATEST #a * 10 11", "INVALID_PARAMS")]
    [InlineData("LATEST #a * 0", "INVALID_PARAMS")]
    [InlineData("LATEST #a * -1", "INVALID_PARAMS")]
    [InlineData("LATEST #a * muchos", "INVALID_PARAMS")]
    [InlineData("LATEST #a msgid=de-otro 10", "INVALID_PARAMS")]
    [InlineData("LATEST #a timestamp=ayer 10", "INVALID_PARAMS")]
    [InlineData("LATEST #a timestamp=2026-11-26T20:00:00+01:00 10", "INVALID_PARAMS")]
    [InlineData("LATEST #a ayer 10", "INVALID_PARAMS")]
    [InlineData("LATEST #a id=5 10", "INVALID_MSGREFTYPE")]
    [InlineData("TARGETS msgid=1.a timestamp=2026-11-26T20:00:00.000Z 10", "INVALID_PARAMS")]
    public void Anything_else_has_the_fault_that_the_specification_names(string command, string code)
    {
        IrcHistoryRequest.Parse(command.Split(' '), 100, out _)!.Code.ShouldBe(code);
    }
}
