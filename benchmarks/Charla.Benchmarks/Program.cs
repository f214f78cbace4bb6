using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Charla.Benchmarks.Hostile;
using Charla.Benchmarks.Pages;
using Charla.Benchmarks.Pickles;
using Charla.Benchmarks.Rooms;
using Charla.Benchmarks.Soaks;
using Charla.Benchmarks.Taps;

// "room", "read-room", "pickle", "tap", "page", "soak" and "hostile" are commands of this project; everything else is for the runner of the micro-benchmarks.
if (args is ["room" or "read-room" or "pickle" or "tap" or "page" or "soak" or "hostile", ..])
{
    return await new RootCommand { RoomCommands.Make(), RoomCommands.Read(), PickleCommands.Read(), TapCommands.Measure(), PageCommands.Measure(), SoakCommands.Measure(), HostileCommands.Measure() }.Parse(args).InvokeAsync();
}

// In this process: the runner would have to build a project of its own, and ours has its say about where builds go.
IConfig config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;
