using System.Text;
using Charla.Protocol.Pickle;

namespace Charla.Fuzz.Targets;

/// <summary>Python literals: a value or a fault with its place in the text; the value's own text is a literal of the same value.</summary>
internal sealed class LiteralTarget : IFuzzTarget
{
    private const int Shown = 100_000;

    private static readonly PickleLimits _limits = new() { MaxValues = 200_000 };

    public string Name => "literal";

    public IReadOnlyList<byte[]> Corpus { get; } = [.. Literals.All.Select(Encoding.UTF8.GetBytes)];

    public ReadOnlySpan<byte> Telling => "[](){},:'\"\\+-.0123456789jJexXbBrRuUnN_# \t\nTF\u00f1\0"u8;

    public void Try(byte[] input, Random dice)
    {
        string text = Encoding.UTF8.GetString(input);
        try
        {
            PickleValue value = PythonLiteral.Parse(text, _limits);
            if (PickleText.TryRepr(value, Shown, out string shown) && IsOwnLiteral(shown))
            {
                Promise.Same(shown, PickleText.Repr(PythonLiteral.Parse(shown, _limits), Shown), "shown, and read again");
            }
        }
        catch (PickleException fault)
        {
            Promise.Holds(fault.Offset >= PickleException.Nowhere && fault.Offset <= text.Length, $"{fault.Code} at {fault.Offset}");
        }
    }

    /// <summary>Python's own text of an infinity is a name, and that of some complex numbers another number.</summary>
    private static bool IsOwnLiteral(string shown) => !shown.Contains("inf", StringComparison.Ordinal) && !shown.Contains('j', StringComparison.Ordinal);
}
