namespace Charla.Verify.Peers;

/// <summary>Texts to send: each is one of its kind, some long, some with characters of two to four bytes.</summary>
internal static class Texts
{
    private const int LongOnes = 20;
    private const int MostPadding = 3_000;

    private static readonly string[] _tails = ["", " ñandú", " señor 😀", " 数据", " \"\\\u2028", " e\u0301"];

    public static string Next(string name, int number, Random dice) =>
        $"{name}-{number}{_tails[dice.Next(_tails.Length)]}{(dice.Next(LongOnes) == 0 ? new string('x', dice.Next(MostPadding)) : "")}";
}
