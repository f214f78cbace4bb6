using System.Net.Sockets;
using System.Text;
using Charla.Lessons.Pickle;
using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests.Pickle;

public sealed class PickleServerTests
{
    [Fact]
    public async Task A_refused_pickle_costs_the_connection_nothing()
    {
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new PickleServer(served.Screen).ServeAsync);
        using (Socket socket = await lesson.DialAsync())
        {
            await socket.SendAsync("31        cposix\nsystem\n(S'echo hola'\ntR.10"u8.ToArray());
            await socket.SendAsync("        Vdespues\n."u8.ToArray());
        }

        await served.WaitForAsync("disconnected: 1 objects, 1 refused");
        served.Lines.ShouldContain(line => line.Contains("posix.system('echo hola')", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_header_that_announces_too_much_ends_that_connection_alone()
    {
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new PickleServer(served.Screen).ServeAsync);
        using Socket bad = await lesson.DialAsync();
        using Socket good = await lesson.DialAsync();

        await bad.SendAsync(Encoding.ASCII.GetBytes($"{PickleServer.MaxPickle + 1,-10}"));
        await served.WaitForAsync("An object of more than 1048576 bytes");
        await good.SendAsync("2         N."u8.ToArray());

        await served.WaitForAsync("None");
    }

    [Fact]
    public async Task Any_bytes_at_all_leave_the_server_standing()
    {
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new PickleServer(served.Screen).ServeAsync);
        Random random = new(3);
        for (int round = 0; round < 100; round++)
        {
            byte[] pickle = new byte[random.Next(200)];
            random.NextBytes(pickle);
            using Socket socket = await lesson.DialAsync();
            await socket.SendAsync((byte[])[.. Encoding.ASCII.GetBytes($"{pickle.Length,-10}"), .. pickle]);
        }

        await served.WaitForAsync("disconnected:", 100);
        using Socket after = await lesson.DialAsync();
        await after.SendAsync("2         N."u8.ToArray());
        await served.WaitForAsync("None");
    }
}
