using System.Security.Cryptography;
using Charla.Core.Tests.Fakes;

namespace Charla.Core.Tests;

public sealed class SessionTokensTests
{
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private readonly FakeClock _clock = new();

    [Fact]
    public void A_token_is_read_back_as_it_was_issued_also_after_a_restart()
    {
        SessionToken issued = new SessionTokens(_secret, _clock).Issue("ana");
        _clock.Advance(TimeSpan.FromDays(3));

        new SessionTokens(_secret, _clock).TryRead(issued.Text, out SessionToken read).ShouldBeTrue();

        read.ShouldBe(issued);
        read.Created.ShouldBe(_clock.GetUtcNow() - TimeSpan.FromDays(3));
    }

    [Fact]
    public void A_token_of_another_data_folder_is_none()
    {
        SessionToken foreign = new SessionTokens(RandomNumberGenerator.GetBytes(32), _clock).Issue("ana");

        new SessionTokens(_secret, _clock).TryRead(foreign.Text, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_token_with_any_character_changed_is_none()
    {
        SessionTokens tokens = new(_secret, _clock);
        string text = tokens.Issue("ana").Text;

        for (int i = 0; i < text.Length - 1; i++)
        {
            string forged = string.Concat(text.AsSpan(0, i), text[i] == 'A' ? "B" : "A", text.AsSpan(i + 1));
            tokens.TryRead(forged, out _).ShouldBeFalse(forged);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("ñandú")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_was_never_a_token_is_none(string text)
    {
        new SessionTokens(_secret, _clock).TryRead(text, out _).ShouldBeFalse();
        new SessionTokens(_secret, _clock).TryRead(new string('A', 100_000), out _).ShouldBeFalse();
    }

    [Fact]
    public void Every_session_is_an_author_of_its_own_and_none_is_nobody()
    {
        SessionTokens tokens = new(_secret, _clock);

        long[] authors = [.. Enumerable.Range(0, 1_000).Select(_ => tokens.Issue("ana").Author)];

        authors.Distinct().Count().ShouldBe(authors.Length);
        authors.ShouldNotContain(0);
    }

    [Fact]
    public void A_token_knows_the_name_that_it_was_issued_for_whatever_its_case()
    {
        SessionToken token = new SessionTokens(_secret, _clock).Issue("Ana");

        token.IsFor("ana").ShouldBeTrue();
        token.IsFor("luis").ShouldBeFalse();
    }
}
