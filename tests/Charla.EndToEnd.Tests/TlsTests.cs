using System.Diagnostics;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Charla.Client;

namespace Charla.EndToEnd.Tests;

public sealed class TlsTests : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly string _files = Directory.CreateTempSubdirectory("charla-tls-").FullName;

    public void Dispose() => Directory.Delete(_files, recursive: true);

    [Fact]
    public async Task One_port_speaks_both_and_a_room_has_members_of_both()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--tls auto");
        using WirePeer open = await WirePeer.HelloAsync(server.Port, "ana");
        await open.JoinAsync("lobby");
        await using ChatClient secure = new(Options($"tls://127.0.0.1:{server.Port}", "luis"));
        await using ChatClient web = new(Options($"wss://localhost:{server.HttpPort}/ws", "eva"));
        await secure.StartAsync().WaitAsync(_limit);
        await web.StartAsync().WaitAsync(_limit);
        await secure.JoinAsync("lobby");
        await web.JoinAsync("lobby");

        (await secure.SendAsync("lobby", new string('x', 60_000)).WaitAsync(_limit)).Seq.ShouldBe(1);
        (await web.SendAsync("lobby", "hola").WaitAsync(_limit)).Seq.ShouldBe(2);

        ((string)(await open.WaitForAsync("message"))["text"]!).Length.ShouldBe(60_000);
        ((string)(await open.WaitForAsync("message"))["from"]!).ShouldBe("eva");
        using HttpClient browser = new();
        (await browser.GetAsync(new Uri($"http://127.0.0.1:{server.HttpPort}/"))).Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task Its_own_authority_is_for_its_owner_alone_and_its_fingerprint_is_what_clients_remember()
    {
        string folder = ServerProcess.NewFolder();
        string shown;
        KnownServers known = new(Path.Combine(_files, "known"));
        int port;
        await using (ServerProcess server = await ServerProcess.StartAsync(folder, "--tls auto"))
        {
            port = server.Port;
            shown = server.Output.Split("Fingerprint to compare: ")[1].Split(' ')[0];
            await using ChatClient client = new(Options($"tls://127.0.0.1:{port}", "ana") with { KnownServers = known });
            await client.StartAsync().WaitAsync(_limit);
            (await RunAsync("stat", $"-c %a {folder}/tls {folder}/tls/authority.key {folder}/tls/authority.pem {folder}/tls/server.pem")).ShouldBe("700\n600\n600\n600\n");
        }

        known.Find(ServerAddress.Tcp("127.0.0.1", port)).ShouldBe(shown);

        // The authority stays, whatever becomes of the certificate.
        File.Delete(Path.Combine(folder, "tls", "server.pem"));
        await using (await ServerProcess.StartAsync(folder, $"--tls auto --port {port}"))
        {
            await using ChatClient again = new(Options($"tls://127.0.0.1:{port}", "ana") with { KnownServers = known });
            await again.StartAsync().WaitAsync(_limit);
        }

        Directory.Delete(Path.Combine(folder, "tls"), recursive: true);
        await using (await ServerProcess.StartAsync(folder, $"--tls auto --port {port}"))
        {
            await using ChatClient warned = new(Options($"tls://127.0.0.1:{port}", "ana") with { KnownServers = known });
            ChatException refused = await Should.ThrowAsync<ChatException>(warned.StartAsync().WaitAsync(_limit));
            refused.Problem!.Failure.ShouldBe(ConnectFailure.CertificateChanged);
            refused.Problem.Detail.ShouldContain(shown);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Openssl_shakes_hands_on_both_ports_and_trusts_the_authority()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--tls auto");
        string authority = Path.Combine(server.Folder, "tls", "authority.pem");
        foreach (int port in new[] { server.Port, server.HttpPort })
        {
            foreach (string version in new[] { "-tls1_2", "-tls1_3" })
            {
                string said = await RunAsync("openssl", $"s_client -connect 127.0.0.1:{port} -CAfile {authority} -verify_ip 127.0.0.1 -verify_return_error {version}");
                said.ShouldContain("Verify return code: 0 (ok)");
            }
        }
    }

    [Fact]
    public async Task A_certificate_that_is_replaced_is_shown_to_who_comes_and_who_is_there_stays()
    {
        (string file, string key) = (Path.Combine(_files, "server.pem"), Path.Combine(_files, "server.key"));
        string first = await MakeAsync(file, key);
        await using ServerProcess server = await ServerProcess.StartAsync(more: $"--tls-cert {file} --tls-key {key}");
        await using ChatClient staying = new(Options($"tls://127.0.0.1:{server.Port}", "ana") with { Reconnect = false });
        await staying.StartAsync().WaitAsync(_limit);
        await staying.JoinAsync("lobby");
        (await ShownAsync(server.Port)).ShouldBe(first);

        await File.WriteAllTextAsync(file, "half a certificate");
        await server.WaitForOutputAsync("can't be read", () => ShownAsync(server.Port));
        (await ShownAsync(server.Port)).ShouldBe(first);
        string second = await MakeAsync(file, key);
        await server.WaitForOutputAsync("New connections are shown the certificate", () => ShownAsync(server.Port));

        (await ShownAsync(server.Port)).ShouldBe(second);
        (await ShownAsync(server.HttpPort)).ShouldBe(second);
        (await staying.SendAsync("lobby", "still here").WaitAsync(_limit)).Seq.ShouldBe(1);
    }

    [Fact]
    public async Task A_pfx_with_a_password_will_do_too()
    {
        (string file, string key) = (Path.Combine(_files, "server.pem"), Path.Combine(_files, "server.key"));
        string made = await MakeAsync(file, key);
        (string pfx, string password) = (Path.Combine(_files, "server.pfx"), Path.Combine(_files, "password"));
        using (X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(file, key))
        {
            await File.WriteAllBytesAsync(pfx, certificate.Export(X509ContentType.Pfx, "señal"));
        }

        await File.WriteAllTextAsync(password, "señal\n");
        await using ServerProcess server = await ServerProcess.StartAsync(more: $"--tls-cert {pfx} --tls-password-file {password}");
        (await ShownAsync(server.Port)).ShouldBe(made);
    }

    [Fact]
    public async Task With_tls_only_nothing_else_is_spoken_and_a_browser_is_sent_to_the_same_page_over_tls()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--tls auto --tls-only");
        using HttpClientHandler handler = new() { AllowAutoRedirect = false };
        using HttpClient browser = new(handler);
        using HttpResponseMessage sent = await browser.GetAsync(new Uri($"http://127.0.0.1:{server.HttpPort}/guide?x=1"));
        sent.Headers.Location.ShouldBe(new Uri($"https://127.0.0.1:{server.HttpPort}/guide?x=1"));

        using ClientWebSocket open = new();
        await Should.ThrowAsync<WebSocketException>(open.ConnectAsync(new Uri($"ws://127.0.0.1:{server.HttpPort}/ws"), CancellationToken.None));
        using System.Net.Sockets.TcpClient plain = new("127.0.0.1", server.Port);
        await plain.GetStream().WriteAsync(Encoding.ASCII.GetBytes("10        ana> hola!"));
        byte[] answer = new byte[100];
        int read = await ReadAsync(plain.GetStream(), answer);
        string told = Encoding.Latin1.GetString(answer, 0, read);
        told.ShouldContain("TLS");
        told.ShouldNotContain("charla/1");
        (await ReadAsync(plain.GetStream(), answer)).ShouldBe(0);

        await using ChatClient secure = new(Options($"tls://127.0.0.1:{server.Port}", "ana"));
        await secure.StartAsync().WaitAsync(_limit);
    }

    [Theory]
    [InlineData("--tls-cert /does/not/exist.pem")]
    [InlineData("--tls sometimes")]
    [InlineData("--tls-only")]
    public async Task What_can_not_be_is_said_at_the_start(string more)
    {
        (int code, string output) = await ServerProcess.FailAsync(null, more);
        code.ShouldBe(1);
        output.ShouldContain("A setting is not valid: tls");
    }

    private ChatClientOptions Options(string server, string name) =>
        new() { Server = ServerAddress.Parse(server), Name = name, KnownServers = new KnownServers(Path.Combine(_files, Path.GetRandomFileName())) };

    private static async Task<int> ReadAsync(Stream stream, byte[] buffer)
    {
        using CancellationTokenSource limit = new(_limit);
        try
        {
            return await stream.ReadAsync(buffer, limit.Token);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>The fingerprint of the certificate that a port shows.</summary>
    private static async Task<string> ShownAsync(int port)
    {
        using CancellationTokenSource limit = new(_limit);
        using System.Net.Sockets.TcpClient client = new("127.0.0.1", port);
        string? shown = null;
        await using SslStream secure = new(client.GetStream());
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", RemoteCertificateValidationCallback = Look }, limit.Token);
        return shown!;

        bool Look(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            shown = certificate?.GetCertHashString(HashAlgorithmName.SHA256);
            return shown is not null;
        }
    }

    /// <summary>Has openssl make a certificate, in the place of one that was there.</summary>
    private static async Task<string> MakeAsync(string file, string key)
    {
        await RunAsync("openssl", $"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -days 30 -keyout {key}.new -out {file}.new");
        File.Move(key + ".new", key, overwrite: true);
        File.Move(file + ".new", file, overwrite: true);
        using X509Certificate2 made = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(file));
        return made.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private static async Task<string> RunAsync(string program, string arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(_limit);
        await process.WaitForExitAsync().WaitAsync(_limit);
        return output;
    }
}
