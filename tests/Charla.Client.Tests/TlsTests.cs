using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Charla.Client.Tests.Fakes;

namespace Charla.Client.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        using FakeServer server = new();
        using X509Certificate2 certificate = SelfSigned();
        await using ChatClient client = new(Options(server));
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();

        // With TLS 1.3 the server's part is done before the client refuses; else it fails.
        await peer.SecureAsync(certificate).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        ChatException failed = await Should.ThrowAsync<ChatException>(starting.Within());
        failed.Problem!.Failure.ShouldBe(ConnectFailure.TlsFailed);
    }

    [Fact]
    public async Task A_conversation_goes_through_TLS_where_the_certificate_is_vouched_for()
    {
        using FakeServer server = new();
        using X509Certificate2 certificate = SelfSigned();
        string thumbprint = certificate.Thumbprint;
        await using ChatClient client = new(Options(server) with
        {
            CertificateValidation = (_, shown, _, _) => shown?.GetCertHashString() == thumbprint,
        });
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();
        await peer.SecureAsync(certificate);
        await peer.GreetAsync();
        await peer.WelcomeAsync();
        await starting.Within();
        PendingSend send = client.Say("lobby", "en secreto");
        await peer.AcknowledgeAsync(seq: 1);

        (await send.Acknowledged.Within()).Seq.ShouldBe(1);
    }

    private static ChatClientOptions Options(FakeServer server) => server.Options with
    {
        Server = ServerAddress.Parse($"tls://127.0.0.1:{server.Port}"),
        ConnectTimeout = Patience.Limit,
        GreetingTimeout = Patience.Limit,
    };

    private static X509Certificate2 SelfSigned()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=aula", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
