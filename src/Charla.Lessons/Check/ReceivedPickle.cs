using Charla.Protocol.Pickle;

namespace Charla.Lessons.Check;

/// <summary>What can be said of a student's pickle without running it.</summary>
internal static class ReceivedPickle
{
    /// <summary>What a program of the course sends is small: no pickle gets to cost much.</summary>
    private static readonly PickleLimits _limits = new() { MaxBytes = 4 * 1024 * 1024, MaxDepth = 200, MaxValues = 1_000_000, MaxStack = 1_000_000, MaxMemo = 1_000_000 };

    /// <summary>Why a payload is no pickle of plain data; null where it is one. Names a global where it would call it.</summary>
    public static PickleException? FaultOf(byte[] payload)
    {
        try
        {
            PickleReader.Read(payload, _limits);
            return null;
        }
        catch (PickleException fault)
        {
            return fault;
        }
    }
}
