using System.CommandLine;

namespace Charla.Benchmarks.Rooms;

/// <summary><c>room</c> makes a large room in a data folder; <c>read-room</c> measures opening, reading and searching it.</summary>
internal static class RoomCommands
{
    private const long DefaultEvents = 10_000_000;

    public static Command Make()
    {
        Option<long> events = new("--events") { Description = "Events of the room.", DefaultValueFactory = _ => DefaultEvents };
        Option<string> data = DataOption();
        Option<bool> indexOnly = new("--index-only") { Description = "Makes the search index of a room that is there anew." };
        Command command = new("room", "Makes a room of many events, and its search index, in an empty data folder.") { events, data, indexOnly };
        command.SetAction(parsed => RoomMaker.Make(parsed.GetValue(data)!, parsed.GetValue(events), parsed.GetValue(indexOnly)));
        return command;
    }

    public static Command Read()
    {
        Option<string> data = DataOption();
        Command command = new("read-room", "Opens the room that \"room\" made, and prints how long each way of reading it takes, cold and warm.") { data };
        command.SetAction((parsed, _) => RoomReading.RunAsync(parsed.GetValue(data)!));
        return command;
    }

    private static Option<string> DataOption() => new("--data") { Description = "The data folder.", Required = true };
}
