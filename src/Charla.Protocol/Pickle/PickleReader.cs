namespace Charla.Protocol.Pickle;

/// <summary>Reads pickles of protocols 0 to 5 and never executes anything.</summary>
internal static class PickleReader
{
    /// <summary>The value that Python's <c>pickle.loads</c> would give. Bytes after the end are passed over, as Python does.</summary>
    /// <param name="pickle">Kept by the value, which is decoded from it when asked: must not change afterwards.</param>
    /// <param name="limits">How much the pickle may ask for.</param>
    /// <exception cref="PickleException">It is no pickle, asks for what is not on the list of harmless types, or goes beyond a limit.</exception>
    public static PickleValue Read(ReadOnlyMemory<byte> pickle, PickleLimits limits) => Read(pickle, limits, out _);

    /// <summary>The same, and how many bytes the pickle took.</summary>
    public static PickleValue Read(ReadOnlyMemory<byte> pickle, PickleLimits limits, out int length)
    {
        if (pickle.Length > limits.MaxBytes)
        {
            throw new PickleException(PickleErrorCode.TooLong, PickleTexts.TooLong.With(pickle.Length, limits.MaxBytes));
        }

        PickleMachine machine = new(pickle, limits);
        ReadOnlySpan<byte> source = pickle.Span;
        length = 0;
        while (machine.Result is null)
        {
            PickleToken token = PickleToken.Read(source, length);
            machine.Step(token);
            length = token.End;
        }

        new PickleSettling(machine).Settle(machine.Result.Value);
        return new PickleValue(machine.Heap, machine.Result.Value);
    }
}
