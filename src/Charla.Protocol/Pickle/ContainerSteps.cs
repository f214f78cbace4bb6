namespace Charla.Protocol.Pickle;

/// <summary>The opcodes that make containers and fill them.</summary>
internal static class ContainerSteps
{
    public static void EmptyList(PickleMachine machine) => machine.Push(machine.Heap.NewContainer(PickleKind.List));

    public static void EmptyTuple(PickleMachine machine) => machine.Push(machine.Heap.NewContainer(PickleKind.Tuple));

    public static void EmptyDict(PickleMachine machine) => machine.Push(machine.Heap.NewContainer(PickleKind.Dict));

    public static void EmptySet(PickleMachine machine) => machine.Push(machine.Heap.NewContainer(PickleKind.Set));

    public static void List(PickleMachine machine) => machine.Push(machine.Heap.NewContainer(PickleKind.List, machine.PopMark()));

    public static void Tuple(PickleMachine machine) => machine.Push(machine.Heap.NewContainer(PickleKind.Tuple, machine.PopMark()));

    public static void Tuple1(PickleMachine machine) => machine.Push(machine.Heap.NewContainer(PickleKind.Tuple, machine.PopMany(1)));

    public static void Tuple2(PickleMachine machine) => machine.Push(machine.Heap.NewContainer(PickleKind.Tuple, machine.PopMany(2)));

    public static void Tuple3(PickleMachine machine) => machine.Push(machine.Heap.NewContainer(PickleKind.Tuple, machine.PopMany(3)));

    public static void Dict(PickleMachine machine)
    {
        ReadOnlySpan<Cell> pairs = machine.PopMark();
        CheckPairs(machine, pairs);
        machine.Push(machine.Heap.NewContainer(PickleKind.Dict, pairs));
    }

    public static void FrozenSet(PickleMachine machine)
    {
        ReadOnlySpan<Cell> items = machine.PopMark();
        PickleHashability.CheckAll(machine, items);
        machine.Push(machine.Heap.NewContainer(PickleKind.FrozenSet, items));
    }

    public static void Append(PickleMachine machine) => Extend(machine, machine.PopMany(1));

    public static void Appends(PickleMachine machine) => Extend(machine, machine.PopMark());

    public static void SetItem(PickleMachine machine) => Update(machine, machine.PopMany(2));

    public static void SetItems(PickleMachine machine) => Update(machine, machine.PopMark());

    public static void AddItems(PickleMachine machine)
    {
        ReadOnlySpan<Cell> items = machine.PopMark();
        Cell set = machine.Peek();
        Require(machine, set, set.Kind is PickleKind.Set or PickleKind.Foreign);
        PickleHashability.CheckAll(machine, items);
        Fill(machine, set, items);
    }

    private static void Extend(PickleMachine machine, ReadOnlySpan<Cell> items)
    {
        Cell list = machine.Peek();
        Require(machine, list, list.Kind is PickleKind.List or PickleKind.Deque or PickleKind.Foreign);
        Fill(machine, list, items);
    }

    private static void Update(PickleMachine machine, ReadOnlySpan<Cell> pairs)
    {
        CheckPairs(machine, pairs);
        Cell dict = machine.Peek();
        Require(machine, dict, PickleShapes.IsMapping(dict.Kind) || dict.Kind == PickleKind.Foreign);
        Fill(machine, dict, pairs);
    }

    /// <summary>What is put into something unknown is forgotten: who looks for names has seen them by then.</summary>
    private static void Fill(PickleMachine machine, Cell container, ReadOnlySpan<Cell> items)
    {
        if (container.Kind != PickleKind.Foreign)
        {
            machine.Heap.Append(container, items);
        }
    }

    private static void CheckPairs(PickleMachine machine, ReadOnlySpan<Cell> pairs)
    {
        if (pairs.Length % 2 != 0)
        {
            throw machine.Fault(PickleErrorCode.StackUnderflow, PickleTexts.OddItems);
        }

        PickleHashability.CheckAll(machine, pairs, step: 2);
    }

    private static void Require(PickleMachine machine, Cell container, bool fits)
    {
        if (!fits)
        {
            throw machine.Fault(PickleErrorCode.WrongType, PickleTexts.WrongType.With(PickleShapes.NameOf(container.Kind)));
        }
    }
}
