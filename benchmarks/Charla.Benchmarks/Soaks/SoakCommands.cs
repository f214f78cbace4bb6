using System.CommandLine;

namespace Charla.Benchmarks.Soaks;

/// <summary><c>soak</c>: what the server's memory does over time, on loopback.</summary>
internal static class SoakCommands
{
    public static Command Measure()
    {
        Option<int> minutes = new("--minutes") { DefaultValueFactory = _ => 60, Description = "How long it lasts." };
        return new Command("soak", "Measures the server's memory over time.") { Day(minutes), Load(minutes) };
    }

    private static Command Day(Option<int> minutes)
    {
        Option<int> people = new("--people") { DefaultValueFactory = _ => 12, Description = "People of the room." };
        Option<int> acts = new("--acts") { DefaultValueFactory = _ => 6_000, Description = "What they do in the day; seven of ten are messages." };
        Command command = new("day", "A day of a small room, in less time.") { people, acts, minutes };
        command.SetAction((parsed, stop) => SmallRoom.RunAsync(parsed.GetValue(people), parsed.GetValue(acts), TimeSpan.FromMinutes(parsed.GetValue(minutes)), stop));
        return command;
    }

    private static Command Load(Option<int> minutes)
    {
        Option<int> people = new("--people") { DefaultValueFactory = _ => 100, Description = "Connections; each of them hears and speaks." };
        Option<int> rate = new("--rate") { DefaultValueFactory = _ => 100, Description = "Messages a second, all together." };
        Command command = new("load", "The same load all the time.") { people, rate, minutes };
        command.SetAction((parsed, stop) => LongLoad.RunAsync(parsed.GetValue(people), parsed.GetValue(rate), TimeSpan.FromMinutes(parsed.GetValue(minutes)), stop));
        return command;
    }
}
