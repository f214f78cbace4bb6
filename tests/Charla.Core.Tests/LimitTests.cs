using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests;

public sealed class LimitTests
{
    [Fact]
    public async Task There_is_an_end_to_the_rooms_of_a_server_but_not_to_joining_those_there_are()
    {
        await using TestChat test = await StartAsync(new() { MaxRooms = 2 });
        TestClient ana = await test.JoinAsync("ana", "a");

        await ana.SendAsync(new { op = "join", room = "b" });

        (await ana.NextAsync<Error>()).Code.ShouldBe(ErrorCode.TooMany);
        await ana.AskAsync<Joined>(new { op = "join", room = "lobby" });
        await ana.AskAsync<Joined>(new { op = "join", room = "a" });
    }

    [Fact]
    public async Task A_full_room_lets_nobody_in_and_says_when_to_try_again()
    {
        await using TestChat test = await StartAsync(new() { RoomMembers = 1 });
        TestClient ana = await test.JoinAsync("ana", "a");
        TestClient luis = await test.HelloAsync("luis");

        await luis.SendAsync(new { op = "join", room = "a" });

        Error full = await luis.NextAsync<Error>();
        (full.Code, full.Room).ShouldBe((ErrorCode.RoomFull, "a"));
        full.RetryAfterMs.ShouldNotBeNull().ShouldBeGreaterThan(0);
        await ana.AskAsync<Joined>(new { op = "join", room = "a" });
        await ana.AskAsync<Left>(new { op = "leave", room = "a" });
        await luis.AskAsync<Joined>(new { op = "join", room = "a" });
    }

    [Fact]
    public async Task A_plain_client_that_finds_the_lobby_full_is_told_so_and_can_say_nothing_there()
    {
        await using TestChat test = await StartAsync(new() { RoomMembers = 1 });
        PlainClient ana = await test.PlainAsync();
        PlainClient luis = await test.PlainAsync();

        await luis.SendAsync("luis> hola");
        await ana.SendAsync("ana> nobody");

        await ana.WaitForAsync("ana> nobody");
        luis.Texts.Count(text => text.StartsWith("charla/1 error room_full: ", StringComparison.Ordinal)).ShouldBe(2);
        ana.Texts.ShouldNotContain("luis> hola");
    }

    [Theory]
    [InlineData("аna")]
    [InlineData("an\u3164a")]
    public async Task A_name_that_could_be_taken_for_another_is_refused_and_hello_may_be_repeated(string name)
    {
        await using TestChat test = await StartAsync(new());
        TestClient client = test.Connect();

        await client.SendAsync(new { op = "hello", v = 1, name });

        (await client.NextAsync<Error>()).Code.ShouldBe(ErrorCode.ConfusableName);
        await client.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana" });
        await client.SendAsync(new { op = "nick", name });
        (await client.NextAsync<Error>()).Code.ShouldBe(ErrorCode.ConfusableName);
        await client.SendAsync(new { op = "join", room = name });
        (await client.NextAsync<Error>()).Code.ShouldBe(ErrorCode.ConfusableName);
    }

    [Fact]
    public async Task Nobody_may_go_by_what_looks_like_the_name_of_someone_who_is_here()
    {
        await using TestChat test = await StartAsync(new());
        TestClient capa = await test.HelloAsync("Capa");
        TestClient other = test.Connect();

        await other.SendAsync(new { op = "hello", v = 1, name = "Сара" });

        (await other.NextAsync<Error>()).Code.ShouldBe(ErrorCode.NameTaken);
        await capa.AskAsync<Renamed>(new { op = "nick", name = "ana" });
        await other.AskAsync<Welcome>(new { op = "hello", v = 1, name = "Сара" });
    }

    [Fact]
    public async Task Names_are_as_long_as_the_operator_lets_them_be()
    {
        await using TestChat test = await StartAsync(new() { NameLength = 3, RoomNameLength = 4 });
        TestClient client = test.Connect();

        await client.SendAsync(new { op = "hello", v = 1, name = "anna" });
        (await client.NextAsync<Error>()).Code.ShouldBe(ErrorCode.TooLong);
        await client.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana" });
        await client.SendAsync(new { op = "join", room = "rooms" });
        (await client.NextAsync<Error>()).Code.ShouldBe(ErrorCode.TooLong);
        await client.AskAsync<Joined>(new { op = "join", room = "room" });
    }

    [Fact]
    public async Task A_frame_that_does_not_end_in_time_ends_its_connection_with_too_slow()
    {
        await using TestChat test = await StartAsync(new());
        TestClient slow = await test.JoinAsync("ana");
        slow.Session.Connection.Speech.Begin();

        test.Clock.Advance(TimeSpan.FromSeconds(test.Chat.Limits.FrameSeconds));
        test.Chat.EndSlow();
        slow.Received.OfType<Error>().ShouldBeEmpty();
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        test.Chat.EndSlow();
        test.Chat.EndSlow();

        slow.Received.OfType<Error>().Single().Code.ShouldBe(ErrorCode.TooSlow);
        await test.Clock.WaitForTimerAsync(test.Chat.Options.Linger);
        test.Clock.Advance(test.Chat.Options.Linger);
        await slow.Wire.WaitUntilAsync(() => slow.Session.Connection.Outbox.IsClosed);
    }

    [Theory]
    [InlineData("tcp", true, false)]
    [InlineData("tcp", false, true)]
    [InlineData("websocket", true, true)]
    public async Task Only_the_plain_dialect_may_listen_without_a_word_and_only_where_the_operator_lets_it(string via, bool allowSilent, bool ends)
    {
        await using TestChat test = await StartAsync(new() { AllowSilent = allowSilent });
        TestClient silent = test.Connect(via);

        test.Clock.Advance(TimeSpan.FromSeconds(test.Chat.Limits.FirstFrameSeconds + 1));
        test.Chat.EndSlow();

        silent.Received.OfType<Error>().Any(error => error.Code == ErrorCode.TooSlow).ShouldBe(ends);
    }

    [Fact]
    public async Task Other_limits_hold_from_the_moment_they_are_set()
    {
        await using TestChat test = await StartAsync(new());
        TestClient ana = await test.JoinAsync("ana", "a");

        test.Chat.Apply(new ChatLimits { MaxRooms = 1, MaxPayload = 300 });

        await ana.SendAsync(new { op = "join", room = "b" });
        (await ana.NextAsync<Error>()).Code.ShouldBe(ErrorCode.TooMany);
        test.Chat.Limits.MaxPayload.ShouldBe(new ChatLimits().MaxPayload);
    }

    [Theory]
    [InlineData(-1, 65_536, "messagesPerSecond = -1")]
    [InlineData(1, 100, "maxPayload = 100")]
    public void A_limit_that_is_none_is_named(int perSecond, int payload, string mistake) =>
        new ChatLimits { MessagesPerSecond = perSecond, MaxPayload = payload }.Mistake().ShouldBe(mistake);

    private static Task<TestChat> StartAsync(ChatLimits limits) => TestChat.StartAsync(new ChatOptions { Limits = limits });
}
