namespace Charla.Protocol.Pickle;

/// <summary>A global that a pickle asks for and the reader refuses.</summary>
/// <param name="Offset">Where the opcode stands that asks for it.</param>
/// <param name="Name">Module and name, such as <c>os.system</c>.</param>
internal readonly record struct ForeignGlobal(int Offset, string Name);

/// <summary>Writes down what a pickle would import and call, while nothing is.</summary>
internal sealed class ForeignWitness
{
    private readonly List<ForeignGlobal> _globals = [];

    /// <summary>The refused globals in the order in which they are asked for, repeats included.</summary>
    public IReadOnlyList<ForeignGlobal> Globals => _globals;

    /// <summary>What the last opcode would have called, with its arguments; null where it would have called nothing.</summary>
    public Cell? Call { get; private set; }

    /// <summary>What the last opcode named, or why it is refused otherwise; null where it named nothing.</summary>
    public string? Named { get; private set; }

    public void BeginStep() => (Call, Named) = (null, null);

    public void SawGlobal(int offset, string name)
    {
        Named = name;
        _globals.Add(new ForeignGlobal(offset, name));
    }

    public void SawCall(Cell call) => Call = call;
}
