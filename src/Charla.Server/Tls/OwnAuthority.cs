using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Charla.Storage;

namespace Charla.Server.Tls;

/// <summary>A certificate authority of the server's own, in <c>tls/</c> of the data folder: clients remember it, so the certificate itself may change.</summary>
internal static class OwnAuthority
{
    public const string Folder = "tls";

    private const string AuthorityFile = "authority.pem";
    private const string AuthorityKey = "authority.key";
    private const string ShownFile = "authority-shown.pem";
    private const string ServerFile = "server.pem";
    private const int AuthorityYears = 20;
    private const int ServerDays = 90;
    private static readonly TimeSpan _renewBefore = TimeSpan.FromDays(30);

    /// <summary>Makes what is missing, or soon too old, or not for the addresses of this machine as they are now.</summary>
    /// <returns>The file with the certificate and its key.</returns>
    public static string Prepare(string data, TimeProvider time)
    {
        string folder = Path.Combine(data, Folder);
        OwnerOnly.MakeFolder(folder);
        using X509Certificate2 authority = Authority(folder, time.GetUtcNow());
        string file = Path.Combine(folder, ServerFile);
        if (!IsGood(file, authority, time.GetUtcNow()))
        {
            using ECDsa own = OwnKey(file);
            (string certificate, string key) = Issuing.Server(authority, own, time.GetUtcNow().AddDays(-1), time.GetUtcNow().AddDays(ServerDays));
            OwnerOnly.Write(file, key + certificate + File.ReadAllText(Path.Combine(folder, ShownFile)));
        }

        return file;
    }

    /// <summary>What clients are shown once, and remember: <c>SHA256:</c> and the digest of the public key with its kind, in hexadecimal.</summary>
    public static string Fingerprint(X509Certificate2 certificate) => "SHA256:" + Convert.ToHexString(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    /// <summary>The server's key, which stays when its certificate is renewed: clients that know it by no name of the certificate remember that.</summary>
    private static ECDsa OwnKey(string file)
    {
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            if (File.Exists(file))
            {
                key.ImportFromPem(File.ReadAllText(file));
            }
        }
        catch (ArgumentException)
        {
            // Nothing is left of it.
        }

        return key;
    }

    private static X509Certificate2 Authority(string folder, DateTimeOffset now)
    {
        (string file, string keyFile) = (Path.Combine(folder, AuthorityFile), Path.Combine(folder, AuthorityKey));
        if (!File.Exists(file) || !File.Exists(keyFile))
        {
            (string made, string shown, string key) = Issuing.Authority(now.AddDays(-1), now.AddYears(AuthorityYears));
            OwnerOnly.Write(keyFile, key);
            OwnerOnly.Write(Path.Combine(folder, ShownFile), shown);
            OwnerOnly.Write(file, made);
        }

        return X509Certificate2.CreateFromPemFile(file, keyFile);
    }

    private static bool IsGood(string file, X509Certificate2 authority, DateTimeOffset now)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            using X509Certificate2 there = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            X509SubjectAlternativeNameExtension? names = there.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
            return there.IssuerName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData)
                && there.NotAfter.ToUniversalTime() > now.UtcDateTime + _renewBefore
                && names is not null && OwnNames.Addresses().TrueForAll(names.EnumerateIPAddresses().Contains);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
