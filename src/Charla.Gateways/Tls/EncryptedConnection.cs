using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;

namespace Charla.Gateways.Tls;

/// <summary>Makes HTTP say <c>https</c>. Nobody is asked for a certificate.</summary>
internal sealed class EncryptedConnection : ITlsConnectionFeature
{
    public X509Certificate2? ClientCertificate { get; set; }

    public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);
}
