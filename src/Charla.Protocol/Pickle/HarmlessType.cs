namespace Charla.Protocol.Pickle;

/// <summary>Builds the value that a harmless type would, or faults the call.</summary>
internal delegate Cell HarmlessMaker(HarmlessCall call);

/// <summary>A type or function that a pickle may name.</summary>
/// <param name="Number">Its place in the list.</param>
/// <param name="Module">Where it lives in Python 3.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Makes">The kind of value it makes; null for those that a pickle may name and not call.</param>
/// <param name="Make">How a call of it is answered; null where none is.</param>
internal sealed record HarmlessType(int Number, string Module, string Name, PickleKind? Makes, HarmlessMaker? Make)
{
    /// <summary>Module and name.</summary>
    public string FullName => $"{Module}.{Name}";

    /// <summary>Whether it is a function and no type: nothing to name as a factory, and shown in another way.</summary>
    public bool IsFunction => Module is "copyreg" or "_codecs";
}

/// <summary>A pickle's call of a harmless type.</summary>
internal sealed record HarmlessCall(PickleMachine Machine, HarmlessType Type, IReadOnlyList<Cell> Arguments)
{
    public PickleHeap Heap => Machine.Heap;

    public int Count => Arguments.Count;

    /// <summary>The kind of one argument; null where there is none.</summary>
    public PickleKind? KindOf(int argument) => argument < Count ? Arguments[argument].Kind : null;

    public bool IsInteger(int argument) => KindOf(argument) is PickleKind.Int or PickleKind.Bool;

    /// <summary>An argument that is an integer of at most 64 bits.</summary>
    public long Long(int argument) =>
        IsInteger(argument) && PickleScalar.Integer(Heap, Arguments[argument]) is var number && number >= long.MinValue && number <= long.MaxValue ? (long)number : throw Fault();

    public string Text(int argument) => KindOf(argument) == PickleKind.Str ? PythonText.ToText(PickleScalar.Text(Heap, Arguments[argument])) : throw Fault();

    public PickleException Fault() => Machine.Fault(PickleErrorCode.BadCall, PickleTexts.BadCall.With(Type.FullName));
}
