namespace Charla.FaultyServer;

/// <summary>What is wrong with the server.</summary>
internal enum Fault
{
    /// <summary>Nothing: what is found then is wrong with the tests.</summary>
    None,

    /// <summary>What was acknowledged lies in memory for a while before it is written, as behind a flush that was left out.</summary>
    SkipsFlush,

    /// <summary>The acknowledgement goes out while the write has only begun, and whether it succeeds nobody asks.</summary>
    AcknowledgesFirst,

    /// <summary>Two events of a batch are handed out in each other's place.</summary>
    Reorders,

    /// <summary>Of what is read from the log for a member that comes back, one event is left out.</summary>
    DropsOnResume,
}
