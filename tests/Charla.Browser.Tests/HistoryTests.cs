using System.Diagnostics;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>A room with much in it: reading on in both directions, looking for something, and what is new.</summary>
[Collection(OneBrowser.Name)]
public sealed class HistoryTests(Chromium chromium)
{
    private const int Many = 3_000;

    /// <summary>
    /// Scrolls by half a screen at a time until a message is there, as a person does; and meanwhile looks, in every picture, at how far the row that
    /// is read has been moved by what was loaded.
    /// </summary>
    private const string ScrollAndMeasure =
        """
        async ({ by, until }) => {
          const box = document.querySelector('[role="region"][tabindex="0"]');
          const picture = () => new Promise((resolve) => requestAnimationFrame(resolve));
          const rows = () => [...box.querySelectorAll('[data-seq]')];
          const isThere = () => box.querySelector(`[data-seq="${until}"]`) !== null;
          let worst = 0;
          for (let steps = 0; !isThere() && steps < 400; steps++) {
            box.scrollTop += by;
            await picture();
            const top = box.getBoundingClientRect().top;
            const read = rows().find((row) => row.getBoundingClientRect().top > top + 40);
            const before = read.getBoundingClientRect().top;
            for (let i = 0; i < 12; i++) {
              await picture();
              worst = Math.max(worst, read.isConnected ? Math.abs(read.getBoundingClientRect().top - before) : 1_000);
            }
          }
          return isThere() ? worst : -1;
        }
        """;

    [Fact]
    public Task Reading_on_in_a_long_room_moves_nothing_under_the_eye_and_keeps_the_page_small() => Stage.ServeAsync(chromium, async stage =>
    {
        await LongRoom.FillAsync(await stage.EnterByWireAsync("luis"), Texts());
        Person ana = await stage.EnterAsync("ana");
        await ana.SeesAsync($"mensaje {Many}");
        double back = await ana.Page.EvaluateAsync<double>(ScrollAndMeasure, new { by = -350, until = Many - 1_200 });
        back.ShouldBeInRange(0, 2);
        double forth = await ana.Page.EvaluateAsync<double>(ScrollAndMeasure, new { by = 350, until = Many });
        forth.ShouldBeInRange(0, 2);
        (await ana.Rows.CountAsync()).ShouldBeLessThan(500);

        string[] read = await ana.ReadAsync();
        read.ShouldBe(Enumerable.Range(Many - read.Length + 1, read.Length).Select(number => $"luis> {Text(number)}"));
    });

    [Fact]
    public Task A_message_far_back_is_found_without_its_accents_and_shown_where_it_was_said() => Stage.ServeAsync(chromium, async stage =>
    {
        WirePeer luis = await stage.EnterByWireAsync("luis");
        await LongRoom.FillAsync(luis, [.. Texts().Take(20), "La contraseña del router está en el árbol", .. Texts().Skip(21)]);
        await LongRoom.WaitForIndexAsync(luis, "contrasena");
        Person ana = await stage.EnterAsync("ana");
        await ana.SeesAsync($"mensaje {Many}");
        await ana.Page.Keyboard.PressAsync("Control+f");
        ILocator search = ana.Page.GetByRole(AriaRole.Search);
        await Expect(search.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await search.GetByRole(AriaRole.Searchbox).FillAsync("ARBOL contrasena");
        await Expect(ana.Page.GetByText("1 mensaje", new() { Exact = true })).ToBeVisibleAsync();
        ILocator hit = ana.Page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Button, new() { NameRegex = new("luis.*La contraseña del router") });
        (await hit.Locator("mark").AllInnerTextsAsync()).ShouldBe(["contraseña", "árbol"]);
        await hit.ClickAsync();
        await Expect(ana.Row("La contraseña del router está en el árbol")).ToBeInViewportAsync();
        await Expect(ana.Page.Locator("[data-seq='21']")).ToBeFocusedAsync();

        await ana.Button("Ir a lo último").ClickAsync();
        await Expect(ana.Row($"mensaje {Many}")).ToBeInViewportAsync();
        await ana.SayAsync("he vuelto");
        await Expect(ana.Row("he vuelto")).ToBeInViewportAsync();

        await search.GetByRole(AriaRole.Searchbox).FillAsync("ornitorrinco");
        await Expect(ana.Page.GetByText("No hay nada con esas palabras.")).ToBeVisibleAsync();
        await search.GetByRole(AriaRole.Searchbox).FillAsync("mensaje");
        await Expect(ana.Page.GetByText("Más de 20 mensajes")).ToBeVisibleAsync();
        await ana.Button("Más resultados").ClickAsync();
        await Expect(ana.Page.GetByText("Más de 40 mensajes")).ToBeVisibleAsync();
    });

