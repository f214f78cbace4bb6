using System.Net;
using System.Net.Sockets;
using Charla.App;

namespace Charla.Tests.App;

/// <summary>The real command, with programs that are started in a browser's place.</summary>
public sealed class AppCommandTests : IDisposable
{
    private readonly string _state = Directory.CreateTempSubdirectory("charla-app-").FullName;

    public void Dispose() => Directory.Delete(_state, recursive: true);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Without_a_browser_it_tells_where_the_page_is_and_serves_it_until_it_is_interrupted(string signal)
    {
        await using AppProcess app = await AppProcess.StartAsync(_state, "--no-browser", "--lang", "es", "aula.local:5001", "Ñandú");
        app.Address.Fragment.ShouldEndWith("&host=aula.local&port=5001&name=%C3%91and%C3%BA&lang=es");
        using HttpClient browser = new();
        (await browser.GetAsync(new Uri(app.Origin + "/"))).Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await browser.GetAsync(new Uri(app.Origin + "/api/ports"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        browser.DefaultRequestHeaders.Authorization = new("Bearer", app.Address.Fragment.Split('&')[0]["#token=".Length..]);
        (await browser.GetAsync(new Uri(app.Origin + "/api/ports"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        app.Signal(signal);
        (await app.WaitForExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_browser_gets_a_folder_of_its_own_and_no_token_and_its_end_is_the_end()
    {
        FakeBrowser browser = new(_state);
        await using AppProcess app = await AppProcess.StartAsync(_state, "--browser", browser.Program);
        string[] arguments = await browser.ArgumentsAsync();
        string shown = arguments.Single(argument => argument.StartsWith("--app=", StringComparison.Ordinal))["--app=".Length..];
        shown.ShouldStartWith(app.Origin + "/open?ticket=");
        string.Concat(arguments).ShouldNotContain(app.Address.Fragment.TrimStart('#'));
        arguments.ShouldContain($"--user-data-dir={Path.Combine(_state, "charla", "window-1")}");
        arguments.Contains("--no-sandbox").ShouldBe(Environment.IsPrivilegedProcess);
        new DirectoryInfo(Path.Combine(_state, "charla", "window-1")).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        using HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false });
        HttpResponseMessage answer = await client.GetAsync(new Uri(shown));
        answer.Headers.Location!.OriginalString.ShouldBe(app.Address.OriginalString);
        browser.Close();
        (await app.WaitForExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_interruption_closes_the_window()
    {
        FakeBrowser browser = new(_state);
        await using AppProcess app = await AppProcess.StartAsync(_state, "--browser", browser.Program);
        await browser.ArgumentsAsync();
        browser.IsRunning.ShouldBeTrue();
        app.Signal("INT");
        (await app.WaitForExitAsync()).ShouldBe(0);
        browser.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task A_browser_that_fails_is_told_in_a_sentence_and_the_page_is_served_all_the_same()
    {
        using HttpClient browser = new();
        foreach ((string program, string complaint) in ((string, string)[])
        [
            ("/bin/false", "charla app: /bin/false ended as soon as it had begun (code 1). Open the address yourself."),
            ("/no/such/browser", "charla app: Could not open /no/such/browser: "),
        ])
        {
            await using AppProcess app = await AppProcess.StartAsync(_state, "--browser", program);
            (await app.ComplaintAsync()).ShouldNotBeNull().ShouldStartWith(complaint);
            (await browser.GetAsync(new Uri(app.Origin + "/"))).StatusCode.ShouldBe(HttpStatusCode.OK);
            app.Signal("TERM");
            (await app.WaitForExitAsync()).ShouldBe(0);
        }

        // There is no screen for the default browser either.
        await using AppProcess screenless = await AppProcess.StartAsync(_state);
        (await screenless.ComplaintAsync()).ShouldBe("charla app: There is no graphical screen here to open a window on. Open the address yourself.");
    }

    [Fact]
    public async Task The_page_has_the_address_of_the_last_time_unless_another_window_has_it()
    {
        AppProcess first = await AppProcess.StartAsync(_state, "--no-browser");
        int port = first.Address.Port;
        await using (AppProcess second = await AppProcess.StartAsync(_state, "--no-browser"))
        {
            second.Address.Port.ShouldNotBe(port);
        }

        await first.DisposeAsync();
        await using (AppProcess again = await AppProcess.StartAsync(_state, "--no-browser"))
        {
            again.Address.Port.ShouldBe(port);
        }

        using TcpListener other = new(IPAddress.Loopback, port);
        other.Start();
        await using AppProcess moved = await AppProcess.StartAsync(_state, "--no-browser");
        moved.Address.Port.ShouldNotBe(port);
        (int code, string errors) = await AppProcess.FailAsync(_state, "--no-browser", "--port", $"{port}");
        code.ShouldBe(1);
        errors.ShouldStartWith($"charla app: Can't use port {port}: ");
        errors.Trim().ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("The window connects over TCP: write HOST or HOST:PORT, not “ws://aula:5080/ws”.", "ws://aula:5080/ws")]
    [InlineData("“a/b” is not the address of a server.", "a/b")]
    [InlineData("“a b” can't be a name: 1 to 32 letters, digits, dashes and dots.", "localhost", "a b")]
    [InlineData("“70000” is not a port: 0 to 65535.", "--port", "70000")]
    [InlineData("“fr” is not a language of Charla: es or en.", "--lang", "fr")]
    public async Task What_can_not_be_is_refused_with_a_sentence(string sentence, params string[] arguments)
    {
        (int code, string errors) = await AppProcess.FailAsync(_state, ["--no-browser", .. arguments]);
        code.ShouldBe(1);
        errors.ShouldContain(sentence);
    }

    [Fact]
    public void Browsers_are_looked_for_where_they_usually_are()
    {
        Dictionary<string, string> environment = new() { ["PATH"] = "/usr/local/bin/:/usr/bin", ["HOME"] = "/Users/ana", ["ProgramFiles"] = @"C:\Program Files" };
        InstalledBrowser browsers = new(environment.GetValueOrDefault, path => path is "/usr/bin/chromium" or "/usr/local/bin/microsoft-edge");
        browsers.Find().ShouldBe("/usr/bin/chromium");
        browsers.OnLinux().First().ShouldBe("/usr/local/bin/google-chrome");
        browsers.OnMac().ShouldContain("/Users/ana/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        browsers.OnWindows().ShouldContain(@"C:\Program Files\Microsoft\Edge\Application\msedge.exe");
        new InstalledBrowser(environment.GetValueOrDefault, _ => false).Find().ShouldBeNull();
        BrowserWindow.Arguments("http://127.0.0.1:1/", "/p", isRoot: false).ShouldNotContain("--no-sandbox");
        BrowserWindow.Arguments("http://127.0.0.1:1/", "/p", isRoot: true).ShouldContain("--no-sandbox");
    }
}
