namespace Charla.Protocol.Pickle;

/// <summary>Writes values as Python's <c>pickle.dumps</c> does, so that <c>pickle.loads</c> gives the same values back.</summary>
/// <remarks>Puts what it needs beside the value's own heap: nobody else may use the value meanwhile.</remarks>
internal static class PickleWriter
{
    /// <summary>The protocol of Python 3.8 to 3.13 unless told otherwise.</summary>
    public const int DefaultProtocol = 4;

    /// <param name="value">Any value that was read or parsed.</param>
    /// <param name="protocol">0 to 5.</param>
    /// <exception cref="PickleException">It goes too deep, or holds an integer that protocols 0 and 1 would spell with more digits than Python reads.</exception>
    public static byte[] Write(PickleValue value, int protocol = DefaultProtocol)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(protocol);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(protocol, PickleOpcode.HighestProtocol);
        PickleOutput output = new(protocol);
        output.Begin();
        new ValueWriting(value.Heap, output).Save(value.Cell);
        return output.End();
    }
}
