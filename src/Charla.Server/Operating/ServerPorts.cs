namespace Charla.Server.Operating;

/// <summary>The ports that were taken; known once the server has started.</summary>
internal sealed class ServerPorts
{
    public int Framed { get; set; }

    public int Http { get; set; }
}
