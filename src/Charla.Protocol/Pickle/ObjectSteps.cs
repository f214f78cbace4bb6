using System.Text;

namespace Charla.Protocol.Pickle;

/// <summary>The opcodes with which a pickle names types and functions and has them called. Here only the harmless types answer.</summary>
internal static class ObjectSteps
{
    private const string Computed = "?";

    public static void Global(PickleMachine machine) => machine.Push(Find(machine));

    public static void StackGlobal(PickleMachine machine)
    {
        Cell name = machine.Pop();
        Cell module = machine.Pop();
        if (machine.Witness is null && (name.Kind != PickleKind.Str || module.Kind != PickleKind.Str))
        {
            throw machine.Fault(PickleErrorCode.WrongType, PickleTexts.NameNotText);
        }

        machine.Push(Find(machine, TextOf(machine, module), TextOf(machine, name)));
    }

    public static void Reduce(PickleMachine machine)
    {
        Cell arguments = machine.Pop();
        machine.Push(CallTuple(machine, machine.Pop(), arguments));
    }

    public static void NewObject(PickleMachine machine) => Reduce(machine);

    public static void NewObjectWithNames(PickleMachine machine)
    {
        Cell names = machine.Pop();
        Cell arguments = machine.Pop();
        Cell type = machine.Pop();
        bool none = names.Kind == PickleKind.Dict && machine.Heap.Count(names) == 0;
        if (!none && type.Kind != PickleKind.Foreign)
        {
            throw machine.Fault(PickleErrorCode.BadCall, PickleTexts.NamedArguments);
        }

        machine.Push(CallTuple(machine, type, arguments));
    }

    public static void Instance(PickleMachine machine)
    {
        Cell[] arguments = machine.PopMark().ToArray();
        machine.Push(Call(machine, Find(machine), arguments));
    }

    public static void Object(PickleMachine machine)
    {
        Cell[] parts = machine.PopMark().ToArray();
        machine.Push(parts.Length > 0 ? Call(machine, parts[0], parts[1..]) : throw machine.Underflow());
    }

    /// <summary>Gives a state to the object below it. Of the harmless types only a UUID takes one: its number.</summary>
    public static void Build(PickleMachine machine)
    {
        Cell state = machine.Pop();
        Cell built = machine.Peek();
        if (built.Kind == PickleKind.Foreign)
        {
            machine.Witness?.SawCall(built);
            return;
        }

        bool uuid = built.Kind == PickleKind.Uuid && state.Kind == PickleKind.Dict;
        Cell? number = uuid ? NumberTypes.UuidNumber(machine.Heap, state) : null;
        machine.Heap.SetFirst(
            number is null ? throw machine.Fault(PickleErrorCode.ForbiddenState, PickleTexts.ForbiddenState.With(PickleShapes.NameOf(built.Kind))) : built,
            number.Value);
    }

    public static void Extension(PickleMachine machine) =>
        Refuse(machine, $"copyreg extension {machine.Token.Number}", PickleErrorCode.ExtensionCode, PickleTexts.ExtensionCode.With(machine.Token.Number));

    public static void PersistentLine(PickleMachine machine) =>
        Refuse(machine, "persistent_load", PickleErrorCode.PersistentId, PickleTexts.PersistentId);

    public static void Persistent(PickleMachine machine)
    {
        machine.Pop();
        PersistentLine(machine);
    }

    public static void Buffer(PickleMachine machine) =>
        throw machine.Fault(PickleErrorCode.OutOfBandBuffer, PickleTexts.OutOfBandBuffer);

    private static Cell Find(PickleMachine machine)
    {
        ReadOnlySpan<byte> lines = machine.Token.Argument(machine.Source);
        int end = lines.IndexOf((byte)'\n');
        return Find(machine, Encoding.UTF8.GetString(lines[..end]), Encoding.UTF8.GetString(lines[(end + 1)..]));
    }

    private static Cell Find(PickleMachine machine, string module, string name)
    {
        if (HarmlessTypes.Find(module, name) is { } type)
        {
            return type.Makes == PickleKind.Ellipsis ? Cell.Inline(PickleKind.Ellipsis, 0) : Cell.Inline(PickleKind.Type, type.Number);
        }

        string global = PrintableName.Of($"{module}.{name}");
        if (machine.Witness is null)
        {
            throw machine.Fault(PickleErrorCode.ForbiddenGlobal, DangerousNames.Explain(global), global);
        }

        machine.Witness.SawGlobal(machine.Token.Offset, global);
        return machine.Heap.NewContainer(PickleKind.Foreign, machine.Heap.NewSide(PickleKind.Str, Encoding.UTF8.GetBytes(global)));
    }

    private static string TextOf(PickleMachine machine, Cell cell) =>
        cell.Kind == PickleKind.Str ? PythonText.ToText(PickleScalar.Text(machine.Heap, cell)) : Computed;

    private static Cell CallTuple(PickleMachine machine, Cell callee, Cell arguments)
    {
        if (callee.Kind == PickleKind.Foreign && arguments.Kind != PickleKind.Tuple)
        {
            return Call(machine, callee, [arguments]);
        }

        return arguments.Kind == PickleKind.Tuple
            ? Call(machine, callee, machine.Heap.ToArray(arguments))
            : throw machine.Fault(PickleErrorCode.WrongType, PickleTexts.ArgumentsNotTuple);
    }

    private static Cell Call(PickleMachine machine, Cell callee, Cell[] arguments)
    {
        switch (callee.Kind)
        {
            case PickleKind.Foreign:
                Cell call = machine.Heap.NewContainer(PickleKind.Foreign, [callee, .. arguments]);
                machine.Witness?.SawCall(call);
                return call;
            case PickleKind.Type:
                HarmlessType type = HarmlessTypes.At(callee.Index);
                HarmlessCall made = new(machine, type, arguments);
                return type.Make is null ? throw made.Fault() : type.Make(made);
            default:
                throw machine.Fault(PickleErrorCode.WrongType, PickleTexts.NotCallable.With(PickleShapes.NameOf(callee.Kind)));
        }
    }

    private static void Refuse(PickleMachine machine, string name, string code, Bilingual text)
    {
        if (machine.Witness is null)
        {
            throw machine.Fault(code, text);
        }

        machine.Witness.SawGlobal(machine.Token.Offset, name);
        machine.Push(machine.Heap.NewContainer(PickleKind.Foreign, machine.Heap.NewSide(PickleKind.Str, Encoding.UTF8.GetBytes(name))));
    }
}
