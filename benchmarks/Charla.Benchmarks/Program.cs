using System.CommandLine;
using BenchmarkDotNet.Running;
using Charla.Benchmarks.Rooms;

// "room" and "read-room" are commands of this project; everything else is for the runner of the micro-benchmarks.
if (args is ["room" or "read-room", ..])
{
    return await new RootCommand { RoomCommands.Make(), RoomCommands.Read() }.Parse(args).InvokeAsync();
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
