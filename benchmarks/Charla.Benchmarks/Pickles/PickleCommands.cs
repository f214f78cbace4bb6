using System.CommandLine;

namespace Charla.Benchmarks.Pickles;

/// <summary><c>pickle</c> measures reading a list of small dictionaries, as Python pickles it.</summary>
internal static class PickleCommands
{
    private const int DefaultItems = 1_000_000;
    private const int DefaultRounds = 7;

    public static Command Read()
    {
        Option<int> items = new("--items") { Description = "Dictionaries in the list.", DefaultValueFactory = _ => DefaultItems };
        Option<int> rounds = new("--rounds") { Description = "How often it is read; the median counts.", DefaultValueFactory = _ => DefaultRounds };
        Option<int> protocol = new("--protocol") { Description = "Pickle protocol, 0 to 5.", DefaultValueFactory = _ => 4 };
        Command command = new("pickle", "Has Python pickle a list of small dictionaries, reads it, and prints speed and memory.") { items, rounds, protocol };
        command.SetAction(parsed => PickleReading.Run(parsed.GetValue(items), parsed.GetValue(protocol), parsed.GetValue(rounds)));
        return command;
    }
}
