using System.Text;

namespace Charla.Protocol.Pickle;

/// <summary>Goes through a pickle opcode by opcode, as far as it can be read, and says of each what it would do. Executes nothing and never throws.</summary>
/// <remarks>A machine follows the opcodes. Where it cannot go on, the rest is read by itself, so that a fault cannot hide a global behind it.</remarks>
internal sealed class PickleWalk(ReadOnlyMemory<byte> pickle, PickleLimits limits)
{
    private readonly ForeignWitness _witness = new();
    private readonly List<string> _unfollowed = [];
    private PickleMachine? _machine;
    private PickleToken _token;
    private string _text = "";
    private string _textBefore = "";
    private bool _ended;

    /// <summary>The opcode that was reached.</summary>
    public ref readonly PickleToken Token => ref _token;

    /// <summary>Marks that were open before this opcode.</summary>
    public int Marks { get; private set; }

    /// <summary>What cannot be followed at this opcode, for the first that cannot; null elsewhere.</summary>
    public PickleException? Fault { get; private set; }

    /// <summary>What could not even be read at <see cref="End"/>; null where the pickle ends with its <c>STOP</c>.</summary>
    public PickleException? Damage { get; private set; }

    /// <summary>Where the last opcode ended, in bytes.</summary>
    public int End { get; private set; }

    /// <summary>The value, where all could be followed until <c>STOP</c>. It may hold refused globals.</summary>
    public PickleValue? Result => _machine?.Result is { } result ? new PickleValue(_machine.Heap, result) : null;

    /// <summary>The refused global that this opcode names; null where it names none.</summary>
    public string? Named { get; private set; }

    /// <summary>The harmless type or function that this opcode names or calls; null where it does neither.</summary>
    public HarmlessType? Harmless { get; private set; }

    /// <summary>All refused globals so far, in order.</summary>
    public IEnumerable<string> Globals => _witness.Globals.Select(global => global.Name).Concat(_unfollowed);

    /// <summary>What this opcode would call, as Python would write it, cut after so many characters; null where it calls nothing refused.</summary>
    public string? Call(int maxCharacters) => _machine is not null && _witness.Call is { } call
        ? PickleText.Repr(new PickleValue(_machine.Heap, call), maxCharacters)
        : null;

    /// <summary>Goes on to the next opcode; false at the end or where no opcode can be read.</summary>
    public bool MoveNext()
    {
        if (_ended)
        {
            return false;
        }

        try
        {
            _token = PickleToken.Read(pickle.Span, End);
        }
        catch (PickleException damage)
        {
            (_ended, Damage) = (true, damage);
            return false;
        }

        if (End == 0)
        {
            _machine = new PickleMachine(pickle, limits, _witness);
        }

        End = _token.End;
        _ended = _token.Opcode.Name == "STOP";
        Follow();
        return true;
    }

    private void Follow()
    {
        (Fault, Named, Harmless) = (null, null, null);
        Marks = _machine?.Stack.Marks ?? Marks;
        _witness.BeginStep();
        if (_machine is null)
        {
            GuessName();
            return;
        }

        try
        {
            _machine.Step(_token);
            Named = _witness.Named;
            Harmless = NamedHarmless(_machine);
            RememberText();
        }
        catch (PickleException fault)
        {
            (Fault, _machine) = (fault, null);
            GuessName();
        }
    }

    private HarmlessType? NamedHarmless(PickleMachine machine)
    {
        if (!PickleDanger.IsTelling(_token.Opcode) || !machine.Stack.TryPeek(out Cell cell) || cell.Kind == PickleKind.Foreign)
        {
            return null;
        }

        return cell.Kind == PickleKind.Type ? HarmlessTypes.At(cell.Index) : HarmlessTypes.For(cell.Kind);
    }

    /// <summary>Without a machine, a name is what the bytes say it is, or the last two texts before it.</summary>
    private void GuessName()
    {
        RememberText();
        (string module, string name) = _token.Opcode.Name switch
        {
            "GLOBAL" or "INST" => Split(Encoding.UTF8.GetString(_token.Argument(pickle.Span))),
            "STACK_GLOBAL" => (_textBefore, _text),
            _ => ("", ""),
        };
        if (name.Length > 0 && HarmlessTypes.Find(module, name) is null)
        {
            Named = PrintableName.Of($"{module}.{name}");
            _unfollowed.Add(Named);
        }
    }

    private static (string Module, string Name) Split(string lines)
    {
        int end = lines.IndexOf('\n', StringComparison.Ordinal);
        return (lines[..end], lines[(end + 1)..]);
    }

    private void RememberText()
    {
        const int LongestName = 1_000;
        if (_token.Opcode.Reading == PickleReading.Text && _token.Length <= LongestName)
        {
            (_textBefore, _text) = (_text, Encoding.UTF8.GetString(_token.Argument(pickle.Span)));
        }
    }
}
