using Charla.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>Why there is no connection: each reason has a sentence of its own, in both languages.</summary>
[Collection(OneBrowser.Name)]
public sealed class ProblemTests(Chromium chromium)
{
    [Fact]
    public Task A_server_that_is_gone_is_said_to_be_gone() => Stage.ServeAsync(chromium, async stage =>
    {
        Person[] people = await OpenAsync(stage);
        await stage.StopServerAsync();
        await EachIsToldAsync(people, "ana", "Ahí no hay ningún servidor escuchando.", "No server is listening there.");
    });

    [Fact]
    public Task A_name_that_is_taken_can_be_changed_for_another() => Stage.ServeAsync(chromium, async stage =>
    {
        await stage.EnterByWireAsync("ana");
        Person[] people = await OpenAsync(stage);
        await EachIsToldAsync(people, "ANA", "Ese nombre ya está en uso. Elige otro.", "That name is in use. Choose another.");
        await people[0].EnterAsync("ana-2");
    });

    [Fact]
    public Task A_name_that_cannot_be_one_is_told_beside_its_field_before_anything_is_sent() => Stage.ServeAsync(chromium, async stage =>
    {
        (string Language, string Sentence)[] expected =
        [
            ("es", "El nombre tiene de 1 a 32 letras, números, puntos o guiones, sin espacios."),
            ("en", "A name has 1 to 32 letters, digits, dots or dashes, and no spaces."),
        ];
        foreach ((Person person, (_, string sentence)) in (await OpenAsync(stage)).Zip(expected))
        {
            foreach (string name in (string[])["", "ana maría", new string('ñ', 33), "<ana>"])
            {
                await person.TryAsync(name);
                ILocator field = person.Page.GetByLabel(person.Words.Name);
                await Expect(field).ToHaveAccessibleDescriptionAsync(sentence);
                await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
            }
        }
    });

    [Fact]
    public Task A_full_server_says_so() => Stage.ServeAsync(
        chromium,
        async stage =>
        {
            await stage.EnterByWireAsync("ana");
            await EachIsToldAsync(await OpenAsync(stage), "luis", "El servidor está lleno. Inténtalo dentro de un rato.", "The server is full. Try again in a while.");
        },
        "--max-connections 1");

    [Fact]
    public Task A_page_behind_a_proxy_that_gives_it_another_address_is_told_what_the_server_says() => Stage.ServeAsync(chromium, async stage =>
    {
        await using RenamingProxy proxy = new(stage.Server.HttpPort);
        Person[] people = await OpenAsync(stage, proxy.Address);
        await EachIsToldAsync(people, "ana", "El servidor no aceptó la conexión.", "The server did not accept the connection.");
        await Expect(people[0].Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("127.0.0.1");
    });

    [Fact]
    public Task A_tab_whose_conversation_goes_on_in_another_says_so_and_can_take_it_back() => Stage.ServeAsync(chromium, async stage =>
    {
        foreach ((Look look, string sentence, string state, string back) in ((Look, string, string, string)[])
            [
                (Look.Desk, "Esta conversación sigue en otra pestaña o ventana.", "Sin conexión", "Seguir aquí"),
                (Look.Desk.InEnglish, "This conversation goes on in another tab or window.", "Offline", "Go on here"),
            ])
        {
            Person first = await stage.EnterAsync($"ana-{look.Language}", look);
            Person second = await stage.OpenCopyAsync(first);
            await Expect(second.Composer).ToBeVisibleAsync();
            await Expect(first.Page.GetByText(sentence)).ToBeVisibleAsync();
            await Expect(first.State).ToHaveAccessibleNameAsync($"{first.Words.State}: {state}");

            await first.Button(back).ClickAsync();
            await Expect(first.State).ToHaveAccessibleNameAsync($"{first.Words.State}: {first.Words.Connected}");
            await Expect(second.Page.GetByText(sentence)).ToBeVisibleAsync();
        }
    });

    private static async Task<Person[]> OpenAsync(Stage stage, string? address = null)
    {
        Person[] people = [await stage.OpenAsync(Look.Desk, address), await stage.OpenAsync(Look.Desk.InEnglish, address)];
        Array.ForEach(people, person => person.Watch.ExpectBrokenConnections());
        return people;
    }

    private static async Task EachIsToldAsync(Person[] people, string name, string spanish, string english)
    {
        foreach ((Person person, string sentence) in people.Zip([spanish, english]))
        {
            await person.TryAsync(name);
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(sentence);

            // The form is there to try again with.
            await Expect(person.Button(person.Words.Enter)).ToBeEnabledAsync();
        }
    }
}
