using System.CommandLine;

namespace Charla.Benchmarks.Pages;

/// <summary><c>page</c>: the page in headless Chromium against a real server, on loopback.</summary>
internal static class PageCommands
{
    private const int Failed = 1;

    public static Command Measure()
    {
        Option<string?> only = new("--only") { Description = "One part alone: first, scroll or flood." };
        only.AcceptOnlyFromAmong("first", "scroll", "flood");
        Option<int> seconds = new("--seconds") { DefaultValueFactory = _ => 30, Description = "How long the flood lasts." };
        Option<int> rate = new("--rate") { DefaultValueFactory = _ => 300, Description = "Messages a second of the flood." };
        Option<int> events = new("--events") { DefaultValueFactory = _ => 100_000, Description = "Events of the room that is scrolled." };
        Option<string> browser = new("--browser") { DefaultValueFactory = _ => Browsing.DefaultPath, Description = "The Chromium to use." };
        Command command = new("page", "Measures the page: its size, its first screen, a long room, and a flood.") { only, seconds, rate, events, browser };
        command.SetAction((parsed, stop) => RunAsync(
            new PageRun(parsed.GetValue(only), parsed.GetValue(seconds), parsed.GetValue(rate), parsed.GetValue(events), parsed.GetValue(browser)!), stop));
        return command;
    }

    private static async Task<int> RunAsync(PageRun run, CancellationToken stop)
    {
        await using Browsing browsing = await Browsing.StartAsync(run.Browser);
        bool isWithin = true;
        if (run.Has("first"))
        {
            isWithin &= await FirstScreen.MeasureAsync(browsing);
        }

        if (run.Has("scroll"))
        {
            isWithin &= await Scrolling.MeasureAsync(browsing, run.Events, stop);
        }

        if (run.Has("flood"))
        {
            isWithin &= await Flooding.MeasureAsync(browsing, run.Rate, TimeSpan.FromSeconds(run.Seconds), stop);
        }

        return isWithin ? 0 : Failed;
    }

    private sealed record PageRun(string? Only, int Seconds, int Rate, int Events, string Browser)
    {
        public bool Has(string part) => Only is null || Only == part;
    }
}
