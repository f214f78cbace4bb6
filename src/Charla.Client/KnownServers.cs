using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Charla.Client;

/// <summary>
/// Remembers the certificates of servers that no authority of the operating system vouches for: the first one that an address shows is trusted, and any other there is
/// refused from then on, with <see cref="ConnectFailure.CertificateChanged"/>. A certificate that the operating system trusts needs no remembering.
/// </summary>
/// <remarks>
/// What is remembered is the key of the authority where the server shows it, so that its own certificate may be renewed; its own key where the certificate is for other names. The file has one server in each line:
/// <c>HOST:PORT SHA256:FINGERPRINT</c>. Safe for use from many threads; several programs may share the file.
/// </remarks>
public sealed class KnownServers
{
    private const X509ChainStatusFlags Tolerated = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, string> _refused = new();

    /// <summary>Uses a file, which need not be there yet.</summary>
    /// <param name="path">The file.</param>
    public KnownServers(string path) => Path = path;

    /// <summary>The file of the system's user: <c>charla/known-servers</c> in the folder for settings.</summary>
    public static string DefaultPath => System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "charla", "known-servers");

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Called with the address and the fingerprint of a server that was met for the first time.</summary>
    public Action<ServerAddress, string>? Met { get; init; }

    /// <summary>The fingerprint that is remembered for a server; null where there is none.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public string? Find(ServerAddress server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return File.Exists(Path) ? File.ReadLines(Path).Select(line => line.Split(' ')).LastOrDefault(parts => parts.Length >= 2 && parts[0] == server.Place)?[1] : null;
    }

    internal bool Judge(ServerAddress server, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (shown is null || chain is null || chain.ChainElements.Count == 0 || errors == SslPolicyErrors.RemoteCertificateNameMismatch || chain.ChainStatus.Any(status => (status.Status & ~Tolerated) != 0))
        {
            return false;
        }

        // An authority's word is for a name. Without the right one only the server's own key says who it is.
        X509Certificate2 remembered = chain.ChainElements[errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? 0 : ^1].Certificate;
        string fingerprint = "SHA256:" + Convert.ToHexString(SHA256.HashData(remembered.PublicKey.ExportSubjectPublicKeyInfo()));
        lock (_gate)
        {
            return IsSame(server, fingerprint);
        }
    }

    /// <summary>Why the last attempt at a server failed, where its certificate is another than it was.</summary>
    internal string? Refusal(ServerAddress server) => _refused.GetValueOrDefault(server.Place);

    private bool IsSame(ServerAddress server, string fingerprint)
    {
        string? known = Find(server);
        if (known is null)
        {
            Remember(server, fingerprint);
            Met?.Invoke(server, fingerprint);
        }

        bool isSame = known is null || known == fingerprint;
        if (isSame)
        {
            _refused.TryRemove(server.Place, out _);
        }
        else
        {
            _refused[server.Place] = string.Create(CultureInfo.InvariantCulture, $"{server.Place} showed {known} before, and now {fingerprint} ({Path})");
        }

        return isSame;
    }

    private void Remember(ServerAddress server, string fingerprint)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        File.AppendAllText(Path, $"{server.Place} {fingerprint}\n");
    }
}
