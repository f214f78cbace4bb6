using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>The server goes and comes back while people write.</summary>
[Collection(OneBrowser.Name)]
public sealed partial class OutageTests(Chromium chromium)
{
    /// <summary>How many messages each person writes in each of the three stretches: before, when the server goes, and while it is gone.</summary>
    private const int Stretch = 5;

    /// <summary>For how long a server is gone that somebody restarts with some care.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(30);

    [Fact]
    public Task A_server_that_is_stopped_for_half_a_minute_while_two_people_write_loses_nothing_repeats_nothing_and_keeps_the_order() =>
        Stage.ServeAsync(chromium, stage => WriteThroughAsync(stage, "TERM", _pause));

    [Fact]
    public Task A_server_that_is_killed_while_two_people_write_loses_nothing_repeats_nothing_and_keeps_the_order() =>
        Stage.ServeAsync(chromium, stage => WriteThroughAsync(stage, "KILL", TimeSpan.Zero));

    [Fact]
    public Task A_page_that_is_loaded_anew_while_messages_are_unsent_keeps_them_and_sends_each_once() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        ana.Watch.ExpectBrokenConnections();
        await ana.SayAsync("antes");
        await ana.SeesAsync("antes");

        // A frozen server takes what is sent and says nothing; a killed one never has.
        stage.Server.Signal("STOP");
        await ana.SayAsync("en camino 1");
        await ana.SayAsync("en camino 2");
        await stage.StopServerAsync("KILL");
        await SeesOfflineAsync(ana);
        await ana.SayAsync("sin conexión");
        await Expect(Unsent(ana)).ToHaveCountAsync(3);

        await stage.StartServerAsync();
        await ana.Page.ReloadAsync();
        await ana.UntilAsync("() => document.querySelectorAll('[data-seq]').length === 4");
        await Expect(Unsent(ana)).ToHaveCountAsync(0);
        string[] expected = ["ana> antes", "ana> en camino 1", "ana> en camino 2", "ana> sin conexión"];
        (await ana.ReadAsync()).ShouldBe(expected);
        (await LogAsync(stage)).ShouldBe(expected);
    });

    private static async Task WriteThroughAsync(Stage stage, string signal, TimeSpan pause)
    {
        Person[] people = [await stage.EnterAsync("ana"), await stage.EnterAsync("luis", Look.Phone)];
        foreach (Person person in people)
        {
            person.Watch.ExpectBrokenConnections();
            await WriteAsync(person, 1);
        }

        // They go on writing while it goes.
        Task writing = Task.WhenAll(people.Select(person => WriteAsync(person, Stretch + 1)));
        await stage.StopServerAsync(signal);
        Task pausing = Task.Delay(pause);
        await writing;
        foreach (Person person in people)
        {
            await SeesOfflineAsync(person);
            await WriteAsync(person, (2 * Stretch) + 1);
            int unsent = await Unsent(person).CountAsync();
            unsent.ShouldBeGreaterThanOrEqualTo(Stretch);
            await Expect(Bar(person)).ToContainTextAsync($"{unsent} mensajes sin enviar");
        }

        await Task.WhenAll(people.Select(SeesCountdownAsync));
        await pausing;
        await stage.StartServerAsync();
        await PressNowAsync(people[0]);
        foreach (Person person in people)
        {
            // The other's page comes back by itself.
            await person.UntilAsync("(count) => document.querySelectorAll('[data-seq]').length === count", people.Length * 3 * Stretch);
            await Expect(Unsent(person)).ToHaveCountAsync(0);
            await Expect(person.State).ToHaveAccessibleNameAsync($"{person.Words.State}: {person.Words.Connected}");
            await Expect(Bar(person)).ToHaveCountAsync(0);
        }

        string[] log = await LogAsync(stage);
        (await people[0].ReadAsync()).ShouldBe(log);
        (await people[1].ReadAsync()).ShouldBe(log);
        foreach (Person person in people)
        {
            log.Where(text => text.StartsWith(person.Name + '>', StringComparison.Ordinal))
                .ShouldBe(Enumerable.Range(1, 3 * Stretch).Select(number => $"{person.Name}> {person.Name} {number}"));
        }
    }

    private static async Task WriteAsync(Person person, int first)
    {
        for (int number = first; number < first + Stretch; number++)
        {
            await person.SayAsync($"{person.Name} {number}");
        }
    }

    private static async Task SeesOfflineAsync(Person person)
    {
        await Expect(person.State).ToHaveAccessibleNameAsync(new Regex($"{person.Words.State}: Reconectando"));
        await Expect(Bar(person)).ToContainTextAsync(new Regex("Ahí no hay ningún servidor escuchando|El servidor se ha detenido|Se perdió la conexión"));
    }

    /// <summary>The seconds until the next attempt, counted down: seen twice, they are fewer.</summary>
    private static async Task SeesCountdownAsync(Person person)
    {
        int before = 0;
        for (bool isFewer = false; !isFewer;)
        {
            await Expect(Bar(person)).ToContainTextAsync(Countdown());

            // Between two looks an attempt may have begun, and then nothing is counted.
            Match counted = Countdown().Match(await Bar(person).InnerTextAsync());
            if (counted.Success)
            {
                int now = int.Parse(counted.Groups[1].ValueSpan);
                (isFewer, before) = (now < before, now);
            }
        }
    }

    /// <summary>An attempt that is under way has no button to begin it.</summary>
    private static Task PressNowAsync(Person person) => person.Button("Ahora").ClickAsync();

    private static ILocator Bar(Person person) => person.Page.GetByRole(AriaRole.Status).Filter(new() { Has = person.Page.GetByRole(AriaRole.Button, new() { Name = "Ahora" }) });

    private static ILocator Unsent(Person person) => person.Page.Locator("[data-pending]");

    /// <summary>The lobby as the server's log has it.</summary>
    private static async Task<string[]> LogAsync(Stage stage)
    {
        WirePeer reader = await stage.EnterByWireAsync("lectora");
        await reader.SendAsync(new JsonObject { ["op"] = "history", ["room"] = "lobby", ["limit"] = 500 });
        JsonArray events = (await reader.WaitForAsync("history"))["events"]!.AsArray();
        return [.. events.Select(each => $"{each!["from"]}> {each["text"]}")];
    }

    [GeneratedRegex(@"Próximo intento en (\d+) s")]
    private static partial Regex Countdown();
}
