using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>The two sides of a connection.</summary>
internal static class SideNames
{
    public static WireSide Other(this WireSide side) => side == WireSide.Client ? WireSide.Server : WireSide.Client;

    /// <summary>The side's stable name in files: <c>client</c> or <c>server</c>.</summary>
    public static string Name(this WireSide side) => side == WireSide.Client ? "client" : "server";
}
