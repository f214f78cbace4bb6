using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Charla.Lessons.Tests.Tap;

public sealed class TapCommandTests : IDisposable
{
    private static readonly string _charla = Path.Combine(AppContext.BaseDirectory, "charla");

    private readonly string _folder = Directory.CreateTempSubdirectory("charla-tap-command-").FullName;

    [Fact]
    public async Task The_command_shows_records_and_ends_politely()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        string lines = Path.Combine(_folder, "x.jsonl");
        string packets = Path.Combine(_folder, "x.pcapng");
        using Process tap = Start("tap", "--listen", "0", "--to", $"127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}", "--out", lines, "--out", packets);
        string ready = (await tap.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)))!;
        int port = int.Parse(ready.Split(' ')[2].TrimEnd(',').Split(':')[1], CultureInfo.InvariantCulture);
        using (Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            using Socket server = await listener.AcceptAsync();
            await client.SendAsync("10        ana> señor"u8.ToArray());
            server.ReceiveExactly(21);
            await server.SendAsync("2         ya"u8.ToArray());
            client.ReceiveExactly(12);
        }

        string shown = "";
        while (!shown.Contains("── conexión 1 cerrada", StringComparison.Ordinal))
        {
            shown += await tap.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) + "\n";
        }

        shown.ShouldContain("trama 1: anuncia 10; 11 bytes = 10 caracteres; la cabecera cuenta caracteres");
        shown.ShouldContain("longitud = len(texto.encode('utf-8'))");
        shown.ShouldContain("recv 12 → send 12");
        Tool.Run("kill", "-TERM", tap.Id.ToString(CultureInfo.InvariantCulture));
        await tap.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        tap.ExitCode.ShouldBe(0);
        (await File.ReadAllLinesAsync(lines))[^1].ShouldContain("\"type\":\"close\"");
        Tool.Run("tshark", "-r", packets, "-Y", "tcp.len > 0", "-T", "fields", "-e", "tcp.len").Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["21", "12"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_password_that_passes_is_nowhere_in_the_output_unless_it_is_asked_for(bool isAskedFor)
    {
        const string Secret = "correct-horse";
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        string lines = Path.Combine(_folder, "x.jsonl");
        string packets = Path.Combine(_folder, "x.pcapng");
        string[] more = isAskedFor ? ["--show-secrets"] : [];
        using Process tap = Start(["tap", "--listen", "0", "--to", $"127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}", "--out", lines, "--out", packets, "--bytes", "500", "--columns", "500", .. more]);
        string ready = (await tap.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)))!;
        int port = int.Parse(ready.Split(' ')[2].TrimEnd(',').Split(':')[1], CultureInfo.InvariantCulture);
        using (Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            using Socket server = await listener.AcceptAsync();
            string payload = $$"""{"op":"hello","v":1,"name":"ana","password":"{{Secret}}"}""";
            byte[] frame = Encoding.UTF8.GetBytes($"{payload.Length,-10}{payload}");
            await client.SendAsync(frame.AsMemory(0, 60));
            server.ReceiveExactly(60);
            await client.SendAsync(frame.AsMemory(60));
            server.ReceiveExactly(frame.Length - 60);
        }

        string shown = "";
        while (!shown.Contains("── conexión 1 cerrada", StringComparison.Ordinal))
        {
            shown += await tap.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) + "\n";
        }

        Tool.Run("kill", "-TERM", tap.Id.ToString(CultureInfo.InvariantCulture));
        await tap.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        string recorded = string.Concat((await File.ReadAllLinesAsync(lines)).Select(Readable));
        string captured = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(packets));
        foreach (string output in (string[])[shown, recorded, captured])
        {
            // Either read alone is but a part of it.
            output.Contains("orse", StringComparison.Ordinal).ShouldBe(isAskedFor);
            output.ShouldContain("hello");
        }
    }

    [Theory]
    [InlineData("--to", "sin-puerto")]
    [InlineData("--bind", "nada")]
    [InlineData("--delay", "pronto")]
    [InlineData("--split", "0")]
    [InlineData("--stall", "luego")]
    [InlineData("--side", "nadie")]
    [InlineData("--hex", "xy")]
    [InlineData("--out", "nota.txt")]
    [InlineData("--columns", "5")]
    public async Task A_bad_value_is_named(string option, string value)
    {
        string[] to = option == "--to" ? [] : ["--to", "127.0.0.1:1"];
        using Process tap = Start(["tap", "--listen", "0", .. to, option, value]);
        string error = await tap.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await tap.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        tap.ExitCode.ShouldBe(1);
        error.ShouldBe($"charla tap: {option}: no vale «{value}».\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A line of the recording, and the bytes that are in it.</summary>
    private static string Readable(string line)
    {
        using JsonDocument entry = JsonDocument.Parse(line);
        IEnumerable<string> encoded = entry.RootElement.EnumerateObject().Where(field => field.Name is "bytes" or "payload" && field.Value.ValueKind == JsonValueKind.String).Select(field => field.Value.GetString()!);
        return line + string.Concat(encoded.Select(bytes => Encoding.UTF8.GetString(Convert.FromBase64String(bytes))));
    }

    private static Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new(_charla, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "es_PE.UTF-8";
        return Process.Start(start)!;
    }
}