    [Fact]
    public Task What_came_meanwhile_is_read_from_its_beginning_and_the_line_says_where_that_is() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await ana.SayAsync("hasta luego");
        await ana.SeesAsync("hasta luego");
        await ana.GoToAsync("taller");
        WirePeer luis = await stage.EnterByWireAsync("luis");
        await LongRoom.FillAsync(luis, [.. Texts().Take(500)]);
        await Expect(ana.RoomItem("lobby")).ToHaveAccessibleNameAsync("lobby 500 sin leer");
        await ana.GoToAsync("lobby");
        await ana.Button("Nuevo").ClickAsync();
        await Expect(ana.Page.Locator("[data-seq='2']")).ToBeInViewportAsync();
        ILocator line = ana.Page.Locator("[data-new]");
        await Expect(line).ToHaveTextAsync("Nuevo");
        (await line.EvaluateAsync<string>("(it) => it.previousElementSibling.querySelector('.text').textContent")).ShouldBe("hasta luego");
        (await line.EvaluateAsync<string>("(it) => it.nextElementSibling.querySelector('.text').textContent")).ShouldBe(Text(1));
    });

    [Fact]
    public Task Who_reads_further_up_stays_there_while_others_write_and_is_told_how_much() => Stage.ServeAsync(chromium, async stage =>
    {
        WirePeer luis = await stage.EnterByWireAsync("luis");
        await LongRoom.FillAsync(luis, [.. Texts().Take(80)]);
        Person ana = await stage.EnterAsync("ana");
        await ana.SeesAsync(Text(80));
        await ana.List.EvaluateAsync("(box) => { box.scrollTop = box.scrollHeight / 2; }");
        await Expect(ana.Button("Ir a lo último")).ToBeVisibleAsync();
        double before = await TopOfFirstRowAsync(ana);
        await luis.SayAsync("lobby", "una más");
        await luis.SayAsync("lobby", "y otra");
        await Expect(ana.Button("2 mensajes nuevos")).ToBeVisibleAsync();
        (await TopOfFirstRowAsync(ana)).ShouldBe(before, 2);
        await ana.Button("2 mensajes nuevos").ClickAsync();
        await Expect(ana.Row("y otra")).ToBeInViewportAsync();
        await luis.SayAsync("lobby", "que se sigue sola");
        await Expect(ana.Row("que se sigue sola")).ToBeInViewportAsync();
    });

    [Fact]
    public Task Days_are_told_apart() => Stage.ServeAsync(chromium, async stage =>
    {
        await LongRoom.FillAsync(await stage.EnterByWireAsync("luis"), ["hace mucho", "hace poco", "ayer lo dije", "y hoy también"]);
        await stage.StopServerAsync();
        await AgeAsync(Path.Combine(stage.Server.Folder, "charla.db"), [500, 5, 1, 0]);
        await stage.StartServerAsync();
        Person ana = await stage.EnterAsync("ana");
        await ana.SeesAsync("y hoy también");
        string[] days = [.. (await ana.Page.Locator("[data-row]:not([data-seq])").AllInnerTextsAsync()).Select(text => text.Trim())];
        days.Length.ShouldBe(5);
        days[0].ShouldStartWith("Aquí empieza lobby.");
        days[1].ShouldMatch(@"^\d+ de \p{L}+ de 20\d\d$");
        days[2].ShouldMatch(@"^\p{Lu}\p{L}+, \d+ de \p{L}+$");
        days[3..].ShouldBe(["Ayer", "Hoy"]);
    });

    private static string Text(int number) => $"mensaje {number}" + (number % 7 == 0 ? ": con bastante más texto, para que ocupe alguna que otra línea más y las filas no sean todas igual de altas" : "");

    private static string[] Texts() => [.. Enumerable.Range(1, Many).Select(Text)];

    private static Task<double> TopOfFirstRowAsync(Person person) => person.Page.EvaluateAsync<double>(
        "() => { const top = document.querySelector('[role=region][tabindex]').getBoundingClientRect().top; "
        + "return [...document.querySelectorAll('[data-seq]')].map((row) => row.getBoundingClientRect().top).find((each) => each > top); }");

    /// <summary>Puts the messages of the log so many days into the past.</summary>
    private static async Task AgeAsync(string database, int[] days)
    {
        string[] changes = [.. days.Select((ago, at) => $"UPDATE events SET at = at - {ago} * 86400000 WHERE place % 1099511627776 = {at + 1};")];
        using Process sqlite = Process.Start("sqlite3", [database, string.Concat(changes)]);
        await sqlite.WaitForExitAsync();
        sqlite.ExitCode.ShouldBe(0);
    }
}
