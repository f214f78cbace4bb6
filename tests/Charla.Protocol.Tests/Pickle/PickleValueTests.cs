using Charla.Protocol.Pickle;

namespace Charla.Protocol.Tests.Pickle;

/// <summary>What Python's own pickler never writes and its reader takes all the same; and how values print and turn to JSON.</summary>
public sealed class PickleValueTests
{
    [Theory]
    [InlineData("}(K\u0001NK\u0002NK\u0001K\u0003u.", "{1: 3, 2: None}")]
    [InlineData("}(I01\nNK\u0001K\u0002G\u003f\u00f0\u0000\u0000\u0000\u0000\u0000\u0000K\u0003u.", "{True: 3}")]
    [InlineData("\u008f(K\u0001K\u0001K\u0002\u0090.", "{1, 2}")]
    [InlineData("ccollections\ndeque\n()K\u0002tR(K\u0001K\u0002K\u0003e.", "deque([2, 3], maxlen=2)")]
    [InlineData("ccollections\nOrderedDict\n(](S'a'\nK\u0001\u0086S'b'\nK\u0002\u0086etR.", "OrderedDict([('a', 1), ('b', 2)])")]
    [InlineData("cfractions\nFraction\n(S'6/-4'\ntR.", "")]
    [InlineData("cfractions\nFraction\n(K\u0006J\u00fc\u00ff\u00ff\u00fftR.", "Fraction(-3, 2)")]
    [InlineData("cdatetime\ntimedelta\n(K\u0000J\u00ff\u00ff\u00ff\u00ffK\u0000tR.", "datetime.timedelta(days=-1, seconds=86399)")]
    [InlineData("cdecimal\nDecimal\n(S' 1_0.50e3 '\ntR.", "Decimal('1.050E+4')")]
    [InlineData("\u008a\u000a\u0005\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000.", "5")]
    [InlineData("I00\n.", "False")]
    [InlineData("S'\\x41\\n\\101\\q'\n.", "'A\\nA\\\\q'")]
    [InlineData("c__builtin__\nunicode\n.", "<class 'str'>")]
    [InlineData("N0(K\u0001K\u00021K\u0005.junk", "5")]
    [InlineData("(K\u0001K\u0002t20.", "(1, 2)")]
    public void Pickles_of_other_hands_mean_what_Python_would_make_of_them(string opcodes, string repr)
    {
        if (repr.Length == 0)
        {
            Pickled.Fault(opcodes).Code.ShouldBe(PickleErrorCode.BadCall);
        }
        else
        {
            Pickled.Repr(opcodes).ShouldBe(repr);
        }
    }

    [Theory]
    [InlineData("{'a': [1, 2.5, None, True], 'ñ': 'x\"y', 'z': {}}", "{\"a\": [1, 2.5, null, true], \"ñ\": \"x\\\"y\", \"z\": {}}", false)]
    [InlineData("[(1, 2), 10000000000000000000000, 1e16]", "[[1, 2], 10000000000000000000000, 1e+16]", true)]
    public void JSON_says_the_same_where_it_can(string literal, string expected, bool tuples)
    {
        PickleJson json = PickleJson.Of(Pickled.Literal(literal), 1_000);

        json.Json.ShouldBe(expected);
        json.Reason.HasValue.ShouldBe(tuples);
    }

    [Theory]
    [InlineData("[{'a': [0, 1+3j]}]", "JSON has no complex; it is at x[0]['a'][1].")]
    [InlineData("{1: 2}", "Keys of JSON are texts, and there is one that is not: 1.")]
    [InlineData("[b'x']", "JSON has no bytes; it is at x[0].")]
    [InlineData("{1, 2}", "JSON has no set; it is at x.")]
    [InlineData("1e400", "JSON has no inf; it is at x.")]
    [InlineData("['\\ud83d']", "A text holds half a character (a lone surrogate); it is at x[0].")]
    public void Where_there_is_no_JSON_the_reason_is_said(string literal, string reason)
    {
        PickleJson json = PickleJson.Of(Pickled.Literal(literal), 1_000);

        json.Json.ShouldBeNull();
        json.Reason!.Value.English.ShouldBe(reason);
    }

