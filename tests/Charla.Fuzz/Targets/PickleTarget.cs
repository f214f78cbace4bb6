using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Fuzz.Targets;

/// <summary>Pickles: a value or a fault; nothing is ever called; what is read can be shown, and written in every protocol and read again as the same.</summary>
internal sealed class PickleTarget : IFuzzTarget
{
    private const int Shown = 4_000;

    private static readonly PickleLimits _limits = new() { MaxBytes = 1 << 20, MaxValues = 200_000, MaxStack = 100_000, MaxMemo = 100_000 };

    private static readonly byte[] _telling =
    [
        .. "(.012NIJKMLSTUXVFG]})aeslt dubcioRgphqrjPQBC"u8, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0xff, 0,
    ];

    public string Name => "pickle";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        .. Literals.All.Select(text => PythonLiteral.Parse(text, _limits)).SelectMany(value => Enumerable.Range(0, 6).Select(protocol => PickleWriter.Write(value, protocol))),
        "cos\nsystem\n(S'echo'\ntR."u8.ToArray(),
        "cdatetime\ndate\n(S'\\x07\\xe8\\x02\\x1d'\ntR."u8.ToArray(),
        "ccollections\nOrderedDict\n(tR(S'a'\nI1\ns."u8.ToArray(),
        "(lp0\nI1\nag0\na."u8.ToArray(),
        [0x80, 4, 0x95, 5, 0, 0, 0, 0, 0, 0, 0, (byte)'K', 7, (byte)'.'],
        [0x80, 5, 0x96, 3, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, (byte)'.'],
    ];

    public ReadOnlySpan<byte> Telling => _telling;

    public void Try(byte[] input, Random dice)
    {
        PickleScan.LooksLikePickle(input);
        PickleScan.DangerousGlobals(input, _limits);
        foreach (PickleLine line in PickleListing.Lines(input, _limits))
        {
            line.In(Language.Spanish);
        }

        try
        {
            PickleValue value = PickleReader.Read(input, _limits, out int length);
            Promise.Holds(length > 0 && length <= input.Length, $"{length} bytes of {input.Length}");
            bool isAll = PickleText.TryRepr(value, Shown, out string text);
            PickleJson.Of(value, Shown);
            PickleValue again = PickleReader.Read(PickleWriter.Write(value, dice.Next(6)), _limits);
            Promise.Holds(!isAll || !IsOrdered(text) || text == PickleText.Repr(again, Shown), $"{text} came back as {PickleText.Repr(again, Shown)}");
        }
        catch (PickleException fault)
        {
            Promise.Holds(fault.Text.Spanish.Length > 0 && fault.Offset >= PickleException.Nowhere, $"{fault.Code} at {fault.Offset}");
        }
    }

    /// <summary>Sets have no order to come back in, and what is meant to be called is not written again.</summary>
    private static bool IsOrdered(string text) => !text.Contains('{', StringComparison.Ordinal) && !text.Contains("set(", StringComparison.Ordinal);
}
