using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Charla.Client.Tests.Fakes;
using Charla.Window.Tests.Fakes;

namespace Charla.Window.Tests.Guarding;

/// <summary>Who may talk to the process, over real sockets.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private RunningWindow _window = null!;

    public async Task InitializeAsync() => _window = await RunningWindow.StartAsync();

    public async Task DisposeAsync() => await _window.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1", 200)]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST", 200)]
    [InlineData("evil.example", 403)]
    [InlineData("127.0.0.1.evil.example", 403)]
    [InlineData("[::1]", 403)]
    public async Task The_page_is_served_to_who_asks_for_it_by_its_own_name(string host, int status)
    {
        (await AskAsync("GET / HTTP/1.1", $"Host: {host}:{_window.Port}")).ShouldBe(status);
    }

    [Fact]
    public async Task The_page_is_told_that_it_lives_in_a_window()
    {
        using HttpClient browser = new();
        HttpResponseMessage answer = await browser.GetAsync(new Uri(_window.Origin + "/"));
        (await answer.Content.ReadAsStringAsync()).ShouldBe("<html data-home=\"window\">");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("connect-src 'self'");
    }

    [Fact]
    public async Task A_host_with_another_port_or_without_one_is_refused()
    {
        (await AskAsync("GET / HTTP/1.1", "Host: 127.0.0.1")).ShouldBe(403);
        (await AskAsync("GET / HTTP/1.1", $"Host: 127.0.0.1:{_window.Port + 1}")).ShouldBe(403);
        (await AskAsync("GET /api/ports HTTP/1.1", "Host: evil.example", $"Authorization: Bearer {_window.Token}")).ShouldBe(403);
        (await AskAsync($"GET /link?token={_window.Token} HTTP/1.1", [$"Host: evil.example:{_window.Port}", .. Upgrade(_window.Origin)])).ShouldBe(403);
    }

    [Theory]
    [InlineData("Bearer {0}", null, 200)]
    [InlineData("Bearer {0}", "http://127.0.0.1:{1}", 200)]
    [InlineData("Bearer {0}", "http://localhost:{1}", 200)]
    [InlineData("Bearer {0}", "http://evil.example", 403)]
    [InlineData("Bearer {0}", "https://127.0.0.1:{1}", 403)]
    [InlineData("Bearer {0}", "null", 403)]
    [InlineData("Bearer {0}x", null, 403)]
    [InlineData("Bearer ", null, 403)]
    [InlineData("Basic {0}", null, 403)]
    [InlineData(null, null, 403)]
    public async Task A_request_needs_the_token_and_no_other_origin(string? authorization, string? origin, int status)
    {
        string[] headers =
        [
            $"Host: 127.0.0.1:{_window.Port}",
            .. Header("Authorization", authorization),
            .. Header("Origin", origin),
        ];

        (await AskAsync("GET /api/ports HTTP/1.1", headers)).ShouldBe(status);
    }

    [Theory]
    [InlineData("/link?token={0}", "http://127.0.0.1:{1}", 101)]
    [InlineData("/link?token={0}", "http://localhost:{1}", 101)]
    [InlineData("/link?token={0}", null, 403)]
    [InlineData("/link?token={0}", "http://evil.example", 403)]
    [InlineData("/link?token={0}", "http://127.0.0.1:1", 403)]
    [InlineData("/link?token={0}", "null", 403)]
    [InlineData("/link?token=0123", "http://127.0.0.1:{1}", 403)]
    [InlineData("/link?token=", "http://127.0.0.1:{1}", 403)]
    [InlineData("/link", "http://127.0.0.1:{1}", 403)]
    [InlineData("/wire?token=0123&link=1", "http://127.0.0.1:{1}", 403)]
    [InlineData("/wire?token={0}&link=1", "http://evil.example", 403)]
    [InlineData("/wire?token={0}&link=1", "http://127.0.0.1:{1}", 404)]
    [InlineData("/wire?token={0}&link=uno", "http://127.0.0.1:{1}", 404)]
    public async Task A_websocket_needs_the_token_and_its_own_origin(string path, string? origin, int status)
    {
        (await AskAsync($"GET {Fill(path)} HTTP/1.1", [$"Host: 127.0.0.1:{_window.Port}", .. Upgrade(origin)])).ShouldBe(status);
    }

    [Fact]
    public async Task A_token_in_a_header_opens_no_websocket_and_one_in_the_address_answers_no_request()
    {
        string host = $"Host: 127.0.0.1:{_window.Port}";
        (await AskAsync("GET /link HTTP/1.1", [host, .. Upgrade(_window.Origin), $"Authorization: Bearer {_window.Token}"])).ShouldBe(403);
        (await AskAsync($"GET /api/ports?token={_window.Token} HTTP/1.1", host)).ShouldBe(403);
        (await AskAsync($"GET /link?token={_window.Token} HTTP/1.1", host, $"Origin: {_window.Origin}")).ShouldBe(426);
    }

    [Fact]
    public async Task The_ticket_leads_to_the_page_once_and_says_the_token_to_nobody_else()
    {
        using HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false });
        (await browser.GetAsync(new Uri(_window.Origin + "/open?ticket=0123"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _window.TicketAddress.ShouldNotContain(_window.Token);
        HttpResponseMessage first = await browser.GetAsync(new Uri(_window.TicketAddress));
        HttpResponseMessage second = await browser.GetAsync(new Uri(_window.TicketAddress));

        first.StatusCode.ShouldBe(HttpStatusCode.Found);
        first.Headers.Location!.OriginalString.ShouldBe(_window.Entry.OriginalString);
        first.Headers.CacheControl!.NoStore.ShouldBeTrue();
        second.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        second.Headers.Location.ShouldBeNull();
    }

    [Fact]
    public async Task Each_start_has_a_token_of_its_own_and_the_form_is_filled_from_the_fragment()
    {
        await using RunningWindow other = await RunningWindow.StartAsync(entry: new WindowEntry { Host = "aula.local", Port = 5001, Name = "Ñandú & co" });

        other.Token.ShouldNotBe(_window.Token);
        other.Token.Length.ShouldBe(64);
        other.Entry.OriginalString.ShouldEndWith($"/#token={other.Token}&host=aula.local&port=5001&name=%C3%91and%C3%BA%20%26%20co");
        _window.Entry.OriginalString.ShouldBe($"http://127.0.0.1:{_window.Port}/#token={_window.Token}");
    }

    [Fact]
    public void Only_the_loopback_is_listened_on()
    {
        IPEndPoint[] listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        listeners.Where(listener => listener.Port == _window.Port).ShouldBe([new IPEndPoint(IPAddress.Loopback, _window.Port)]);
    }

    private static string[] Upgrade(string? origin) =>
    [
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        .. origin is null ? (string[])[] : [$"Origin: {origin}"],
    ];

    private static string[] Header(string name, string? value) => value is null ? [] : [$"{name}: {value}"];

    private string Fill(string text) => text.Replace("{0}", _window.Token, StringComparison.Ordinal).Replace("{1}", $"{_window.Port}", StringComparison.Ordinal);

    /// <summary>Asks over a bare socket, and returns the status.</summary>
    private async Task<int> AskAsync(string requestLine, params string[] headers)
    {
        using TcpClient connection = new();
        await connection.ConnectAsync(IPAddress.Loopback, _window.Port).Within();
        string request = string.Join("\r\n", [requestLine, .. headers.Select(Fill), "", ""]);
        await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request)).Within();
        using StreamReader answer = new(connection.GetStream());
        string status = (await answer.ReadLineAsync().Within()).ShouldNotBeNull();
        return int.Parse(status.Split(' ')[1]);
    }
}
