using Charla.Protocol.Pickle;

namespace Charla.Protocol.Tests.Pickle;

/// <summary>Few bytes that ask for much: a limit answers, by its name.</summary>
public sealed class PickleBombTests
{
    private const int Doublings = 60;

    private static readonly PickleLimits _small = new() { MaxDepth = 100, MaxValues = 1_000, MaxStack = 1_000, MaxMemo = 1_000, MaxStrayMemo = 100, MaxBytes = 1_000_000 };

    public static TheoryData<string, string> Bombs => new()
    {
        { Pickled.Repeat("]", 500) + Pickled.Repeat("a", 499) + ".", PickleErrorCode.TooDeep },
        { "]" + Pickled.Repeat("\u0085", 400) + ".", PickleErrorCode.TooDeep },
        { Pickled.Repeat("}N", 200) + "N" + Pickled.Repeat("s", 200) + ".", PickleErrorCode.TooDeep },
        { Pickled.Repeat("(", 2_000) + ".", PickleErrorCode.StackTooLarge },
        { Pickled.Repeat("N", 2_000) + ".", PickleErrorCode.StackTooLarge },
        { "N" + Pickled.Repeat("2", 2_000) + ".", PickleErrorCode.StackTooLarge },
        { Pickled.Repeat("]0", 2_000) + "N.", PickleErrorCode.TooManyValues },
        { "](" + Pickled.Repeat("N", 900) + "e(" + Pickled.Repeat("N", 900) + "e.", PickleErrorCode.TooManyValues },
        { "N" + Pickled.Repeat("\u0094", 2_000) + ".", PickleErrorCode.MemoTooLarge },
        { "N" + string.Concat(Enumerable.Range(1, 200).Select(number => $"r{(char)number}\u00ff\u00ff\u00ff")) + ".", PickleErrorCode.MemoTooLarge },
        { "Np99999999999999999999\n.", PickleErrorCode.BadArgument },
        { "g9223372036854775807\n.", PickleErrorCode.MissingMemo },
        { "L" + new string('9', 5_000) + "L\n.", PickleErrorCode.IntegerTooLong },
        { "I" + new string('9', 5_000) + "\n.", PickleErrorCode.IntegerTooLong },
        { "\u008b\u0000\u0000\u0002\u0000" + new string('\u007f', 0x20000) + ".", PickleErrorCode.IntegerTooLong },
        { "\u008b\u00ff\u00ff\u00ff\u007f.", PickleErrorCode.Truncated },
        { "\u008b\u00ff\u00ff\u00ff\u00ff.", PickleErrorCode.Truncated },
        { "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f.", PickleErrorCode.Truncated },
        { "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff.", PickleErrorCode.Truncated },
        { "\u0096\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0080.", PickleErrorCode.Truncated },
        { "B\u00ff\u00ff\u00ff\u007f.", PickleErrorCode.Truncated },
        { "T\u00ff\u00ff\u00ff\u00ff.", PickleErrorCode.Truncated },
        { "\u0080\u0004\u0095\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007fN.", PickleErrorCode.FrameTooLong },
        { "\u0080\u0004\u0095\u0003\u0000\u0000\u0000\u0000\u0000\u0000\u0000N.", PickleErrorCode.FrameTooLong },
        { "\u0080\u0006N.", PickleErrorCode.UnsupportedProtocol },
        { new string('N', 1_000_001), PickleErrorCode.TooLong },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_meets_the_limit_that_is_meant_for_it(string opcodes, string code)
    {
        byte[] bytes = Pickled.Bytes(opcodes);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<PickleException>(() => PickleReader.Read(bytes, _small)).Code.ShouldBe(code);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void What_the_usual_limits_allow_is_read()
    {
        Pickled.Read(Pickled.Repeat("]", 900) + Pickled.Repeat("a", 899) + ".").Count.ShouldBe(1);
        Pickled.Read("L" + new string('9', 4_300) + "L\n.").AsInteger().ShouldBe(System.Numerics.BigInteger.Pow(10, 4_300) - 1);
        Pickled.Read("\u008b\u0000\u0000\u0001\u0000" + new string('\u007f', 0x10000) + ".").AsInteger().GetBitLength().ShouldBe(0x10000 * 8 - 1);
    }

    [Theory]
    [InlineData("]", "\u0094]\u0094(h{0}h{0}e")]
    [InlineData("]", "2\u0086")]
    [InlineData("}", "\u0094}\u0094(K\u0001h{0}K\u0002h{0}u")]
    public void A_billion_laughs_are_read_and_neither_printed_nor_turned_to_JSON_to_their_end(string first, string doubling)
    {
        string opcodes = first + string.Concat(Enumerable.Range(0, Doublings).Select(step => doubling.Replace("{0}", $"{(char)(2 * step)}", StringComparison.Ordinal))) + ".";

        PickleValue laughs = Pickled.Read(opcodes);

        PickleText.TryRepr(laughs, 10_000, out string text).ShouldBeFalse();
        text.Length.ShouldBe(10_001);
        text.ShouldEndWith("…");
        PickleJson.Of(laughs, 10_000).Json.ShouldBeNull();
        PickleWriter.Write(laughs).Length.ShouldBeLessThan(2_000);
    }

    [Theory]
    [InlineData("}{0}Ns.")]
    [InlineData("\u008f({0}\u0090.")]
    [InlineData("(({0}\u0091.")]
    public void A_key_that_doubles_itself_is_given_up(string around)
    {
        string doubled = ")" + Pickled.Repeat("2\u0086", Doublings);

        Pickled.Fault(around.Replace("{0}", doubled, StringComparison.Ordinal)).Code.ShouldBe(PickleErrorCode.KeyTooComplex);
    }

    [Fact]
    public void Values_that_hold_themselves_print_as_in_Python()
    {
        Pickled.Repr("]\u0094h\u0000\u0061.").ShouldBe("[[...]]");
        Pickled.Repr("}\u0094K\u0001h\u0000s.").ShouldBe("{1: {...}}");
        Pickled.Repr("]\u0094h\u0000\u0085\u0061.").ShouldBe("[([...],)]");
        PickleJson.Of(Pickled.Read("]\u0094h\u0000\u0061."), 100).Json.ShouldBeNull();
    }

    [Fact]
    public async Task A_list_of_small_dictionaries_takes_less_than_five_times_its_bytes()
    {
        string hex = (await PythonValues.RunAsync("import pickle\nprint(pickle.dumps([{'id': i, 'name': f'sensor-{i}', 'value': i * 0.5, 'ok': i % 2 == 0} for i in range(100000)], 4).hex())"))[0];
        byte[] pickle = Convert.FromHexString(hex);
        long before = GC.GetAllocatedBytesForCurrentThread();

        PickleValue value = PickleReader.Read(pickle, PickleLimits.Default);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(pickle.Length * 5L, "all that was ever allocated, so more than was ever held");
        value.Count.ShouldBe(100_000);
    }
}
