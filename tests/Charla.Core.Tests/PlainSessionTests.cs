using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests;

public sealed class PlainSessionTests
{
    [Theory]
    [InlineData(false, null, "charla/1 aula: Bienvenida, bienvenido. Lo que escribas lo lee toda la sala.")]
    [InlineData(true, null, "charla/1 aula: Welcome. What you write is read by the whole room.")]
    [InlineData(true, "Hi!", "charla/1 aula: Hi!")]
    public async Task The_first_frame_is_the_greeting(bool english, string? welcome, string greeting)
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { ServerName = "aula", Welcome = welcome, Language = english ? Language.English : Language.Spanish });

        PlainClient plain = await test.PlainAsync();

        plain.Texts.ShouldBe([greeting]);
    }

    [Theory]
    [InlineData("ana> hola")]
    [InlineData("ana> ")]
    [InlineData("ana>  dos espacios ")]
    [InlineData("María José> ¿qué tal? 😀\n\tx > y")]
    [InlineData("sin nombre")]
    [InlineData("")]
    [InlineData("> nada")]
    [InlineData("a~b> marca")]
    [InlineData("ana>sin espacio")]
    public async Task What_one_sends_reaches_everyone_as_the_same_bytes_its_sender_too(string payload)
    {
        await using TestChat test = await TestChat.StartAsync();
        PlainClient one = await test.PlainAsync();
        PlainClient other = await test.PlainAsync();

        await one.SendAsync(payload);
        await Task.WhenAll(one.WaitForAsync(payload), other.WaitForAsync(payload));

        one.Texts.Skip(1).ShouldBe([payload]);
        other.Texts.Skip(1).ShouldBe([payload]);
    }

    [Fact]
    public async Task Clients_of_charla_and_plain_ones_read_each_other()
    {
        await using TestChat test = await TestChat.StartAsync();
        PlainClient plain = await test.PlainAsync();
        TestClient ana = await test.JoinAsync("ana");

        await plain.SendAsync("nadie");
        await plain.SendAsync("pepe> hola");
        await ana.WaitForSeqAsync(2);
        await ana.SayAsync("buenas");
        await plain.WaitForAsync("ana> buenas");

        ana.Events.Cast<MessageEvent>().Select(said => (said.From, said.Text)).ShouldBe([
            ($"guest-{plain.Session.Connection.Id}", "nadie"), ("pepe", "hola"), ("ana", "buenas")]);
    }

    [Fact]
    public async Task Of_the_lasting_events_only_messages_are_written_in_plain_and_nothing_that_does_not_last()
    {
        await using TestChat test = await TestChat.StartAsync();
        PlainClient plain = await test.PlainAsync();
        TestClient ana = await test.JoinAsync("ana");

        await ana.SayAsync("hola");
        await ana.AskAsync<Ack>(new { op = "edit", room = "lobby", seq = 1, text = "buenas" });
        await ana.AskAsync<Ack>(new { op = "react", room = "lobby", seq = 1, emoji = "👋" });
        await ana.AskAsync<Ack>(new { op = "topic", room = "lobby", text = "x" });
        await ana.AskAsync<Ack>(new { op = "delete", room = "lobby", seq = 1 });
        await ana.SendAsync(new { op = "typing", room = "lobby" });
        await ana.SayAsync("fin");
        await plain.WaitForAsync("ana> fin");

        plain.Texts.Skip(1).ShouldBe(["ana> hola", "ana> fin"]);
    }

    [Fact]
    public async Task A_taken_name_is_shown_with_a_mark_until_it_is_free()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        PlainClient one = await test.PlainAsync();
        PlainClient other = await test.PlainAsync();

        await one.SendAsync("Ana> uno");
        await other.SendAsync("ana> dos");
        await Task.WhenAll(one.WaitForAsync("Ana~2> uno"), one.WaitForAsync("ana~3> dos"));
        ana.Drop();
        await one.SendAsync("Ana> tres");
        await one.WaitForAsync("Ana> tres");
        await other.SendAsync("ana> cuatro");

        // The name that was free has gone to the first; the other keeps its mark.
        await one.WaitForAsync("ana~3> cuatro");
        one.Session.Name.ShouldBe("Ana");
    }

    [Fact]
    public async Task A_name_is_free_when_its_owner_has_gone_or_calls_itself_otherwise()
    {
        await using TestChat test = await TestChat.StartAsync();
        PlainClient one = await test.PlainAsync();
        await one.SendAsync("ana> hola");
        await one.SendAsync("eva> hola");

        await test.HelloAsync("ana");
        one.Session.Close();
        await test.HelloAsync("eva");
    }

    [Fact]
    public async Task Charla_members_are_told_of_the_names_of_plain_ones()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        PlainClient plain = await test.PlainAsync();
        PlainClient silent = await test.PlainAsync();

        await plain.SendAsync("pepe> uno");
        await plain.SendAsync("pepe> dos");
        await plain.SendAsync("pepa> tres");
        await ana.WaitForSeqAsync(3);
        plain.Session.Close();
        silent.Session.Close();
        await ana.NextAsync<Presence>(presence => presence.State == "left");
        await test.LoopAsync();

        ana.Received.OfType<Presence>().Select(p => (p.Name, p.State, p.Was)).ShouldBe([("pepe", "joined", null), ("pepa", "renamed", "pepe"), ("pepa", "left", null)]);
        test.Chat.Lobby.Members.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_utf8_is_an_error_and_the_connection_stays()
    {
        await using TestChat test = await TestChat.StartAsync();
        PlainClient plain = await test.PlainAsync();

        await plain.SendBytesAsync([.. "ana> "u8, 0xc3]);
        await plain.SendAsync("ana> hola");
        await plain.WaitForAsync("ana> hola");

        plain.Texts[1].ShouldBe("charla/1 error bad_utf8: El texto no está en UTF-8.");
        plain.Wire.IsAborted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_gap_is_told_in_words()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { Limits = new() { OutboxBytes = 200, ReplayEvents = 10 } });
        PlainClient plain = await test.PlainAsync();
        TestClient ana = await test.JoinAsync("ana");
        plain.Wire.Block();
        for (int i = 0; i < 100; i++)
        {
            await ana.SayAsync($"{i}");
        }

        plain.Wire.Unblock();
        await plain.WaitForAsync("ana> 99");

        plain.Texts.Where(text => text.StartsWith("charla/1 notice: … ", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }
}
