using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Charla.Server.Tls;

/// <summary>Makes certificates with their keys, as PEM.</summary>
internal static class Issuing
{
    private static readonly Oid _serverOnly = new("1.3.6.1.5.5.7.3.1");

    /// <summary>An authority, which vouches for servers and for no other authority.</summary>
    /// <remarks>
    /// It has two certificates for one key. The first is of its own making, for whoever wants to trust it. A server leaves such a one out of what it shows in TLS, and clients
    /// that are to remember the authority must see it: so the second is vouched for by somebody who is gone, with his key, as soon as he has.
    /// </remarks>
    public static (string Certificate, string Shown, string Key) Authority(DateTimeOffset from, DateTimeOffset until)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN=Charla {Environment.MachineName}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using X509Certificate2 made = request.CreateSelfSigned(from, until);
        return (made.ExportCertificatePem() + "\n", Shown(request, from, until), key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    /// <summary>A certificate for this machine, by all its names and addresses.</summary>
    public static (string Certificate, string Key) Server(X509Certificate2 authority, ECDsa key, DateTimeOffset from, DateTimeOffset until)
    {
        CertificateRequest request = new($"CN={Environment.MachineName}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([_serverOnly], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(Names());
        using X509Certificate2 made = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(16));
        return (made.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static string Shown(CertificateRequest authority, DateTimeOffset from, DateTimeOffset until)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN=Charla {Environment.MachineName} (gone)", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 1, critical: true));
        using X509Certificate2 gone = request.CreateSelfSigned(from, until);
        using X509Certificate2 shown = authority.Create(gone, from, until, RandomNumberGenerator.GetBytes(16));
        return shown.ExportCertificatePem() + "\n";
    }

    private static X509Extension Names()
    {
        SubjectAlternativeNameBuilder names = new();
        OwnNames.Hosts().ForEach(names.AddDnsName);
        OwnNames.Addresses().ForEach(names.AddIpAddress);
        return names.Build();
    }
}
