using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests.Harness;

/// <summary>Somebody at a page, who finds things as people do: by what they are and what they are called.</summary>
internal sealed class Person(IPage page, Look look, PageWatch watch)
{
    /// <summary>The messages of the list, each with who said it: what stands in a group has its name above.</summary>
    private const string ReadMessages =
        """
        () => {
          let from = '';
          return [...document.querySelectorAll('[data-seq]')].map((row) => {
            from = row.querySelector('.head strong')?.textContent ?? from;
            return `${from}> ${row.querySelector('.text')?.textContent ?? row.innerText}`;
          });
        }
        """;

    public string Name { get; private set; } = "someone";

    public IPage Page => page;

    public Look Look => look;

    public PageWatch Watch => watch;

    public Words Words => look.Words;

    public ILocator Composer => page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex($"^({Words.ComposerStart}|{Words.OfflineStart})") });

    /// <summary>The list of messages.</summary>
    public ILocator List => page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex($"^{Words.Messages} ") });

    public ILocator Rows => page.Locator("[data-seq]");

    /// <summary>The button that says how the connection is.</summary>
    public ILocator State => page.GetByRole(AriaRole.Button, new() { Name = Words.State });

    public ILocator Rooms => page.GetByRole(AriaRole.Navigation);

    /// <summary>What is open above the page.</summary>
    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Wire => page.GetByRole(AriaRole.Region, new() { Name = Words.Wire, Exact = true });

    /// <summary>What opens how the room is kept; only who keeps it has it.</summary>
    public ILocator Keeping => Button(Words.Keep);

    /// <summary>What a menu that is open offers.</summary>
    public ILocator Choice(string name) => page.GetByRole(AriaRole.Menuitem, new() { Name = name, Exact = true });

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>The newest message that has a text in it.</summary>
    public ILocator Row(string text) => Rows.Filter(new() { HasText = text }).Last;

    public ILocator RoomItem(string room) => Rooms.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($@"(^|\s){Regex.Escape(room)}(\s|$)") });

    /// <summary>Somebody in the list of who is here.</summary>
    public ILocator Member(string name) => page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Button, new() { NameRegex = new Regex($@"^{Regex.Escape(name)}(\s|$)") });

    /// <summary>Fills in the form and waits until the chat is there.</summary>
    public async Task EnterAsync(string name)
    {
        await TryAsync(name);
        await IsInAsync();
    }

    /// <summary>Fills in the form and sends it.</summary>
    public async Task TryAsync(string name)
    {
        Name = name;
        await page.GetByLabel(Words.Name).FillAsync(name);
        await PressAsync(Button(Words.Enter));
    }

    /// <summary>Has the window connect over TCP.</summary>
    public async Task DialAsync(string host, string port, string name)
    {
        Name = name;
        await page.GetByLabel(Words.Host).FillAsync(host);
        await page.GetByLabel(Words.Port, new() { Exact = true }).FillAsync(port);
        await page.GetByLabel(Words.Name).FillAsync(name);
        await PressAsync(Button(Words.Connect));
    }

    /// <summary>Has the window open a serial port.</summary>
    public async Task PlugInAsync(string path, string name)
    {
        Name = name;
        await ChooseOtherPortAsync();
        await page.GetByLabel(Words.PortPath).FillAsync(path);
        await page.GetByLabel(Words.Name).FillAsync(name);
        await PressAsync(Button(Words.Connect));
    }

    /// <summary>Opens the form of serial ports, and chooses one that is not in its list: its path can be typed.</summary>
    public async Task ChooseOtherPortAsync()
    {
        ILocator list = page.GetByRole(AriaRole.Combobox, new() { Name = Words.SerialPort, Exact = true });
        if (await list.CountAsync() == 0)
        {
            await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Tab, new() { Name = Words.Serial }).ClickAsync(), "**/api/ports");
            await UntilAsync("() => document.querySelector('form .note') !== null || [...document.querySelectorAll('form option')].some((each) => each.value.startsWith('/dev/'))");
        }

        await list.SelectOptionAsync("");
    }

    /// <summary>Waits until the chat is there and connected.</summary>
    public async Task IsInAsync()
    {
        await Expect(Composer).ToBeVisibleAsync();
        await Expect(State).ToHaveAccessibleNameAsync($"{Words.State}: {Words.Connected}");
        await Expect(List).ToBeVisibleAsync();
    }

    /// <summary>Presses something, with what this person has: a mouse or a finger.</summary>
    public Task PressAsync(ILocator what) => look.IsTouched ? what.TapAsync() : what.ClickAsync();

    /// <summary>Writes something and sends it.</summary>
    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
        await Expect(Composer).ToHaveValueAsync("");
    }

    public Task SeesAsync(string text) => Expect(Row(text)).ToBeVisibleAsync();

    /// <summary>What is in the list, as <c>name> text</c>.</summary>
    public async Task<string[]> ReadAsync() => await page.EvaluateAsync<string[]>(ReadMessages);

    /// <summary>Goes to a room or a person by Ctrl+K; a room that is not there is made.</summary>
    public async Task GoToAsync(string where)
    {
        await page.Keyboard.PressAsync("Control+k");
        ILocator field = page.GetByRole(AriaRole.Combobox, new() { Name = Words.Destination });
        await field.FillAsync(where);
        await field.PressAsync("Enter");
        await Expect(Heading(where)).ToBeVisibleAsync();
    }

    /// <summary>Does something with a message that its toolbar offers.</summary>
    public async Task ActAsync(string text, string action)
    {
        ILocator row = Row(text);
        await (look.IsTouched ? row.TapAsync() : row.HoverAsync());
        await PressAsync(row.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }));
    }

    /// <summary>Waits until something that the page can tell is so.</summary>
    public Task UntilAsync(string condition, object? about = null) => page.WaitForFunctionAsync(condition, about, new() { Timeout = Chromium.Limit });

    /// <summary>What has the focus, by its role or its tag and its name.</summary>
    public async Task<string> FocusAsync() => await page.EvaluateAsync<string>(
        "() => { const it = document.activeElement; return `${it.tagName.toLowerCase()} ${it.getAttribute('aria-label') ?? it.textContent.trim().slice(0, 40)}`; }");
}
