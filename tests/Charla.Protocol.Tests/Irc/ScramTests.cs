using System.Security.Cryptography;
using System.Text;
using Charla.Protocol.Irc.Sasl;

namespace Charla.Protocol.Tests.Irc;

public sealed class ScramTests
{
    // RFC 7677, section 3.
    private const string ClientFirst = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
    private const string ServerNonce = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private const string ServerFirst = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private const string ClientFinal = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private const string ServerFinal = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private static readonly ScramKeys _keys = ScramKeys.Of("pencil", Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ=="), 4_096);

    [Fact]
    public void The_example_of_the_rfc_comes_out_letter_for_letter()
    {
        ScramExchange exchange = Begin(ClientFirst)!;

        exchange.Account.ShouldBe("user");
        Encoding.UTF8.GetString(exchange.Challenge(_keys, ServerNonce)).ShouldBe(ServerFirst);
        Encoding.UTF8.GetString(exchange.Finish(Encoding.UTF8.GetBytes(ClientFinal))!).ShouldBe(ServerFinal);
    }

    [Theory]
    [InlineData("p=dHzb", "p=dHzc")]
    [InlineData("c=biws", "c=eSws")]
    [InlineData("%hvY", "%hvZ")]
    [InlineData("AndVQ=", "AndVQ")]
    [InlineData("AndVQ=", "AndVQ= ")]
    [InlineData("AndVQ=", "AndVS=")]
    [InlineData("p=dH", "p=d H")]
    [InlineData(",p=", ",q=")]
    [InlineData("c=biws,", "")]
    public void A_letter_that_is_another_lets_nobody_in(string part, string other)
    {
        ScramExchange exchange = Begin(ClientFirst)!;
        exchange.Challenge(_keys, ServerNonce);

        exchange.Finish(Encoding.UTF8.GetBytes(ClientFinal.Replace(part, other, StringComparison.Ordinal))).ShouldBeNull();
    }

    [Fact]
    public void A_challenge_is_answered_once_and_no_answer_comes_before_it()
    {
        ScramExchange exchange = Begin(ClientFirst)!;
        exchange.Finish(Encoding.UTF8.GetBytes(ClientFinal)).ShouldBeNull();
        exchange.Challenge(_keys, ServerNonce);
        exchange.Finish("wrong"u8).ShouldBeNull();
        exchange.Finish(Encoding.UTF8.GetBytes(ClientFinal)).ShouldBeNull();
    }

    [Fact]
    public void Another_time_the_same_proof_is_worth_nothing()
    {
        ScramExchange exchange = Begin(ClientFirst)!;
        exchange.Challenge(_keys);
        exchange.Finish(Encoding.UTF8.GetBytes(ClientFinal)).ShouldBeNull();
    }

    [Theory]
    [InlineData("n,,n=user,r=abc", "user")]
    [InlineData("y,,n=user,r=abc", "user")]
    [InlineData("n,a=User,n=user,r=abc", "user")]
    [InlineData("n,,n=a=2Cb=3Dc,r=abc", "a,b=c")]
    [InlineData("n,,n=ñandú,r=abc", "ñandú")]
    [InlineData("n,,n=user,r=abc,x=later", "user")]
    public void Whose_password_it_is_is_told_first(string first, string account) => Begin(first)!.Account.ShouldBe(account);

    [Theory]
    [InlineData("")]
    [InlineData("n,,n=user")]
    [InlineData("n,,n=,r=abc")]
    [InlineData("n,,n=user,r=")]
    [InlineData("n,,n=user,r=a b")]
    [InlineData("n,,n=us=er,r=abc")]
    [InlineData("n,,n=us=2cer,r=abc")]
    [InlineData("n,a=luis,n=user,r=abc")]
    [InlineData("n,b=user,n=user,r=abc")]
    [InlineData("p=tls-unique,,n=user,r=abc")]
    [InlineData("n,,m=must,n=user,r=abc")]
    [InlineData("x,,n=user,r=abc")]
    [InlineData("n,,n=us\0er,r=abc")]
    public void What_is_no_beginning_or_wants_what_is_not_offered_is_refused(string first) => Begin(first).ShouldBeNull();

    [Theory]
    [InlineData("pencil")]
    [InlineData("contraseña más larga, con coma")]
    public void Who_knows_the_password_gets_in_and_learns_that_the_server_knew_it(string password)
    {
        ScramKeys keys = ScramKeys.Of(password, ScramKeys.LeastIterations);
        ScramExchange exchange = Begin("y,,n=ana,r=abc")!;
        string serverFirst = Encoding.UTF8.GetString(exchange.Challenge(keys));
        string nonce = serverFirst.Split(',')[0];
        nonce.Length.ShouldBeGreaterThan("r=abc".Length + 20);

        (string final, byte[] expected) = Prove(password, keys, "n=ana,r=abc", serverFirst, $"c={Convert.ToBase64String("y,,"u8)},{nonce}");

        Encoding.UTF8.GetString(exchange.Finish(Encoding.UTF8.GetBytes(final))!).ShouldBe($"v={Convert.ToBase64String(expected)}");
    }

    [Fact]
    public void Nobody_learns_which_accounts_there_are()
    {
        byte[] secret = RandomNumberGenerator.GetBytes(32);
        ScramKeys one = ScramKeys.OfNobody("nadie", secret, 4_096);

        one.Salt.ShouldBe(ScramKeys.OfNobody("NADIE", secret, 4_096).Salt);
        one.Salt.ShouldNotBe(ScramKeys.OfNobody("otra", secret, 4_096).Salt);
        one.Salt.Length.ShouldBe(ScramKeys.Of("x", 4_096).Salt.Length);
    }

    private static ScramExchange? Begin(string first) => ScramExchange.Begin(Encoding.UTF8.GetBytes(first));

    /// <summary>The client's side.</summary>
    private static (string Final, byte[] ServerSignature) Prove(string password, ScramKeys keys, string firstBare, string serverFirst, string finalWithoutProof)
    {
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(password, keys.Salt, keys.Iterations, HashAlgorithmName.SHA256, 32);
        byte[] said = Encoding.UTF8.GetBytes($"{firstBare},{serverFirst},{finalWithoutProof}");
        byte[] clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        byte[] signature = HMACSHA256.HashData(SHA256.HashData(clientKey), said);
        byte[] proof = [.. clientKey.Zip(signature, (one, other) => (byte)(one ^ other))];
        return ($"{finalWithoutProof},p={Convert.ToBase64String(proof)}", HMACSHA256.HashData(HMACSHA256.HashData(salted, "Server Key"u8), said));
    }
}
