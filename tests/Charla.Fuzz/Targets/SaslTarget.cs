using System.Text;
using Charla.Protocol.Irc.Sasl;

namespace Charla.Fuzz.Targets;

/// <summary>Answers of someone who wants in: nobody gets in by what is not the password, and nothing is gathered without end.</summary>
internal sealed class SaslTarget : IFuzzTarget
{
    private const string Final = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";

    private static readonly ScramKeys _keys = ScramKeys.Of("pencil", Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ=="), 4_096);

    public string Name => "sasl";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        "\0ana\0secreto"u8.ToArray(),
        "n,,n=user,r=rOprNGfwEbeRWgbNEkqO"u8.ToArray(),
        "y,a=a=2Cb,n=a=2Cb,r=abc,x=1"u8.ToArray(),
        Encoding.UTF8.GetBytes(Final),
        "QUJDREVG"u8.ToArray(),
    ];

    public ReadOnlySpan<byte> Telling => "\0,=nyparcmx+/2C3D\u00f1AQ"u8;

    public void Try(byte[] input, Random dice)
    {
        if (SaslPlain.Parse(input) is { } plain)
        {
            Promise.Holds(plain.Account.Length > 0 && plain.Password.Length > 0 && !plain.Password.Contains('\0'), "an empty password");
        }

        _ = SaslExternal.Parse(input);
        if (ScramExchange.Begin(input) is { } other)
        {
            Promise.Holds(other.Account.Length > 0, "nobody's password");
            other.Challenge(_keys);
            Promise.Holds(other.Finish(input) is null, "a beginning that is a proof");
        }

        // Mutants of the right proof: none but itself is one.
        ScramExchange exchange = ScramExchange.Begin("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"u8)!;
        exchange.Challenge(_keys, "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");
        Promise.Holds(exchange.Finish(input) is null || Encoding.UTF8.GetString(input) == Final, "a proof that is none");
        Gather(input, dice);
    }

    private static void Gather(byte[] input, Random dice)
    {
        SaslText text = new();
        foreach (byte[] piece in Cuts.Anywhere(input, dice))
        {
            SaslPiece came = text.Add(Encoding.UTF8.GetString(piece), out byte[] answer);
            Promise.Holds(answer.Length <= SaslText.MaxLength && (came == SaslPiece.Whole || answer.Length == 0), "more than may be gathered");
        }

        SaslText whole = new();
        byte[] again = [];
        byte[] told = input[..Math.Min(input.Length, 1_100)];
        foreach (string piece in SaslText.Pieces(told))
        {
            whole.Add(piece, out again);
        }

        Promise.Holds(told.AsSpan().SequenceEqual(again), "an answer in pieces");
    }
}
