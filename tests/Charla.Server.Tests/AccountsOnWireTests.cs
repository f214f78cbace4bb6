using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Charla.Core.Accounts;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Tests;

/// <summary>Accounts over a real socket, with the framework's own hasher.</summary>
public sealed class AccountsOnWireTests
{
    private const string Password = "a-secret-of-anas";
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Neither_passwords_nor_tokens_are_in_the_log_or_in_what_others_are_told()
    {
        ListProvider log = new();
        await using RunningServer server = await RunningServer.StartAsync(null, logging: logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        using ClientWebSocket ana = await ConnectAsync(server);

        await AskAsync(ana, new { op = "register", name = "ana", password = Password });
        JsonElement welcome = await AskAsync(ana, new { op = "hello", v = 1, name = "ana", remember = true });
        string token = welcome.GetProperty("token").GetString()!;
        using ClientWebSocket other = await ConnectAsync(server);
        JsonElement wrong = await AskAsync(other, new { op = "hello", v = 1, name = "ana", password = Password + "!" });
        JsonElement bad = await AskAsync(other, new { op = "hello", v = 1, name = "ana", token = token + "!" });

        wrong.GetProperty("code").GetString().ShouldBe("auth_failed");
        string[] told = [.. log.Lines, wrong.GetRawText(), bad.GetRawText()];
        told.ShouldContain(line => line.Contains("registered", StringComparison.Ordinal));
        told.ShouldAllBe(line => !line.Contains(Password, StringComparison.Ordinal) && !line.Contains(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(100_000, true)]
    [InlineData(FrameworkPasswordHasher.DefaultRounds, false)]
    public void A_hash_with_fewer_rounds_is_right_and_old(int rounds, bool old)
    {
        string hash = new FrameworkPasswordHasher(rounds).Hash(Password);

        new FrameworkPasswordHasher().Verify(hash, Password).ShouldBe(old ? PasswordVerdict.RightButOld : PasswordVerdict.Right);
        new FrameworkPasswordHasher().Verify(hash, Password + "!").ShouldBe(PasswordVerdict.Wrong);
        hash.ShouldNotBe(new FrameworkPasswordHasher(rounds).Hash(Password));
    }

    [Fact]
    public async Task An_account_is_there_after_a_restart()
    {
        string folder = Directory.CreateTempSubdirectory("charla-accounts-").FullName;
        await using (RunningServer server = await RunningServer.StartAsync(null, folder: folder))
        {
            await server.Server.Chat.Accounts.AddAsync("ana", Password, ServerRole.User);
        }

        await using RunningServer again = await RunningServer.StartAsync(null, folder: folder);
        using ClientWebSocket ana = await ConnectAsync(again);
        (await AskAsync(ana, new { op = "hello", v = 1, name = "ana" })).GetProperty("code").GetString().ShouldBe("name_registered");
        (await AskAsync(ana, new { op = "hello", v = 1, name = "ana", password = Password })).GetProperty("account").GetString().ShouldBe("ana");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<ClientWebSocket> ConnectAsync(RunningServer server)
    {
        ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.HttpPort}/ws"), CancellationToken.None);
        return socket;
    }

    private static async Task<JsonElement> AskAsync(ClientWebSocket socket, object request)
    {
        using CancellationTokenSource limit = new(_limit);
        await socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(request)), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        byte[] buffer = new byte[16_384];
        ValueWebSocketReceiveResult answer = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
        return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, answer.Count));
    }

    private sealed class ListProvider : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public IEnumerable<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
