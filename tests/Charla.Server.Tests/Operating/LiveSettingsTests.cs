using Charla.Core.Accounts;
using Charla.Server.Operating;

namespace Charla.Server.Tests.Operating;

public sealed class LiveSettingsTests
{
    [Fact]
    public async Task What_can_be_changed_holds_at_once_and_what_cannot_is_told()
    {
        LogLines log = new();
        ServerOptions options = new() { Welcome = "hola" };
        await using RunningServer server = await RunningServer.StartAsync(options, logging: log.Listen);
        ServerOptions started = server.Server.Options;
        server.Server.Reload(() => started with
        {
            Welcome = "otra cosa",
            Guests = "no",
            Registration = "closed",
            Origins = ["https://charla.example"],
            LogLevel = "warning",
            Name = "otro",
            Limits = started.Limits with { MessagesPerSecond = 7, MaxPayload = 1_000 },
        });

        Core.Chat chat = server.Server.Chat;
        (chat.Welcome, chat.LetsGuestsIn, chat.Accounts.Options.Registration).ShouldBe(("otra cosa", false, Registration.Closed));
        (chat.Limits.MessagesPerSecond, chat.Limits.MaxPayload).ShouldBe((7, started.Limits.MaxPayload));
        chat.Options.ServerName.ShouldBe(started.Name);
        log.Lines.ShouldContain(line => line.StartsWith("Warning: Changed in the settings, but not until the next start: ", StringComparison.Ordinal) && line.EndsWith("name, maxPayload", StringComparison.Ordinal));

        // The log level holds too: what is less important is not logged any more.
        server.Server.Reload(() => started);
        log.Lines.Count(line => line.Contains("The settings were read again", StringComparison.Ordinal)).ShouldBe(1);
        chat.Welcome.ShouldBe("hola");
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_change_nothing_and_the_log_says_why()
    {
        LogLines log = new();
        await using RunningServer server = await RunningServer.StartAsync(new ServerOptions { Welcome = "hola" }, logging: log.Listen);
        server.Server.Reload(static () => throw new FormatException("guests = quizá"));
        server.Server.Chat.Welcome.ShouldBe("hola");
        log.Lines.ShouldContain("Error: The settings can't be read again, so nothing changes: guests = quizá");
        server.Server.Reload(() => server.Server.Options with { Welcome = "otra", Origins = ["nada"] });
        server.Server.Chat.Welcome.ShouldBe("hola");
    }

    [Fact]
    public void Every_setting_either_can_be_changed_or_needs_a_restart()
    {
        ServerOptions one = new();
        ServerOptions other = new() { Port = 1, Welcome = "x", Serial = ["/dev/x"], Origins = ["https://a"], Encryption = new() { TlsOnly = true }, Limits = new() { MaxRooms = 1, OutboxBytes = 1 } };
        (IReadOnlyList<string> live, IReadOnlyList<string> atRestart) = SettingsDifference.Between(one, other);
        live.ShouldBe(["welcome", "origins", "maxRooms"], ignoreOrder: true);
        atRestart.ShouldBe(["port", "serial", "tlsOnly", "outboxBytes"], ignoreOrder: true);
        (SettingsDifference.Between(one, new ServerOptions()) is ([], [])).ShouldBeTrue();
    }
}
