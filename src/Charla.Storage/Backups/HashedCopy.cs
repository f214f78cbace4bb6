using System.Security.Cryptography;

namespace Charla.Storage.Backups;

/// <summary>Copies bytes and adds them to a checksum on the way.</summary>
internal static class HashedCopy
{
    private const int BufferBytes = 256 * 1024;

    /// <returns>How many there were.</returns>
    public static long Run(Stream input, Stream output, IncrementalHash hash, CancellationToken cancellation)
    {
        byte[] buffer = new byte[BufferBytes];
        long bytes = 0;
        while (input.Read(buffer) is int count and > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
            output.Write(buffer, 0, count);
            bytes += count;
        }

        return bytes;
    }
}
