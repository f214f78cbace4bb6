namespace Charla.Protocol.Doctor;

/// <summary>Who sent some bytes of a connection.</summary>
internal enum WireSide
{
    /// <summary>The end that dialled.</summary>
    Client,

    /// <summary>The end that listened.</summary>
    Server,
}
