using System.Net.Sockets;
using System.Text;

namespace Charla.Server.Admin;

/// <summary>Where a data folder's admin socket is.</summary>
internal static class AdminPlace
{
    public const string FileName = "admin.sock";

    // What an address of the kernel holds, less its final zero: macOS has the least.
    private const int MaxPathBytes = 103;

    /// <summary>The socket's address, written from here where that is shorter; null where the path is too long for one either way.</summary>
    public static UnixDomainSocketEndPoint? For(string folder)
    {
        string full = Path.Combine(Path.GetFullPath(folder), FileName);
        string near = Path.GetRelativePath(Environment.CurrentDirectory, full);
        string shorter = near.Length < full.Length ? near : full;
        return Encoding.UTF8.GetByteCount(shorter) <= MaxPathBytes ? new UnixDomainSocketEndPoint(shorter) : null;
    }
}
