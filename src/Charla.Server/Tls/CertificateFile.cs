using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Charla.Server.Tls;

/// <summary>Reads a certificate with its key, and those of the authorities between, from PEM or PFX.</summary>
internal static class CertificateFile
{
    /// <exception cref="IOException">A file is not there.</exception>
    /// <exception cref="CryptographicException">It holds no certificate with its key, or the password is wrong.</exception>
    public static SslStreamCertificateContext Read(TlsOptions options)
    {
        string file = options.TlsCert!;
        string? password = options.TlsPasswordFile is { } secret ? File.ReadLines(secret).FirstOrDefault() ?? "" : null;
        byte[] bytes = File.ReadAllBytes(file);
        X509Certificate2Collection all = IsPem(bytes) ? ReadPem(file, options.TlsKey, password) : X509CertificateLoader.LoadPkcs12Collection(bytes, password);
        X509Certificate2 own = all.FirstOrDefault(each => each.HasPrivateKey) ?? throw new CryptographicException($"{file}: no key");
        all.Remove(own);
        return SslStreamCertificateContext.Create(own, all, offline: true);
    }

    private static X509Certificate2Collection ReadPem(string file, string? keyFile, string? password)
    {
        X509Certificate2Collection all = [];
        all.ImportFromPemFile(file);
        using X509Certificate2 withKey = password is null
            ? X509Certificate2.CreateFromPemFile(file, keyFile)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, keyFile);

        // Windows wants the key in a store of its own; as PFX it is everywhere.
        X509Certificate2 own = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pfx), null);
        all.RemoveAt(0);
        all.Add(own);
        return all;
    }

    private static bool IsPem(byte[] bytes) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes("-----BEGIN ")) >= 0;
}