    [Theory]
    [InlineData("[1, x]", 4, "“x” is a name")]
    [InlineData("[1, 2", 5, "“]” is missing")]
    [InlineData("{1: 2, 3}", 8, "“:” is missing")]
    [InlineData("1 2", 2, "“2” is left over")]
    [InlineData("'abc", 0, "no closing quote")]
    [InlineData("1 + 2", 2, "only a real and an imaginary number")]
    [InlineData("'\\N{BULLET}'", 1, "names a character")]
    [InlineData("{[1]: 2}", 1, "A value of type list can change")]
    [InlineData("f'x'", 0, "prefix “f”")]
    [InlineData("__import__('os').system('id')", 0, "“__import__” is a name")]
    [InlineData("", 0, "there is no value")]
    public void What_is_no_literal_is_said_with_its_place(string text, int place, string reason)
    {
        PickleException fault = Should.Throw<PickleException>(() => Pickled.Literal(text));

        fault.Offset.ShouldBe(place);
        fault.Text.English.ShouldContain(reason);
        fault.Text.Spanish.ShouldStartWith($"Carácter {place + 1}: ");
    }

    [Fact]
    public void A_literal_may_be_as_deep_as_in_Python_and_no_deeper()
    {
        string nested = new string('[', PythonLiteral.MaxDepth) + new string(']', PythonLiteral.MaxDepth);

        Pickled.Literal(nested).Count.ShouldBe(1);
        Should.Throw<PickleException>(() => Pickled.Literal($"[{nested}]")).Text.English.ShouldContain("200");
    }

    [Fact]
    public async Task What_is_a_pickle_looks_like_one_and_what_is_none_does_not()
    {
        foreach (GeneratedValue value in await GeneratedValue.AllAsync())
        {
            value.Pickles.ShouldAllBe(pickle => pickle.Length < 4 || PickleScan.LooksLikePickle(pickle));
        }

        foreach (string text in new[] { "", "hola", "ana> hola.", "GET / HTTP/1.1\r\n\r\n", "{\"op\":\"hello\"}", "Nos vemos.", "NICK ana.", "10.5.", "\u0080\u0004." })
        {
            PickleScan.LooksLikePickle(Pickled.Bytes(text)).ShouldBeFalse(text);
        }
    }

    [Fact]
    public void A_listing_shows_opcodes_marks_and_what_is_allowed()
    {
        byte[] pickle = PickleWriter.Write(Pickled.Literal("[(1, 'ñ'), 2j]"), 2);

        PickleListing.Lines(pickle, PickleLimits.Default).Select(line => line.In(Language.English)).ShouldBe(
        [
            "        0  80  PROTO 2",
            "        2  5d  EMPTY_LIST",
            "        3  71  BINPUT 0",
            "        5  28  MARK",
            "        6  4b    BININT1 1",
            "        8  58    BINUNICODE 'ñ'",
            "       15  71    BINPUT 1",
            "       17  86    TUPLE2",
            "       18  71    BINPUT 2",
            "ok     20  63    GLOBAL __builtin__ complex  <- allowed: builtins.complex",
            "       41  71    BINPUT 3",
            "       43  47    BINFLOAT 0.0",
            "       52  47    BINFLOAT 2.0",
            "       61  86    TUPLE2",
            "       62  71    BINPUT 4",
            "ok     64  52    REDUCE  <- allowed: builtins.complex",
            "       65  71    BINPUT 5",
            "       67  65    APPENDS",
            "       68  2e  STOP",
        ]);
    }

    [Fact]
    public void A_damaged_pickle_is_listed_up_to_the_damage()
    {
        PickleLine[] lines = [.. PickleListing.Lines(Pickled.Bytes("](K\u0001X\u0009\u0000\u0000\u0000abc"), PickleLimits.Default)];

        lines.Select(line => line.Name).ShouldBe(["EMPTY_LIST", "MARK", "BININT1", "?"]);
        lines[^1].Note!.Value.English.ShouldBe("cannot be read any further: BINUNICODE announces 9 bytes and 3 are left.");
    }
}
