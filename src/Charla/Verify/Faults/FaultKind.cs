namespace Charla.Verify.Faults;

/// <summary>What is done to a server and its connections.</summary>
internal enum FaultKind
{
    /// <summary>SIGKILL, and a new start.</summary>
    Kill,

    /// <summary>SIGSTOP, and SIGCONT a while later.</summary>
    Freeze,

    /// <summary>Connections are reset.</summary>
    Cut,

    /// <summary>Everything arrives late for a while.</summary>
    Delay,

    /// <summary>Nothing can be written to the disk for a while.</summary>
    FullDisk,
}
