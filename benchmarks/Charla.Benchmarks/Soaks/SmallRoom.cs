using System.Diagnostics;
using Charla.Benchmarks.Rooms;

namespace Charla.Benchmarks.Soaks;

/// <summary>A day of a small team, in less time: everyone comes and goes several times, and what is said follows the hours.</summary>
internal static class SmallRoom
{
    private const int Rows = 24;
    private const int VisitsADay = 8;

    /// <summary>Runs the day and prints a row for each hour of it.</summary>
    /// <param name="people">How many there are.</param>
    /// <param name="acts">What they do in all, most of it messages.</param>
    /// <param name="time">How long the day takes here.</param>
    /// <param name="stop">Ends it early.</param>
    public static async Task RunAsync(int people, int acts, TimeSpan time, CancellationToken stop)
    {
        Random random = new(2026);
        Vocabulary words = new(random);
        await using MeasuredServer server = await MeasuredServer.StartAsync(MeasuredServer.NewFolder());
        List<Person> everyone = [.. Enumerable.Range(0, people).Select(number => new Person(number, server, words, random))];
        Queue<Moment> plan = new(Plan(random, people, acts));
        MemoryTable table = new(server);
        MemoryTable.Head();
        long started = Stopwatch.GetTimestamp();
        for (int row = 0; row <= Rows; row++)
        {
            double until = (double)row / Rows;
            while (plan.TryPeek(out Moment moment) && moment.At <= until)
            {
                plan.Dequeue();
                await UntilAsync(moment.At);
                await (moment.IsVisit ? everyone[moment.Person].ComeOrGoAsync(stop) : ActAsync(everyone, random, stop));
            }

            await UntilAsync(until);
            table.Take(Stopwatch.GetElapsedTime(started), everyone.Count(person => person.IsHere), everyone.Sum(person => (long)person.Said));
        }

        table.Sum();
        foreach (Person person in everyone)
        {
            await person.DisposeAsync();
        }

        async Task UntilAsync(double at)
        {
            TimeSpan left = (time * at) - Stopwatch.GetElapsedTime(started);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, stop);
        }
    }

    private static Task ActAsync(List<Person> everyone, Random random, CancellationToken stop)
    {
        Person[] here = [.. everyone.Where(person => person.IsHere)];
        return here.Length == 0 ? Task.CompletedTask : here[random.Next(here.Length)].ActAsync(stop);
    }

    private static IEnumerable<Moment> Plan(Random random, int people, int acts)
    {
        IEnumerable<Moment> visits = Enumerable.Range(0, people * VisitsADay * 2).Select(visit => new Moment(random.NextDouble(), visit % people, IsVisit: true));
        IEnumerable<Moment> doings = Enumerable.Range(0, acts).Select(_ => new Moment(WorkingHour(random), 0, IsVisit: false));
        return visits.Concat(doings).OrderBy(moment => moment.At);
    }

    /// <summary>The sum of three is near the middle most of the time, as talk is near noon.</summary>
    private static double WorkingHour(Random random) => (random.NextDouble() + random.NextDouble() + random.NextDouble()) / 3;

    private readonly record struct Moment(double At, int Person, bool IsVisit);
}
