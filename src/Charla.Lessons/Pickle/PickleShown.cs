using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>How much of a pickle the lesson takes and shows.</summary>
internal static class PickleShown
{
    /// <summary>Characters of a value, and of its JSON.</summary>
    public const int MaxCharacters = 10_000;

    /// <summary>A server holds one per connection, so what one pickle may become is bounded well below what a command may read.</summary>
    public static PickleLimits Limits { get; } = new() { MaxBytes = PickleServer.MaxPickle, MaxValues = 4_000_000, MaxStack = 2_000_000, MaxMemo = 2_000_000, MaxStrayMemo = 10_000 };

    /// <summary>What Python's <c>print</c> would show of it, on one line that can't steer a terminal.</summary>
    public static string Print(PickleValue value) => SafeText.OneLine(PickleText.Str(value, MaxCharacters));

    /// <summary>Whether a pickle was refused for what it would do, and not for being damaged or too large.</summary>
    public static bool IsRefusal(PickleException fault) => fault.Code is
        PickleErrorCode.ForbiddenGlobal or PickleErrorCode.ForbiddenState or PickleErrorCode.PersistentId or PickleErrorCode.ExtensionCode or PickleErrorCode.OutOfBandBuffer;
}
