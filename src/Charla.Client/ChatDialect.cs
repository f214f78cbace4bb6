namespace Charla.Client;

/// <summary>The language spoken on the wire (<c>docs/protocol.md</c>, section 2).</summary>
public enum ChatDialect
{
    /// <summary>Not decided: in options, the client finds out; on a client, it has not been connected yet.</summary>
    Unknown,

    /// <summary>charla/1: rooms, history, acknowledgements, resuming.</summary>
    Charla,

    /// <summary>The course's <c>name&gt; text</c>. One room, no acknowledgement, nothing is resumed.</summary>
    Plain,
}
