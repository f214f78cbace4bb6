using System.Text.Json.Nodes;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>What others write never becomes more than text, whatever they write it with.</summary>
[Collection(OneBrowser.Name)]
public sealed class AttackTests(Chromium chromium)
{
    /// <summary>All that there is of elements and attributes in the texts of the list, and the protocols of their links.</summary>
    private const string Inspect =
        """
        () => {
          const all = [...document.querySelectorAll('[data-seq] .text, [data-seq] .event')].flatMap((text) => [...text.querySelectorAll('*')]);
          return {
            tags: [...new Set(all.map((each) => each.localName))],
            attributes: [...new Set(all.flatMap((each) => [...each.attributes].map((attribute) => attribute.name)))],
            protocols: [...new Set(all.filter((each) => each.localName === 'a').map((link) => new URL(link.href).protocol))],
            targets: [...new Set(all.filter((each) => each.localName === 'a').map((link) => `${link.target} ${link.rel}`))],
            scripts: document.querySelectorAll('script').length,
          };
        }
        """;

    private const string ScrollUpAndCount =
        """
        (count) => {
          document.querySelector('[role="region"][tabindex="0"]').scrollTop = 0;
          return document.querySelectorAll('[data-seq]').length === count;
        }
        """;

    /// <summary>A message's own, and what the page puts around code and its colours.</summary>
    private static readonly string[] _tags =
    [
        "p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a", "span", "div", "figure", "table", "thead", "tbody", "tr", "th", "td",
        "figcaption", "button", "time",
    ];

    private static readonly string[] _attributes = ["href", "title", "target", "rel", "class", "start", "tabindex", "type", "aria-label", "role", "datetime"];

    [Fact]
    public Task Every_attack_that_we_know_of_is_shown_and_none_of_them_does_anything() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        WirePeer eve = await stage.EnterByWireAsync("eve");
        string[] attacks = await ReadAsync(ana.Page);
        attacks.Length.ShouldBeGreaterThan(100);
        await LongRoom.FillAsync(eve, attacks);
        await eve.SendAsync(new JsonObject { ["op"] = "topic", ["room"] = "lobby", ["text"] = "<img src=x onerror=alert(1)>" });
        await LongRoom.FillAsync(eve, ["y ya está"]);
        await ana.SeesAsync("y ya está");

        // A page that could not keep up has the newest of them only, and reads the rest where somebody scrolls up.
        await ana.UntilAsync(ScrollUpAndCount, attacks.Length + 2);

        // What waits for the pointer or the focus gets it.
        foreach (ILocator link in (await ana.Rows.Locator("a, [tabindex='0']").AllAsync()).Take(40))
        {
            await link.HoverAsync(new() { Force = true });
            await link.FocusAsync();
        }

        Found found = await ana.Page.EvaluateAsync<Found>(Inspect);
        found.Tags.Except(_tags).ShouldBeEmpty();
        found.Attributes.Except(_attributes).ShouldBeEmpty();
        found.Protocols.Except(["http:", "https:", "mailto:"]).ShouldBeEmpty();
        found.Targets.ShouldBe(["_blank noopener noreferrer nofollow ugc"]);
        found.Scripts.ShouldBe(1);

        // Quoted in a reply, found by a search and read out, they are text as well.
        await ana.ActAsync("y ya está", "Responder");
        await ana.SayAsync("<svg onload=alert(1)> @ana");
        await ana.Page.Keyboard.PressAsync("Control+f");
        await LongRoom.WaitForIndexAsync(eve, "alert");
        await ana.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Searchbox).FillAsync("alert");
        await Expect(ana.Page.GetByText("Más de 20 mensajes")).ToBeVisibleAsync();
        (await ana.Page.Locator("aside img, aside svg[onload], aside script, [role=log] *:not(p)").CountAsync()).ShouldBe(0);
    });

    /// <summary>The attacks that the page's own tests know, read as the browser reads them. Half a character cannot be sent.</summary>
    private static async Task<string[]> ReadAsync(IPage page)
    {
        string source = await File.ReadAllTextAsync(Repository.File("src", "web", "src", "testing", "attacks.ts"));
        string list = source[(source.IndexOf("= [", StringComparison.Ordinal) + 2)..].TrimEnd().TrimEnd(';');
        return await page.EvaluateAsync<string[]>($"() => {list}.filter((each) => each.isWellFormed() && !each.includes('\\u0000'))");
    }

    private sealed record Found
    {
        public string[] Tags { get; init; } = [];

        public string[] Attributes { get; init; } = [];

        public string[] Protocols { get; init; } = [];

        public string[] Targets { get; init; } = [];

        public int Scripts { get; init; }
    }
}
