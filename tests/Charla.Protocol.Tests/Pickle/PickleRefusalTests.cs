using Charla.Protocol.Pickle;

namespace Charla.Protocol.Tests.Pickle;

/// <summary>Pickles that would execute code: refused by name, in every disguise, and nothing happens.</summary>
public sealed class PickleRefusalTests : IDisposable
{
    private readonly string _canary = Path.Combine(Path.GetTempPath(), $"charla-canary-{Guid.NewGuid():N}");

    public static TheoryData<string, string> Disguises => new()
    {
        { "cos\nsystem\n(S'{0}'\ntR.", "os.system" },
        { "cos\nsystem\nX\u0001\u0000\u0000\u0000x\u0085R.", "os.system" },
        { "(S'{0}'\nios\nsystem\n.", "os.system" },
        { "(cos\nsystem\nS'{0}'\no.", "os.system" },
        { "cos\nsystem\nS'{0}'\n\u0085\u0081.", "os.system" },
        { "cos\nsystem\nS'{0}'\n\u0085}\u0092.", "os.system" },
        { "\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093S'{0}'\n\u0085R.", "os.system" },
        { "\u0080\u0004\u008c\u0006system\u0094\u0030\u008c\u0002os\u0094h\u0000\u0093S'{0}'\n\u0085R.", "os.system" },
        { "\u0080\u0004Vos\nVsystem\n\u0093S'{0}'\n\u0085R.", "os.system" },
        { "\u0080\u0004](K\u0001}K\u0002cposix\nsystem\nS'{0}'\n\u0085Rse.", "posix.system" },
        { "csubprocess\nPopen\n(S'{0}'\ntR.", "subprocess.Popen" },
        { "cbuiltins\neval\n(S'{0}'\ntR.", "builtins.eval" },
        { "c__builtin__\nexec\n(S'{0}'\ntR.", "__builtin__.exec" },
        { "cbuiltins\ngetattr\n(c__builtin__\nlist\nS'append'\ntR.", "builtins.getattr" },
        { "cbuiltins\ngetattr\n(cos\nS'system'\ntR.", "builtins.getattr" },
        { "\u0080\u0004\u008c\u0008builtins\u008c\u0019complex.__init__.__code__\u0093.", "builtins.complex.__init__.__code__" },
        { "ccollections\ndefaultdict\n(cos\nsystem\ntR.", "os.system" },
        { "ccopyreg\n_reconstructor\n(cos\nPathLike\nc__builtin__\nobject\nNtR.", "os.PathLike" },
        { "c__main__\nAlumno\n)\u0081}S'nombre'\nS'Ana'\nsb.", "__main__.Alumno" },
        { "c\n\n.", "." },
        { "\u0082\u0001.", "copyreg extension 1" },
        { "\u0084\u0001\u0000\u0000\u0000.", "copyreg extension 1" },
        { "Pabc\n.", "persistent_load" },
        { "NQ.", "persistent_load" },

        // Behind what no reader of pickles follows.
        { "\u0030\u0030cos\nsystem\n(S'{0}'\ntR.", "os.system" },
        { "I0x10\ncos\nsystem\n(S'{0}'\ntR.", "os.system" },
        { "\u0080\u0004a\u008c\u0002os\u0094\u008c\u0006system\u0094\u0093.", "os.system" },
    };

    public void Dispose() => File.Delete(_canary);

    [Theory]
    [MemberData(nameof(Disguises))]
    public void Every_disguise_is_seen_through_and_executes_nothing(string opcodes, string name)
    {
        byte[] pickle = Pickled.Bytes(opcodes.Replace("{0}", $"touch {_canary}", StringComparison.Ordinal));

        PickleException fault = Should.Throw<PickleException>(() => PickleReader.Read(pickle, PickleLimits.Default));
        IReadOnlyList<string> names = PickleScan.DangerousGlobals(pickle);
        PickleLine[] lines = [.. PickleListing.Lines(pickle, PickleLimits.Default)];

        names.ShouldContain(name);
        lines.ShouldContain(line => line.Risk == PickleRisk.Dangerous);
        fault.Text.English.ShouldNotBeEmpty();
        if (fault.Code == PickleErrorCode.ForbiddenGlobal)
        {
            fault.Global.ShouldBe(name);
            fault.Text.Spanish.ShouldContain(name);
        }

        File.Exists(_canary).ShouldBeFalse();
    }

