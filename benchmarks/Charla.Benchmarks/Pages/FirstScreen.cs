using Microsoft.Playwright;

namespace Charla.Benchmarks.Pages;

/// <summary>What the first screen weighs, and how soon one can type into it; each round with an empty cache.</summary>
internal static class FirstScreen
{
    private const int Rounds = 9;
    private const double MostScriptKilobytes = 120;
    private const double MostMilliseconds = 1_000;

    /// <summary>Says when the name can be typed, in milliseconds after the navigation began.</summary>
    private const string WatchForm =
        """
        (() => {
          const look = () => {
            const field = document.querySelector('form input');
            if (field !== null && !field.disabled && field.getBoundingClientRect().height > 0) {
              requestAnimationFrame(() => setTimeout(() => (window.usableAt = performance.now())));
            } else {
              requestAnimationFrame(look);
            }
          };
          look();
        })();
        """;

    /// <summary>Bytes of script over the wire, as the browser counts them: the body as it was compressed.</summary>
    private const string ScriptBytes =
        "() => performance.getEntriesByType('resource').filter((each) => /\\.js$/.test(new URL(each.name).pathname)).reduce((sum, each) => sum + each.encodedBodySize, 0)";

    private const string PageBytes =
        "() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')].reduce((sum, each) => sum + each.encodedBodySize, 0)";

    public static async Task<bool> MeasureAsync(Browsing browsing)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync(MeasuredServer.NewFolder());
        List<double> usable = [];
        (double script, double all, double withChat) = (0, 0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            IPage page = await browsing.NewPageAsync();
            await page.AddInitScriptAsync(WatchForm);
            await page.GotoAsync(server.Address);
            await page.WaitForFunctionAsync("() => window.usableAt !== undefined");
            usable.Add(await page.EvaluateAsync<double>("() => window.usableAt"));
            script = await page.EvaluateAsync<double>(ScriptBytes);
            all = await page.EvaluateAsync<double>(PageBytes);
            await Browsing.EnterAsync(page, $"ana{round}");
            withChat = await page.EvaluateAsync<double>(ScriptBytes);
            await page.Context.CloseAsync();
        }

        bool isLight = Figure.IsWithin("script of the first screen, as sent", script / 1_000, MostScriptKilobytes, "kB");
        Figure.Tell("script once one is in the chat, as sent", withChat / 1_000, "kB");
        Figure.Tell("all of the first screen: script, styles, fonts", all / 1_000, "kB");
        bool isSoon = Figure.IsWithin($"first usable screen, median of {Rounds}", Figure.Percentile(usable, 50), MostMilliseconds, "ms");
        Figure.Tell("… slowest", usable.Max(), "ms");
        return isLight && isSoon;
    }
}
