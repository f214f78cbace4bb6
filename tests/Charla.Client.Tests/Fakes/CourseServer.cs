using System.Diagnostics;
using System.Globalization;

namespace Charla.Client.Tests.Fakes;

/// <summary>The Python relay of <c>tests/interop</c>, as a process of its own.</summary>
internal sealed class CourseServer : IAsyncDisposable
{
    private readonly Process _process;

    private CourseServer(Process process, int port)
    {
        _process = process;
        Address = ServerAddress.Tcp("127.0.0.1", port);
    }

    public ServerAddress Address { get; }

    public static async Task<CourseServer> StartAsync()
    {
        ProcessStartInfo start = new("python3", [Repository.PathTo("tests/interop/course_server.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start).ShouldNotBeNull();
        string? port = await process.StandardOutput.ReadLineAsync().Within();
        return new CourseServer(process, int.Parse(port.ShouldNotBeNull(), CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().Within();
        _process.Dispose();
    }
}
