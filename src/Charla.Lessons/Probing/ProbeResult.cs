using System.Net;

namespace Charla.Lessons.Probing;

/// <summary>What came of one attempt to connect.</summary>
/// <param name="Address">Where; null where the name has no address.</param>
/// <param name="Error">Null where the port is open.</param>
/// <param name="Took">How long the answer took.</param>
internal sealed record ProbeResult(IPAddress? Address, SystemError? Error, TimeSpan Took)
{
    /// <summary>What <c>connect_ex</c> returns: 0, or the system's error number.</summary>
    public int Code => Error?.Number ?? 0;
}
