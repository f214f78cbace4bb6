using System.Security.Cryptography;
using System.Text;
using Charla.Protocol.Irc.Sasl;
using FsCheck;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Irc;

public sealed class SaslTests
{
    [Theory]
    [InlineData("\0ana\0secreto", "ana", "secreto")]
    [InlineData("ana\0Ana\0secreto", "Ana", "secreto")]
    [InlineData("\0ñandú\0con espacio ", "ñandú", "con espacio ")]
    public void A_password_comes_with_whose_it_is(string answer, string account, string password)
    {
        SaslPlain.Parse(Encoding.UTF8.GetBytes(answer)).ShouldBe(new SaslPlain(account, password));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("\0ana")]
    [InlineData("\0ana\0")]
    [InlineData("\0\0secreto")]
    [InlineData("luis\0ana\0secreto")]
    [InlineData("\0ana\0secreto\0")]
    [InlineData("\0ana\0sec\0reto")]
    public void Anything_else_is_no_password(string answer) => SaslPlain.Parse(Encoding.UTF8.GetBytes(answer)).ShouldBeNull();

    [Fact]
    public void What_is_not_utf_8_is_no_answer()
    {
        SaslPlain.Parse([0, (byte)'a', 0, 0xFF]).ShouldBeNull();
        SaslExternal.Parse([0xFF]).ShouldBeNull();
        ScramExchange.Begin([.. "n,,n=a,r="u8, 0xFF]).ShouldBeNull();
    }

    [Fact]
    public void A_password_is_in_no_journal() => SaslPlain.Parse("\0ana\0secreto"u8)!.ToString().ShouldNotContain("secreto");

    [Fact]
    public void A_certificate_may_say_it_all()
    {
        SaslExternal.Parse([]).ShouldBe(new SaslExternal(null));
        SaslExternal.Parse("ana"u8).ShouldBe(new SaslExternal("ana"));
        SaslExternal.Parse("a\0b"u8).ShouldBeNull();
    }

    [Theory]
    [InlineData("PLAIN", SaslMechanism.Plain)]
    [InlineData("scram-sha-256", SaslMechanism.ScramSha256)]
    [InlineData("EXTERNAL", SaslMechanism.External)]
    [InlineData("SCRAM-SHA-1", null)]
    [InlineData("", null)]
    internal void Mechanisms_go_by_their_names(string name, SaslMechanism? mechanism) => SaslMechanisms.Named(name).ShouldBe(mechanism);

    [Fact]
    public void Mechanisms_are_listed_as_the_capability_and_908_have_them()
    {
        SaslMechanisms.List([SaslMechanism.Plain, SaslMechanism.External, SaslMechanism.ScramSha256]).ShouldBe("PLAIN,EXTERNAL,SCRAM-SHA-256");
    }

    [Property(MaxTest = 500)]
    public void An_answer_of_any_length_comes_through_in_pieces_of_400(NonNegativeInt length)
    {
        byte[] answer = RandomNumberGenerator.GetBytes(length.Get * 7 % 1_190);
        SaslText text = new();
        SaslPiece piece = SaslPiece.More;
        byte[] again = [];
        foreach (string part in SaslText.Pieces(answer))
        {
            piece.ShouldBe(SaslPiece.More);
            part.Length.ShouldBeLessThanOrEqualTo(400);
            piece = text.Add(part, out again);
        }

        piece.ShouldBe(SaslPiece.Whole);
        again.ShouldBe(answer);
    }

    [Fact]
    public void An_empty_answer_is_a_plus_and_one_of_400_is_ended_with_one()
    {
        SaslText.Pieces([]).ShouldBe(["+"]);
        SaslText.Pieces(new byte[300]).Select(piece => piece.Length).ShouldBe([400, 1]);
        SaslText text = new();
        text.Add("+", out byte[] answer).ShouldBe(SaslPiece.Whole);
        answer.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_can_have_the_server_gather_without_end()
    {
        SaslText text = new();
        string piece = new('A', 400);
        for (int i = 0; i < 4; i++)
        {
            text.Add(piece, out _).ShouldBe(SaslPiece.More);
        }

        text.Add(piece, out _).ShouldBe(SaslPiece.TooLong);
        text.Add(new string('A', 401), out _).ShouldBe(SaslPiece.TooLong);
        text.Add("QUJD", out byte[] answer).ShouldBe(SaslPiece.Whole);
        answer.ShouldBe("ABC"u8.ToArray());
    }

    [Theory]
    [InlineData("QUJ")]
    [InlineData("Q JD")]
    [InlineData("=")]
    [InlineData("????")]
    [InlineData("++")]
    public void What_is_not_base64_is_refused(string piece) => new SaslText().Add(piece, out _).ShouldBe(SaslPiece.Malformed);
}
