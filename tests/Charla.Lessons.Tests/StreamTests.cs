using System.Net.Sockets;
using System.Text;
using Charla.Lessons.Streaming;
using Charla.Lessons.Tests.Fakes;
using FsCheck.Xunit;

namespace Charla.Lessons.Tests;

public sealed class StreamTests
{
    [Fact]
    public async Task Every_byte_is_a_chunk_of_its_own_where_the_buffer_has_one()
    {
        RecordedScreen screen = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new StreamServer(screen.Screen, 1).ServeAsync);
        using (Socket socket = await lesson.DialAsync())
        {
            await socket.SendAsync("10ñ"u8.ToArray());
        }

        await screen.WaitForAsync("disconnected: 4 B in 4 recv");
        string[] chunks = [.. screen.Lines.Where(line => line.Contains(" 1 B ", StringComparison.Ordinal)).Select(line => line[line.IndexOf(" 1 B ", StringComparison.Ordinal)..].Trim())];
        chunks.ShouldBe(
        [
            "1 B   31  «1»",
            "1 B   30  «0»",
            "1 B   c3  «»   ← ends in the middle of a character: 1 of its 2 bytes",
            "1 B   b1  «ñ»   ← ends the character that was left unfinished",
        ]);
    }

    [Fact]
    public async Task What_was_sent_apart_may_come_together()
    {
        RecordedScreen screen = new();
        TaskCompletionSource sent = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(async (client, stop) =>
        {
            await sent.Task;
            await new StreamServer(screen.Screen, 1_024).ServeAsync(client, stop);
        });
        using (Socket socket = await lesson.DialAsync())
        {
            await new StreamClient(new RecordedScreen().Screen, TimeProvider.System).RunAsync(socket, 10, TimeSpan.Zero, CancellationToken.None);
        }

        sent.SetResult();

        (await screen.WaitForAsync("«12345678910»")).Length.ShouldBe(1);
        await screen.WaitForAsync("disconnected: 11 B in 1 recv");
    }

    [Fact]
    public async Task A_stream_that_ends_inside_a_character_is_told()
    {
        RecordedScreen screen = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new StreamServer(screen.Screen, 16).ServeAsync);
        using (Socket socket = await lesson.DialAsync())
        {
            await socket.SendAsync(new byte[] { 0xF0, 0x9F, 0x98 });
        }

        await screen.WaitForAsync("hung up in the middle of a character: 3 of its 4 bytes");
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_an_error_that_says_when()
    {
        await using RunningLesson lesson = await RunningLesson.StartAsync((client, _) =>
        {
            client.LingerState = new LingerOption(true, 0);
            return Task.CompletedTask;
        });
        using Socket socket = await lesson.DialAsync();

        LessonException failure = await Should.ThrowAsync<LessonException>(() =>
            new StreamClient(new RecordedScreen().Screen, TimeProvider.System).RunAsync(socket, 1_000_000, TimeSpan.Zero, CancellationToken.None));

        failure.Text.Spanish.ShouldContain("de 1000000 envíos");
    }

    [Property]
    public void Text_cut_anywhere_reads_as_it_was_written(string text, ushort seed)
    {
        string written = string.Concat((text ?? "").Where(character => !char.IsControl(character) && !char.IsSurrogate(character))) + "ñ€😀";
        string shown = Protocol.SafeText.OneLine(written);
        ChunkText chunks = new();

        string read = string.Concat(Pieces(Encoding.UTF8.GetBytes(written), new Random(seed)).Select(piece => chunks.Read(piece).Text));

        read.ShouldBe(shown);
    }

    [Property]
    public void Any_bytes_read_the_same_whatever_their_chunks(byte[] bytes, ushort seed)
    {
        ChunkText one = new();
        ChunkText many = new();
        ChunkReading whole = one.Read(bytes);
        List<ChunkReading> parts = [.. Pieces(bytes, new Random(seed)).Select(piece => many.Read(piece))];

        string.Concat(parts.Select(part => part.Text)).ShouldBe(whole.Text);
        (parts.Count == 0 ? 0 : parts[^1].Begun).ShouldBe(whole.Begun);
    }

    private static IEnumerable<byte[]> Pieces(byte[] bytes, Random random)
    {
        for (int start = 0; start < bytes.Length;)
        {
            int length = random.Next(1, Math.Min(4, bytes.Length - start) + 1);
            yield return bytes[start..(start + length)];
            start += length;
        }
    }
}
