using System.Net.Sockets;
using System.Text;
using Charla.Lessons.Pickle;
using Charla.Lessons.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Tests.Pickle;

public sealed class PickleServerTests
{
    [Fact]
    public async Task Every_object_prints_as_in_Python()
    {
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new PickleServer(served.Screen).ServeAsync);
        using (Socket socket = await lesson.DialAsync())
        {
            foreach (string literal in new[] { "[{'a': 1}, (1,), 1+3j]", "'hola'", "None" })
            {
                await socket.SendAsync(Framed(PickleWriter.Write(PickleClient.Parse(literal))));
            }
        }

        await served.WaitForAsync("disconnected: 3 objects, 0 refused");
        served.Lines.Skip(1).Take(3).ShouldBe(["#1   [{'a': 1}, (1,), (1+3j)]", "#1   hola", "#1   None"]);
    }

    [Fact]
    public async Task An_object_that_would_execute_code_is_refused_and_the_next_is_read()
    {
        string canary = Path.Combine(Path.GetTempPath(), $"charla-canary-{Guid.NewGuid():N}");
        RecordedScreen served = new(Language.Spanish);
        await using RunningLesson lesson = await RunningLesson.StartAsync(new PickleServer(served.Screen).ServeAsync);
        using (Socket socket = await lesson.DialAsync())
        {
            await socket.SendAsync(Framed(Encoding.ASCII.GetBytes($"cos\nsystem\n(S'touch {canary}'\ntR.")));
            await socket.SendAsync(Framed("no"u8.ToArray()));
            await socket.SendAsync(Framed([]));
            await socket.SendAsync(Framed("I7\n."u8.ToArray()));
        }

        await served.WaitForAsync("desconectado: 1 objetos, 3 rechazados");
        served.Lines.ShouldContain(line => line.Contains("RECHAZADO, y no se ejecutó nada: El pickle pide os.system", StringComparison.Ordinal));
        served.Lines.ShouldContain("#1   7");
        File.Exists(canary).ShouldBeFalse();
    }

    [Fact]
    public async Task Any_bytes_at_all_leave_the_server_standing()
    {
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new PickleServer(served.Screen).ServeAsync);
        Random random = new(20_261_123);
        for (int round = 0; round < 200; round++)
        {
            byte[] noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            using Socket socket = await lesson.DialAsync();
            await socket.SendAsync(round % 2 == 0 ? noise : Framed(noise));
        }

        await served.WaitForAsync("disconnected", 200);
        using Socket last = await lesson.DialAsync();
        await last.SendAsync(Framed("I7\n."u8.ToArray()));
        await served.WaitForAsync(" 7");
    }

    [Fact]
    public async Task What_a_text_holds_cannot_steer_the_terminal()
    {
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new PickleServer(served.Screen).ServeAsync);
        using Socket socket = await lesson.DialAsync();

        await socket.SendAsync(Framed(PickleWriter.Write(PickleClient.Parse("'fin\\x1b[2J\\n\\u202e'"))));

        string line = (await served.WaitForAsync("fin"))[0];
        line.ShouldNotContain('\u001b');
        line.ShouldNotContain('\u202e');
    }

    private static byte[] Framed(byte[] payload)
    {
        FrameBuffer frame = new();
        frame.WriteFrame(payload);
        return frame.Written.ToArray();
    }
}
