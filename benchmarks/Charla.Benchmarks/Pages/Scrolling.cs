using Charla.Benchmarks.Rooms;
using Microsoft.Playwright;

namespace Charla.Benchmarks.Pages;

/// <summary>A long room, scrolled up with the wheel; in every picture is looked how much of the list shows nothing.</summary>
internal static class Scrolling
{
    /// <summary>Pixels of a turn, as many a second: reading on, a fast wheel, a key that is held.</summary>
    private static readonly (int By, int Times)[] _speeds = [(100, 30), (400, 30), (700, 30)];

    private static readonly TimeSpan _each = TimeSpan.FromSeconds(20);

    /// <summary>More than the list's own margin of blank, in pixels, above its first row or below its last.</summary>
    private const string WatchBlank =
        """
        () => {
          const box = document.querySelector('[role="region"][tabindex="0"]');
          const seen = { pictures: 0, blank: 0, worst: 0, most: 0, lowest: Infinity, isOn: true };
          window.seen = seen;
          const look = () => {
            const outer = box.getBoundingClientRect();
            const rows = box.querySelectorAll('[data-seq], [data-row]');
            const gap = rows.length === 0 ? outer.height : Math.max(rows[0].getBoundingClientRect().top - outer.top, outer.bottom - rows[rows.length - 1].getBoundingClientRect().bottom);
            seen.pictures++;
            seen.blank += gap > 48 ? 1 : 0;
            seen.worst = Math.max(seen.worst, gap);
            seen.most = Math.max(seen.most, rows.length);
            const first = box.querySelector('[data-seq]');
            seen.lowest = Math.min(seen.lowest, first === null ? Infinity : Number(first.dataset.seq));
            if (seen.isOn) requestAnimationFrame(look);
          };
          look();
        }
        """;

    public static async Task<bool> MeasureAsync(Browsing browsing, int events, CancellationToken stop)
    {
        string folder = MeasuredServer.NewFolder();
        RoomMaker.Make(folder, events, indexOnly: false);
        await using MeasuredServer server = await MeasuredServer.StartAsync(folder);
        bool isWithin = true;
        foreach ((int by, int times) in _speeds)
        {
            IPage page = await browsing.NewPageAsync();
            await page.GotoAsync(server.Address);
            await Browsing.EnterAsync(page, "ana");
            await GoToAsync(page, RoomMaker.RoomName);
            Seen seen = await ScrollAsync(page, by, times, stop);
            isWithin &= Figure.IsWithin($"{by * times:N0} px/s up: pictures with a blank, of {seen.Pictures:N0}", seen.Blank, 0, "");
            Figure.Tell("… most pixels of a blank", seen.Worst, "px");
            Figure.Tell("… events passed", events - seen.Lowest, "");
            Figure.Tell("… most rows in the page", seen.Most, "");
            await page.Context.CloseAsync();
        }

        return isWithin;
    }

    private static async Task GoToAsync(IPage page, string room)
    {
        await page.Keyboard.PressAsync("Control+k");
        ILocator field = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox);
        await field.FillAsync(room);
        await field.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = room, Exact = true }).WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-seq]').length > 20");
    }

    private static async Task<Seen> ScrollAsync(IPage page, int by, int times, CancellationToken stop)
    {
        await page.Locator("[role=region][tabindex='0']").HoverAsync();
        await page.EvaluateAsync(WatchBlank);
        using PeriodicTimer pace = new(TimeSpan.FromSeconds(1.0 / times));
        for (int turns = 0; turns < _each.TotalSeconds * times; turns++)
        {
            await page.Mouse.WheelAsync(0, -by);
            await pace.WaitForNextTickAsync(stop);
        }

        return await page.EvaluateAsync<Seen>("() => { window.seen.isOn = false; return window.seen; }");
    }

    private sealed class Seen
    {
        public double Pictures { get; set; }

        public double Blank { get; set; }

        public double Worst { get; set; }

        public double Most { get; set; }

        public double Lowest { get; set; }
    }
}
