namespace Charla.Fuzz;

/// <summary>A decoder, with what it must do whatever comes in.</summary>
internal interface IFuzzTarget
{
    string Name { get; }

    /// <summary>Input that is right, from which mutants are made.</summary>
    IReadOnlyList<byte[]> Corpus { get; }

    /// <summary>Bytes that mean something to the decoder, worth more in a mutant than others.</summary>
    ReadOnlySpan<byte> Telling { get; }

    /// <summary>Bytes of memory that one case may ask for.</summary>
    long MaxAllocated => 32L * 1024 * 1024;

    /// <summary>Lets the decoder read the input, and throws where it does anything but what it documents.</summary>
    /// <param name="input">Anything.</param>
    /// <param name="dice">For where the input is cut, and in what way it is read.</param>
    void Try(byte[] input, Random dice);
}

/// <summary>A decoder broke its word.</summary>
internal sealed class FuzzException(string message, Exception? cause = null) : Exception(message, cause);
