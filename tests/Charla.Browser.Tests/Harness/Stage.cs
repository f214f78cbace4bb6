using System.Runtime.CompilerServices;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;

namespace Charla.Browser.Tests.Harness;

/// <summary>Where a test plays: a server with its data, and the people at their pages. Leaves a picture of each page where the test fails.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly Chromium _chromium;
    private readonly string _name;
    private readonly string _folder = ServerProcess.NewFolder();
    private readonly List<Person> _people = [];
    private readonly List<IAsyncDisposable> _props = [];
    private ServerProcess? _server;

    private Stage(Chromium chromium, string name) => (_chromium, _name) = (chromium, name);

    /// <summary>The data of the server.</summary>
    public string Folder => _folder;

    public ServerProcess Server => _server ?? throw new InvalidOperationException("No server was started.");

    /// <summary>The address of the page that the server serves.</summary>
    public string Address => $"http://127.0.0.1:{Server.HttpPort}/";

    /// <summary>Plays a test, and fails where it fails or where a page did what it must not.</summary>
    public static async Task PlayAsync(Chromium chromium, Func<Stage, Task> play, [CallerMemberName] string name = "")
    {
        await using Stage stage = new(chromium, name);
        try
        {
            await play(stage);
            foreach (Person person in stage._people)
            {
                person.Watch.Unexpected().ShouldBeEmpty($"what {person.Name}'s page complained of");
            }
        }
        catch
        {
            await stage.ShootAsync();
            throw;
        }
    }

    /// <summary>Plays it with a server that is there from the beginning.</summary>
    public static Task ServeAsync(Chromium chromium, Func<Stage, Task> play, string options = "", [CallerMemberName] string name = "") => PlayAsync(
        chromium,
        async stage =>
        {
            await stage.StartServerAsync(options);
            await play(stage);
        },
        name);

    /// <summary>Starts the server; where there was one, on the same ports and with the same data.</summary>
    public async Task StartServerAsync(string options = "")
    {
        string ports = _server is null ? "" : $"--port {_server.Port} --http-port {_server.HttpPort} ";
        ServerProcess? before = _server;
        _server = await ServerProcess.StartAsync(_folder, ports + options);
        if (before is not null)
        {
            await before.DisposeAsync();
        }
    }

    /// <summary>Ends the server with a signal, and waits until it has ended.</summary>
    public async Task StopServerAsync(string signal = "TERM")
    {
        Server.Signal(signal);
        await Server.WaitForExitAsync();
    }

    /// <summary>Somebody opens the page, and sees the form.</summary>
    public async Task<Person> OpenAsync(Look? look = null, string? address = null)
    {
        Look chosen = look ?? Look.Desk;
        IBrowserContext context = await _chromium.Browser.NewContextAsync(chosen.Options);
        _props.Add(context);
        Person person = await WatchAsync(await context.NewPageAsync(), chosen);
        await person.Page.GotoAsync(address ?? Address);
        return person;
    }

    /// <summary>The same person opens their tab a second time, with all that it remembers.</summary>
    public async Task<Person> OpenCopyAsync(Person person)
    {
        IPage page = await person.Page.RunAndWaitForPopupAsync(() => person.Page.EvaluateAsync("() => void window.open(location.href)"));
        return await WatchAsync(page, person.Look);
    }

    /// <summary>Somebody opens the window of <c>charla app</c>, and sees the form.</summary>
    public async Task<Person> OpenWindowAsync(Look? look = null, params string[] arguments)
    {
        WindowProcess window = Keep(await WindowProcess.StartAsync(arguments));
        return await OpenAsync(look, window.Address);
    }

    /// <summary>Somebody opens the page and comes in under a name.</summary>
    public async Task<Person> EnterAsync(string name, Look? look = null)
    {
        Person person = await OpenAsync(look);
        await person.EnterAsync(name);
        return person;
    }

    /// <summary>Somebody who speaks charla/1 over TCP with their own hands, and is in the lobby.</summary>
    public async Task<WirePeer> EnterByWireAsync(string name)
    {
        WirePeer peer = Keep(await WirePeer.HelloAsync(Server.Port, name));
        await peer.JoinAsync("lobby");
        return peer;
    }

    /// <summary>Takes something away when the play is over.</summary>
    public T Keep<T>(T prop)
    {
        _props.Add(prop as IAsyncDisposable ?? new Disposing((IDisposable)prop!));
        return prop;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable prop in Enumerable.Reverse(_props))
        {
            await prop.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<Person> WatchAsync(IPage page, Look look)
    {
        page.SetDefaultTimeout(Chromium.Limit);
        Person person = new(page, look, await PageWatch.OfAsync(page));
        _people.Add(person);
        return person;
    }

    private async Task ShootAsync()
    {
        Directory.CreateDirectory(Repository.Results);
        foreach ((Person person, int number) in _people.Select((person, at) => (person, at + 1)).Where(each => !each.person.Page.IsClosed))
        {
            string path = Path.Combine(Repository.Results, "browser", $"{_name}-{number}-{person.Name}.png");
            await person.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        }
    }

    private sealed class Disposing(IDisposable inner) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            inner.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
