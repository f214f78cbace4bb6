using Charla.Protocol.Doctor;

namespace Charla.Protocol.Tests.Doctor;

/// <summary>A reader that takes one receive for one message, as it shows from outside: its answers stop when messages come in pieces.</summary>
public sealed class AnswerTests
{
    [Fact]
    public void A_server_that_answered_and_stops_after_a_split_is_told_once()
    {
        Watching watching = Conversation().Splits(WireSide.Client).Asks("dos").Waits(2.9);
        watching.Rules.ShouldBeEmpty();

        watching.Waits(0.2).Waits(5).Asks("tres").Waits(5).Ends(WireSide.Server);

        Finding found = watching.Found.ShouldHaveSingleItem();
        (found.Rule, found.By).ShouldBe((FindingRule.OneReceiveIsOneMessage, WireSide.Server));
        found.Mistake.English.ShouldContain("3 s");
    }

    [Fact]
    public void A_server_that_closes_instead_of_answering_a_message_in_pieces_is_told() =>
        Conversation().Splits(WireSide.Client).Asks("dos").Ends(WireSide.Server).Rules.ShouldBe([FindingRule.OneReceiveIsOneMessage]);

    [Theory]
    [InlineData("9         ")]
    [InlineData("9ana> dos")]
    [InlineData("ana> dos")]
    public void A_server_that_answers_nonsense_to_a_message_in_pieces_and_closes_is_told(string nonsense) =>
        Conversation().Splits(WireSide.Client).Asks("dos").Server(nonsense).Ends(WireSide.Server).Rules.ShouldBe([FindingRule.OneReceiveIsOneMessage]);

    [Fact]
    public void A_server_that_answers_every_piece_and_then_closes_is_told() =>
        Conversation().Splits(WireSide.Client).Asks("dos").Answers("d").Answers("o").Ends(WireSide.Server).Rules.ShouldBe([FindingRule.OneReceiveIsOneMessage]);

    [Fact]
    public void A_server_that_goes_on_answering_is_right() =>
        Conversation().Splits(WireSide.Client).Asks("dos").Answers("dos").Asks("tres").Waits(2).Answers("tres").Waits(10).Ends(WireSide.Server).Rules.ShouldBeEmpty();

    [Fact]
    public void Who_has_put_two_messages_together_owes_nothing_more() =>
        Conversation().Splits(WireSide.Client).Asks("dos").Answers("dos").Asks("tres").Answers("tres").Asks("cuatro").Waits(60).Ends(WireSide.Server).Rules.ShouldBeEmpty();

    [Fact]
    public void A_server_that_never_answered_owes_no_answer() =>
        new Watching().Answers("charla/1 aula: hola").Asks("uno").Splits(WireSide.Client).Asks("dos").Waits(10).Ends(WireSide.Server).Rules.ShouldBeEmpty();

    [Fact]
    public void Without_a_split_silence_says_nothing() => Conversation().Asks("dos").Waits(60).Ends(WireSide.Server).Rules.ShouldBeEmpty();

    [Fact]
    public void A_client_that_has_said_goodbye_is_owed_nothing() =>
        Conversation().Splits(WireSide.Client).Asks("adiós").Ends(WireSide.Client).Waits(10).Ends(WireSide.Server).Rules.ShouldBeEmpty();

    [Fact]
    public void Operations_of_charla_have_no_reply_at_times() =>
        new Watching().Asks("""{"op":"hello","v":1,"name":"ana"}""").Answers("""{"op":"welcome"}""").Splits(WireSide.Client).Asks("""{"op":"typing"}""").Waits(10).Rules.ShouldBeEmpty();

    [Fact]
    public void A_client_owes_nobody_an_answer_unless_it_is_said_to()
    {
        Watching silent = new Watching().Answers("uno").Asks("uno").Answers("dos").Asks("dos").Splits(WireSide.Server).Answers("tres").Waits(10);
        silent.Rules.ShouldBeEmpty();

        Watching answering = new Watching(new DoctorOptions { ClientAnswers = true, AnswerLimit = TimeSpan.FromSeconds(1) }).Answers("uno").Asks("uno").Answers("dos").Asks("dos").Splits(WireSide.Server).Answers("tres").Waits(2);
        Finding found = answering.Found.ShouldHaveSingleItem();
        (found.Rule, found.By).ShouldBe((FindingRule.OneReceiveIsOneMessage, WireSide.Client));
    }

    private static Watching Conversation() => new Watching().Asks("uno").Answers("uno");
}