    [Fact]
    public async Task What_Python_itself_pickles_to_run_a_command_is_refused_in_every_protocol()
    {
        string program = $"""
            import os, pickle
            class Bomb:
                def __reduce__(self): return os.system, ('touch {_canary}',)
            for protocol in range(6): print(pickle.dumps(['hola', Bomb()], protocol).hex())
            """;
        string[] pickles = await PythonValues.RunAsync(program);

        pickles.Length.ShouldBe(6);
        foreach (byte[] pickle in pickles.Select(Convert.FromHexString))
        {
            Should.Throw<PickleException>(() => PickleReader.Read(pickle, PickleLimits.Default)).Global.ShouldBe("posix.system");
            PickleScan.DangerousGlobals(pickle).ShouldBe(["posix.system"]);
            PickleListing.Lines(pickle, PickleLimits.Default).ShouldContain(line =>
                line.Name == "REDUCE" && line.Risk == PickleRisk.Dangerous && line.Note!.Value.English.Contains($"posix.system('touch {_canary}')"));
        }

        File.Exists(_canary).ShouldBeFalse();
    }

    [Theory]
    [InlineData("](K\u0001s.", PickleErrorCode.StackUnderflow)]
    [InlineData("]}b.", PickleErrorCode.ForbiddenState)]
    [InlineData("ccollections\nOrderedDict\n)R}b.", PickleErrorCode.ForbiddenState)]
    [InlineData("cuuid\nUUID\n)\u0081}S'int'\nS'x'\nsb.", PickleErrorCode.ForbiddenState)]
    [InlineData("cuuid\nUUID\n)\u0081.", PickleErrorCode.BadCall)]
    [InlineData("c__builtin__\nlist\n)R.", PickleErrorCode.BadCall)]
    [InlineData("c__builtin__\ncomplex\n(S'1'\ntR.", PickleErrorCode.BadCall)]
    [InlineData("c__builtin__\nbytearray\n(I1000000000000\ntR.", PickleErrorCode.BadCall)]
    [InlineData("ccollections\ndefaultdict\n(c_codecs\nencode\ntR.", PickleErrorCode.BadCall)]
    [InlineData("cdatetime\ndate\n(C\u0004\u0000\u0000\u0001\u0001tR.", PickleErrorCode.BadCall)]
    [InlineData("cfractions\nFraction\n(I1\nI0\ntR.", PickleErrorCode.BadCall)]
    [InlineData("]]R.", PickleErrorCode.WrongType)]
    [InlineData("N)R.", PickleErrorCode.WrongType)]
    [InlineData("NNa.", PickleErrorCode.WrongType)]
    [InlineData("}]Ns.", PickleErrorCode.Unhashable)]
    [InlineData("}]\u0085Ns.", PickleErrorCode.Unhashable)]
    [InlineData("\u0097.", PickleErrorCode.OutOfBandBuffer)]
    [InlineData("\u0098.", PickleErrorCode.OutOfBandBuffer)]
    [InlineData("\u00ff.", PickleErrorCode.UnknownOpcode)]
    [InlineData("N", PickleErrorCode.Truncated)]
    [InlineData("S'ñ'\n.", PickleErrorCode.BadText)]
    [InlineData("V\\u12\n.", PickleErrorCode.BadText)]
    [InlineData("X\u0001\u0000\u0000\u0000\u00ff.", PickleErrorCode.BadText)]
    public void What_cannot_be_meant_is_refused_by_the_name_of_the_reason(string opcodes, string code) => Pickled.Fault(opcodes).Code.ShouldBe(code);

    [Fact]
    public void A_fault_says_where_it_lies_and_in_which_opcode()
    {
        PickleException fault = Pickled.Fault("]K\u0001K\u0002scos\nsystem\n.");

        (fault.Offset, fault.Opcode, fault.Code).ShouldBe((5, "SETITEM", PickleErrorCode.WrongType));
    }
}
