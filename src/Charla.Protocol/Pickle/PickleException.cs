namespace Charla.Protocol.Pickle;

/// <summary>These bytes are no pickle, or one that is not to be read; or a text is no literal.</summary>
internal sealed class PickleException(string code, Bilingual text, long offset = PickleException.Nowhere, string? opcode = null, string? global = null)
    : Exception(text.English)
{
    /// <summary>The offset of a fault that lies at no byte.</summary>
    public const long Nowhere = -1;

    /// <summary>One of <see cref="PickleErrorCode"/>.</summary>
    public string Code { get; } = code;

    /// <summary>What is wrong, for a person.</summary>
    public Bilingual Text { get; } = text;

    /// <summary>Where the opcode begins that cannot be followed, in bytes from the pickle's first; for a literal, in characters.</summary>
    public long Offset { get; } = offset;

    /// <summary>The opcode's name in Python's <c>pickletools</c>; null where no opcode is to blame.</summary>
    public string? Opcode { get; } = opcode;

    /// <summary>The global that was refused, such as <c>os.system</c>; null where the fault is another.</summary>
    public string? Global { get; } = global;
}
