using Microsoft.Playwright;

namespace Charla.Benchmarks.Pages;

/// <summary>Many messages a second in the open room: is the page there for its person, and how soon is what was said on the screen.</summary>
internal static class Flooding
{
    private const double MostMilliseconds = 200;
    private const double LongestTask = 100;
    private const int Readings = 10;
    private const double MostHeapMegabytes = 40;
    private const int SendersOf = 30;

    /// <summary>Each message carries when it was sent, in milliseconds since 1970; it is seen in the picture after the one in which it came into the list.</summary>
    private const string WatchList =
        """
        () => {
          window.late = [];
          window.tasks = [];
          new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((each) => each.duration))).observe({ entryTypes: ['longtask'] });
          const stamps = (node) => [...node.textContent.matchAll(/sello (\d{13})/g)].map((each) => Number(each[1]));
          new MutationObserver((changes) => {
            const sent = changes.flatMap((each) => [...each.addedNodes]).flatMap((node) => stamps(node));
            if (sent.length > 0) requestAnimationFrame(() => setTimeout(() => { const now = Date.now(); window.late.push(...sent.map((each) => now - each)); }));
          }).observe(document.querySelector('[role="region"][tabindex="0"]'), { childList: true, subtree: true });
        }
        """;

    public static async Task<bool> MeasureAsync(Browsing browsing, int rate, TimeSpan time, CancellationToken stop)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync(MeasuredServer.NewFolder());
        IPage page = await browsing.NewPageAsync();
        await page.GotoAsync(server.Address);
        await Browsing.EnterAsync(page, "ana");
        ICDPSession tools = await page.Context.NewCDPSessionAsync(page);
        await using Talkers talkers = await Talkers.ConnectAsync(server.Port, Math.Max(1, rate / SendersOf));
        await page.EvaluateAsync(WatchList);
        Task<int> talking = talkers.TalkAsync(rate, time, stop);
        List<double> heap = [];
        for (int reading = 0; reading < Readings; reading++)
        {
            await Task.Delay(time / Readings, stop);
            heap.Add(await HeapAsync(page));
        }

        bool isWithin = await ReportAsync(page, await talking);
        Console.WriteLine($"heap, each {Readings}th of the time, as it is: {string.Join(", ", heap.Select(each => $"{each:F1}"))} MB");

        // Only now: to collect is a long task of its own.
        await tools.SendAsync("HeapProfiler.collectGarbage");
        return isWithin & Figure.IsWithin("heap at the end, after collection", await HeapAsync(page), MostHeapMegabytes, "MB");
    }

    private static async Task<bool> ReportAsync(IPage page, int said)
    {
        await page.WaitForFunctionAsync("(said) => window.late.length >= said || window.late.length > 0 && performance.now() - (window.waited ??= performance.now()) > 3_000", said);
        double[] late = await page.EvaluateAsync<double[]>("() => window.late");
        double[] tasks = await page.EvaluateAsync<double[]>("() => window.tasks");
        double rows = await page.EvaluateAsync<double>("() => document.querySelectorAll('[data-seq]').length");
        Figure.Tell("messages said", said, "");
        Figure.Tell("… that came into the list", late.Length, "");
        Figure.Tell("on the screen, p50", Figure.Percentile(late, 50), "ms");
        bool isWithin = Figure.IsWithin("on the screen, p95", Figure.Percentile(late, 95), MostMilliseconds, "ms");
        Figure.Tell("… latest", late.Max(), "ms");

        // The browser tells of tasks of 50 ms and more.
        Figure.Tell("tasks of 50 ms and more", tasks.Length, "");
        isWithin &= Figure.IsWithin("longest task", tasks.DefaultIfEmpty(0).Max(), LongestTask, "ms");
        Figure.Tell("rows in the page at the end", rows, "");
        return isWithin;
    }

    private static async Task<double> HeapAsync(IPage page) => await page.EvaluateAsync<double>("() => performance.memory.usedJSHeapSize") / 1e6;
}
