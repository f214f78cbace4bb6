namespace Charla.Protocol.Pickle;

/// <summary>Looks at bytes that may be a pickle, without making anything of them. Never throws.</summary>
internal static class PickleScan
{
    private const byte Protocol = 0x80;
    private const byte Stop = (byte)'.';
    private const int ShortestText = 4;

    /// <summary>Whether bytes begin and end as a pickle does. Cheap: only protocols 0 and 1, which do not say so, are looked through.</summary>
    public static bool LooksLikePickle(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [Protocol, <= PickleOpcode.HighestProtocol and >= 2, _, _, ..])
        {
            return bytes[^1] == Stop && PickleOpcode.At(bytes[2]) is not null;
        }

        // A text can look like many opcodes in a row, hardly like ones that hang together until the last byte.
        return bytes.Length >= ShortestText && bytes[^1] == Stop && PickleOpcode.At(bytes[0]) is { Protocol: < 2 } && HangsTogether(bytes);
    }

    /// <summary>The refused globals that a pickle asks for, such as <c>os.system</c>, each once; of a damaged pickle, those before and, as far as they can be made out, behind the damage.</summary>
    public static IReadOnlyList<string> DangerousGlobals(ReadOnlyMemory<byte> pickle) => DangerousGlobals(pickle, PickleLimits.Default);

    /// <summary>The same, for other limits than the usual ones.</summary>
    public static IReadOnlyList<string> DangerousGlobals(ReadOnlyMemory<byte> pickle, PickleLimits limits)
    {
        PickleWalk walk = new(pickle, limits);
        while (walk.MoveNext())
        {
            // Only what the witness writes down matters.
        }

        return [.. walk.Globals.Distinct()];
    }

    private static bool HangsTogether(ReadOnlySpan<byte> bytes)
    {
        int offset = 0;
        try
        {
            while (bytes[offset] != Stop)
            {
                offset = PickleToken.Read(bytes, offset).End;
                if (offset >= bytes.Length)
                {
                    return false;
                }
            }

            return offset == bytes.Length - 1 && offset >= ShortestText - 1;
        }
        catch (PickleException)
        {
            return false;
        }
    }
}
