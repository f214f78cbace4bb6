using System.Net;
using Charla.Core;
using Charla.Protocol;
using Microsoft.Extensions.Configuration;

namespace Charla.Server.Tests;

public sealed class ServerOptionsTests
{
    [Fact]
    public void Without_a_word_only_this_machine_can_connect()
    {
        ServerOptions options = new();
        options.Address.ShouldBe(IPAddress.Loopback);
        (options.Port, options.HttpPort).ShouldBe((5000, 5080));
    }

    [Fact]
    public void Lan_is_every_address_and_bind_is_one()
    {
        new ServerOptions { Lan = true }.Address.ShouldBeNull();
        new ServerOptions { Bind = "192.0.2.7" }.Address.ShouldBe(IPAddress.Parse("192.0.2.7"));
        new ServerOptions { Lan = true, Bind = "::1" }.Address.ShouldBe(IPAddress.IPv6Loopback);
    }

    [Fact]
    public void No_more_connections_are_promised_than_the_system_allows()
    {
        With(50_000).ForChat(Language.English, 800).Limits.MaxConnections.ShouldBe(800);
        With(10).ForChat(Language.English, 800).Limits.MaxConnections.ShouldBe(10);
        With(0).ForChat(Language.English, 800).Limits.MaxConnections.ShouldBe(800);
        OpenFiles.ForConnections().ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Every_bound_that_an_operator_sets_reaches_the_chat()
    {
        Dictionary<string, string?> settings = new() { ["maxPayload"] = "1000", ["outboxBytes"] = "2000", ["replayEvents"] = "3000", ["stallSeconds"] = "4", ["name"] = "aula", ["welcome"] = "hola" };
        IConfigurationRoot given = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        ServerOptions options = given.Get<ServerOptions>()! with { Limits = given.Get<ChatLimits>()! };
        ChatOptions chat = options.ForChat(Language.Spanish, 100);
        (chat.Limits.MaxPayload, chat.Limits.OutboxBytes, chat.Limits.ReplayEvents, chat.Limits.StallSeconds).ShouldBe((1000, 2000, 3000, 4));
        (chat.ServerName, chat.Welcome, chat.Language).ShouldBe(("aula", "hola", Language.Spanish));
    }

    [Fact]
    public void What_is_not_set_is_what_the_chat_says_it_is()
    {
        ChatOptions plain = new();
        ChatOptions chat = new ServerOptions().ForChat(Language.Spanish, plain.Limits.MaxConnections);
        chat.ShouldBe(plain);
    }

    private static ServerOptions With(int maxConnections) => new() { Limits = new() { MaxConnections = maxConnections } };
}
