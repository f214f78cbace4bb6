namespace Charla.Tests.App;

/// <summary>A program that is started as a browser: it writes down how, and stays until it is closed.</summary>
internal sealed class FakeBrowser
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly string _folder;

    public FakeBrowser(string folder)
    {
        _folder = folder;
        File.WriteAllText(Program, $"""
            #!/bin/bash
            cd '{folder}'
            echo $$ > pid
            printf '%s\n' "$@" > arguments.new
            mv arguments.new arguments
            until [ -e close ]; do sleep 0.05; done
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Program => Path.Combine(_folder, "browser");

    /// <summary>Whether its process is there.</summary>
    public bool IsRunning => Directory.Exists("/proc/" + File.ReadAllText(Path.Combine(_folder, "pid")).Trim());

    /// <summary>What it was started with, once it is.</summary>
    public async Task<string[]> ArgumentsAsync()
    {
        using CancellationTokenSource limit = new(_limit);
        while (!File.Exists(Path.Combine(_folder, "arguments")))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }

        return await File.ReadAllLinesAsync(Path.Combine(_folder, "arguments"));
    }

    /// <summary>Closes its window.</summary>
    public void Close() => File.WriteAllText(Path.Combine(_folder, "close"), "");
}
