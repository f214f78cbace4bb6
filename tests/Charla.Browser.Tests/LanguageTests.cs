using Charla.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>The language and the theme: the browser's at first, then the person's, everywhere and for good.</summary>
[Collection(OneBrowser.Name)]
public sealed class LanguageTests(Chromium chromium)
{
    /// <summary>All that the page says, seen or not: texts and names.</summary>
    private const string AllWords =
        """
        () => [document.body.innerText, document.title, ...[...document.querySelectorAll('[aria-label], [title], [placeholder]')]
          .flatMap((each) => [each.ariaLabel, each.title, each.placeholder])].join('\n')
        """;

    /// <summary>Words of each language that the other does not have, and that stand on most screens.</summary>
    private static readonly string[] _spanish = ["Salas", "Directos", "Escribe", "Ajustes", "Desconectar", "Buscar", "Quién", "persona", "Conectado", "Estado", "Hoy", "Mensajes", "Cerrar", "tú"];

    private static readonly string[] _english = ["Rooms", "Direct", "Write", "Settings", "Disconnect", "Search", "Who", "person", "Connected", "State", "Today", "Messages", "Close", "you"];

    [Fact]
    public Task The_language_is_the_browsers_until_another_is_chosen_and_then_that_one_everywhere_and_for_good() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await ana.SayAsync("hola");
        await ana.SeesAsync("hola");
        await Expect(ana.Page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await SpeaksAsync(ana, _spanish, _english);

        await ana.Button("Ajustes").ClickAsync();
        await ana.Dialog.GetByText("English").ClickAsync();
        await Expect(ana.Dialog).ToContainTextAsync("Settings");
        await ana.Page.Keyboard.PressAsync("Escape");
        await Expect(ana.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await SpeaksAsync(ana, _english, _spanish);

        await ana.Page.ReloadAsync();
        await Expect(ana.Button("Who is here: 1 person")).ToBeVisibleAsync();
        await Expect(ana.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await ana.Page.GetByRole(AriaRole.Combobox, new() { Name = "Write in lobby" }).FillAsync("/lang es");
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Button("Quién está: 1 persona")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Numbers_of_things_have_their_forms() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await Expect(ana.Button("Quién está: 1 persona")).ToBeVisibleAsync();
        Person luis = await stage.EnterAsync("luis", Look.Desk.InEnglish);
        await Expect(ana.Button("Quién está: 2 personas")).ToBeVisibleAsync();
        await Expect(luis.Button("Who is here: 2 people")).ToBeVisibleAsync();
        await ana.Page.CloseAsync();
        await Expect(luis.Button("Who is here: 1 person")).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_form_changes_its_language_and_colours_too() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.OpenAsync(Look.Desk.Dark);
        await IsAsync(ana, "dark");
        await ana.Page.GetByLabel("Idioma").SelectOptionAsync("en");
        await Expect(ana.Button("Come in")).ToBeVisibleAsync();
        await ana.Page.GetByLabel("Theme").SelectOptionAsync("light");
        await IsAsync(ana, "light");
        await ana.Page.ReloadAsync();
        await Expect(ana.Button("Come in")).ToBeVisibleAsync();
        await IsAsync(ana, "light");
    });

    [Fact]
    public Task The_theme_follows_the_system_until_one_is_chosen_and_then_stays() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await IsAsync(ana, "light");
        await ana.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await IsAsync(ana, "dark");
        await ana.Button("Ajustes").ClickAsync();
        await ana.Dialog.GetByText("Claro", new() { Exact = true }).ClickAsync();
        await IsAsync(ana, "light");
        await ana.Page.ReloadAsync();
        await Expect(ana.Composer).ToBeVisibleAsync();
        await IsAsync(ana, "light");
        await ana.SayAsync("/theme oscuro");
        await IsAsync(ana, "dark");
    });

    /// <summary>The theme, by what is seen of it: how bright the page behind everything is.</summary>
    private static Task IsAsync(Person person, string theme) => person.UntilAsync(
        """
        (theme) => {
          const canvas = document.createElement('canvas').getContext('2d');
          canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
          canvas.fillRect(0, 0, 1, 1);
          const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
          return ((red + green + blue) / 3 > 128 ? 'light' : 'dark') === theme;
        }
        """,
        theme);

    private static async Task SpeaksAsync(Person person, string[] words, string[] not)
    {
        string all = await person.Page.EvaluateAsync<string>(AllWords);
        foreach (string word in words)
        {
            all.ShouldContain(word, Case.Insensitive);
        }

        foreach (string word in not)
        {
            all.ShouldNotMatch($@"(?<!\p{{L}}){word}(?!\p{{L}})");
        }
    }
}
