using FsCheck;
using FsCheck.Fluent;

namespace Charla.Protocol.Tests.Framing;

/// <summary>Messages of the plain dialect, made of whatever makes their length hard to tell.</summary>
internal static class Talk
{
    /// <summary>Where every generated case begins, so that a run says what the run before said.</summary>
    public const string Replay = "(7158414873116297331,5913744284128297231)";

    private static readonly string[] _names = ["ana", "José", "12", "名", "Iñaki", "😀", "luis 2"];

    private static readonly string[] _pieces =
    [
        "hola", "a", "ñ", "é", "señor ", "¿qué?", "😀", "👩‍👧", "e\u0301", "n\u0303", "漢字", "5", "12", "0", " ", "   ", "ñ5", "é 7", "😀3", "\n",
        "> ", "ana> ", "10        ", "4         hola", "         4", "0000000004", "12          ", "{\"op\":\"hello\"}", "            ",
    ];

    private static readonly Gen<string> _text = Gen.Elements(_pieces).ListOf().Resize(9).Select(string.Concat);

    /// <summary>One message, most of them with a name in front.</summary>
    public static Gen<string> Message { get; } = Gen.Frequency(
        (4, Gen.Elements(_names).Zip(_text, (name, text) => $"{name}> {text}")),
        (1, _text));

    /// <summary>One to five messages.</summary>
    public static Arbitrary<string[]> Messages { get; } = Arb.From(Message.NonEmptyListOf().Resize(5).Select(list => list.ToArray()), Shorter);

    private static IEnumerable<string[]> Shorter(string[] messages)
    {
        for (int i = 0; i < messages.Length; i++)
        {
            yield return [.. messages[..i], .. messages[(i + 1)..]];
            if (messages[i].Length > 0)
            {
                yield return [.. messages[..i], messages[i][..^1], .. messages[(i + 1)..]];
            }
        }
    }
}
