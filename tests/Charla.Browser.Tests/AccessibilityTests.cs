using System.Text.Json;
using Charla.Browser.Tests.Gallery;
using Charla.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Charla.Browser.Tests;

/// <summary>Every screen, judged by axe: what it finds serious keeps somebody out.</summary>
[Collection(OneBrowser.Name)]
public sealed class AccessibilityTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Judge =
        """
        async () => JSON.stringify((await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id, impact, help, nodes }) =>
          ({ rule: id, impact, help, where: nodes.map((node) => `${node.target} ${node.any[0]?.message ?? node.failureSummary}`) })))
        """;

    private static readonly JsonSerializerOptions _web = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<string> _axe = new(() => File.ReadAllText(Repository.File("src", "web", "node_modules", "axe-core", "axe.min.js")));

    public static TheoryData<string> Names => [.. Screens.All.Select(screen => screen.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_screen_keeps_nobody_out(string name) => Stage.PlayAsync(
        chromium,
        async stage =>
        {
            Screen screen = Screens.All.Single(each => each.Name == name);
            Person person = await screen.Arrange(stage, screen.Look);
            await SettleAsync(person.Page);
            await ShootAsync(person.Page, name);
            await person.Page.EvaluateAsync(_axe.Value);
            Finding[] findings = JsonSerializer.Deserialize<Finding[]>(await person.Page.EvaluateAsync<string>(Judge), _web)!;
            output.WriteLine(AxeReport.Add(name, findings));
            findings.Where(finding => finding.IsGrave).ShouldBeEmpty();
        },
        name);

    /// <summary>Until letters have their fonts and nothing moves any more.</summary>
    private static async Task SettleAsync(IPage page) => await page.EvaluateAsync(
        """
        async () => {
          await document.fonts.ready;
          const ending = document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity);
          await Promise.allSettled(ending.map((each) => each.finished));
        }
        """);

    /// <summary>Where somebody wants pictures, they get them.</summary>
    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CHARLA_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
