using System.Diagnostics;
using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests.Guide;

/// <summary>The programs under <c>samples/</c>, each started as its language wants it.</summary>
internal static class Samples
{
    private static readonly Lazy<string> _compiledC = new(CompileC);

    /// <summary>Where the build put the samples in C#.</summary>
    public static string Built { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Charla.Samples", new DirectoryInfo(AppContext.BaseDirectory).Name));

    /// <summary>Every program, such as <c>echo/server.py</c>.</summary>
    public static string[] All { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(RunningProgram.Root, "samples"))
            .Where(folder => Path.GetFileName(folder) is not "obj" and not "bin")
            .SelectMany(Directory.EnumerateFiles)
            .Select(file => Path.GetRelativePath(Path.Combine(RunningProgram.Root, "samples"), file))
            .Order(StringComparer.Ordinal)];

    /// <summary>Starts one, such as <c>echo/Server.cs</c>.</summary>
    public static RunningProgram Start(string sample, params string[] arguments)
    {
        string file = Path.Combine(RunningProgram.Root, "samples", sample);
        return Path.GetExtension(sample) switch
        {
            ".py" => RunningProgram.Python(file, arguments),
            ".cs" => RunningProgram.Start("dotnet", [Path.Combine(Built, Path.ChangeExtension(sample, ".dll").Replace('/', '-')), .. arguments]),
            ".js" => RunningProgram.Start("node", [file, .. arguments]),
            ".sh" => RunningProgram.Start("bash", [file, .. arguments]),
            ".c" => RunningProgram.Start(_compiledC.Value, arguments),
            string other => throw new ArgumentException($"Nobody knows how to start {other}.", nameof(sample)),
        };
    }

    /// <summary>The client in C, compiled with every warning as an error.</summary>
    private static string CompileC()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "chat-in-c");
        string source = Path.Combine(RunningProgram.Root, "samples/chat/chat.c");
        using Process compiler = Process.Start("gcc", ["-std=gnu17", "-O2", "-Wall", "-Wextra", "-Werror", "-o", program, source]);
        compiler.WaitForExit();
        compiler.ExitCode.ShouldBe(0);
        return program;
    }
}
