using System.Collections.Frozen;

namespace Charla.Protocol.Pickle;

/// <summary>What there is to say about an opcode that names or calls something.</summary>
internal enum PickleRisk
{
    /// <summary>It moves data only.</summary>
    None,

    /// <summary>It names or makes one of the harmless types.</summary>
    Allowed,

    /// <summary>In Python it would import, call or fetch what only the pickle's author knows.</summary>
    Dangerous,
}

/// <summary>The opcodes by which a pickle can make Python do things.</summary>
internal static class PickleDanger
{
    private static readonly FrozenSet<string> _telling = new[]
    {
        "GLOBAL", "STACK_GLOBAL", "INST", "OBJ", "REDUCE", "NEWOBJ", "NEWOBJ_EX", "BUILD", "EXT1", "EXT2", "EXT4", "PERSID", "BINPERSID", "NEXT_BUFFER", "READONLY_BUFFER",
    }.ToFrozenSet();

    public static bool IsTelling(PickleOpcode opcode) => _telling.Contains(opcode.Name);
}
