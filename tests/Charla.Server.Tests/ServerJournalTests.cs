using System.Reflection;
using Charla.Core;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Tests;

public sealed class ServerJournalTests
{
    [Fact]
    public void Every_event_of_the_servers_log_has_an_id_of_its_own()
    {
        int[] ids = [.. typeof(CharlaServer).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(attribute => attribute.EventId)];
        ids.Length.ShouldBeGreaterThan(5);
        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id > 0);
    }

    [Fact]
    public void Who_connects_and_who_goes_is_in_the_log()
    {
        ListLogger logger = new();
        ServerJournal journal = new(logger);
        Connection connection = new(1, "tcp", "127.0.0.1:4711", new NoWire(), new ChatOptions(), TimeProvider.System);
        journal.Connected(connection);
        journal.PeerError(connection, "bad_frame", null);
        journal.Disconnected(connection, "bad_frame");
        logger.Lines.ShouldBe(["127.0.0.1:4711 connected (tcp)", "127.0.0.1:4711 was told bad_frame (null)", "127.0.0.1:4711 disconnected (tcp): bad_frame"]);
    }

    private sealed class ListLogger : ILogger<ServerJournal>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }

    private sealed class NoWire : IWire
    {
        public int TrySend(ReadOnlySpan<byte> frames) => frames.Length;

        public ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames) => new(frames.Length);

        public void Abort()
        {
        }

        public void CompleteOutput()
        {
        }
    }
}
