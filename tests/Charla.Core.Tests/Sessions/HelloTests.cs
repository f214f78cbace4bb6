using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Sessions;

public sealed class HelloTests
{
    [Fact]
    public async Task Welcome_says_who_one_is_where_one_is_and_what_the_limits_are()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { ServerName = "aula", PageEvents = 100 });
        await test.JoinAsync("luis", "Taller");

        Welcome welcome = await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "Ana", client = "test/1", @ref = "h" });

        (welcome.V, welcome.Ref, welcome.Name, welcome.Resumed, welcome.Account).ShouldBe((1, "h", "Ana", false, null));
        welcome.Session.Length.ShouldBeGreaterThan(20);
        welcome.Server.ShouldBe(new ServerIdentity("aula", ServerVersion.Text));
        welcome.Limits.ShouldBe(new ServerLimits(test.Chat.Limits.MaxPayload, test.Chat.Options.MaxFrame, 100));
        welcome.Rooms.ShouldBe(["lobby", "Taller"]);
    }

    [Theory]
    [InlineData("""{"op":"ping","ref":"r"}""")]
    [InlineData("""{"op":"join","room":"lobby","ref":"r"}""")]
    [InlineData("""{"op":"send","room":"lobby","text":"x","ref":"r"}""")]
    public async Task Before_hello_there_is_only_hello(string request)
    {
        await using TestChat test = await TestChat.StartAsync();

        await ShouldRefuseAsync(test.Connect(), request, ErrorCode.BadRequest, "op");
    }

    [Theory]
    [InlineData("""{"op":"hello","name":"ana","ref":"r"}""", "v")]
    [InlineData("""{"op":"hello","v":2,"name":"ana","ref":"r"}""", "v")]
    [InlineData("""{"op":"hello","v":1,"ref":"r"}""", "name")]
    [InlineData("""{"op":"hello","v":1,"name":"","ref":"r"}""", "name")]
    [InlineData("""{"op":"hello","v":1,"name":"dos palabras","ref":"r"}""", "name")]
    [InlineData("""{"op":"hello","v":1,"name":"ana~2","ref":"r"}""", "name")]
    [InlineData("""{"op":"hello","v":1,"name":"@ana","ref":"r"}""", "name")]
    [InlineData("""{"op":"hello","v":1,"name":"a|b","ref":"r"}""", "name")]
    [InlineData("""{"op":"hello","v":1,"name":"123456789012345678901234567890123","ref":"r"}""", "name")]
    public async Task A_hello_that_is_wrong_names_the_field_and_may_be_repeated(string request, string field)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient client = test.Connect();

        await ShouldRefuseAsync(client, request, ErrorCode.BadRequest, field);

        (await client.AskAsync<Welcome>(new { op = "hello", v = 1, name = "Ñandú-1_.x" })).Name.ShouldBe("Ñandú-1_.x");
    }

    [Fact]
    public async Task A_second_hello_is_refused()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");

        await ShouldRefuseAsync(ana, """{"op":"hello","v":1,"name":"otra","ref":"r"}""", ErrorCode.BadRequest, "op");

        ana.Session.Name.ShouldBe("ana");
    }

    [Fact]
    public async Task A_name_in_use_is_refused_whatever_its_case_until_it_is_free()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        TestClient other = test.Connect();

        await ShouldRefuseAsync(other, """{"op":"hello","v":1,"name":"ANA","ref":"r"}""", ErrorCode.NameTaken, "ANA");
        ana.Drop();

        (await other.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ANA" })).Name.ShouldBe("ANA");
    }

    [Fact]
    public async Task A_session_that_was_cut_off_gets_its_name_back_from_the_connection_that_still_holds_it()
    {
        await using TestChat test = await TestChat.StartAsync();
        (TestClient stale, string session) = await BeginAsync(test, "ana");
        await stale.AskAsync<Joined>(new { op = "join", room = "lobby" });
        TestClient luis = await test.JoinAsync("luis");

        Welcome welcome = await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", resume = session });

        (welcome.Resumed, welcome.Name, welcome.Session).ShouldBe((true, "ana", session));
        Bye bye = await stale.NextAsync<Bye>();
        bye.Reason.ShouldBe("resumed_elsewhere");
        await stale.Wire.WaitUntilAsync(() => stale.Wire.IsCompleted);
        (await luis.NextAsync<Presence>()).ShouldSatisfyAllConditions(left => left.Name.ShouldBe("ana"), left => left.State.ShouldBe("left"));
    }

    [Fact]
    public async Task Of_two_connections_that_resume_one_session_at_the_same_moment_one_has_it_and_none_is_told_that_its_name_is_taken()
    {
        await using TestChat test = await TestChat.StartAsync();
        (TestClient first, string session) = await BeginAsync(test, "ana");
        first.Drop();
        TestClient[] both = [test.Connect(), test.Connect()];

        // Neither goes on before both are on their way to the name.
        using Barrier abreast = new(both.Length);
        test.Clock.Asked = () => abreast.SignalAndWait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        await Task.WhenAll(both.Select(client => Task.Factory.StartNew(
            () => client.SendAsync(new { op = "hello", v = 1, name = "eva", resume = session }).GetAwaiter().GetResult(),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        test.Clock.Asked = null;

        both.SelectMany(client => client.Received.OfType<Error>()).ShouldBeEmpty();
        both.Count(client => test.Chat.Names.Find("eva") == client.Session).ShouldBe(1);
        Array.ForEach(both, client => client.Drop());
        test.Chat.Names.Find("eva").ShouldBeNull();
    }

    [Fact]
    public async Task A_resumed_session_does_not_wait_for_a_stale_connection_that_takes_nothing()
    {
        await using TestChat test = await TestChat.StartAsync();
        (TestClient stale, string session) = await BeginAsync(test, "ana");
        stale.Wire.Block();

        TestClient ana = test.Connect();
        await ana.SendAsync(new { op = "hello", v = 1, name = "ana", resume = session }).WaitAsync(TimeSpan.FromSeconds(20));

        (await ana.NextAsync<Welcome>()).Resumed.ShouldBeTrue();
        test.Clock.Advance(test.Chat.Options.StopLimit);
        await stale.Wire.WaitUntilAsync(() => stale.Wire.IsAborted);
    }

    [Fact]
    public async Task What_a_stale_connection_still_sends_is_not_heard()
    {
        await using TestChat test = await TestChat.StartAsync();
        (TestClient stale, string session) = await BeginAsync(test, "ana");
        await stale.AskAsync<Joined>(new { op = "join", room = "lobby" });
        TestClient ana = await test.HelloAsync("ana", resume: session);
        await stale.NextAsync<Bye>();

        await stale.SendAsync(new { op = "join", room = "lobby" });
        await stale.SendAsync(new { op = "send", room = "lobby", text = "ghost" });
        await test.LoopAsync();

        test.Chat.Lobby.Members.Count.ShouldBe(0);
        test.Log.Batches.ShouldBeEmpty();
        ana.Session.Name.ShouldBe("ana");
        stale.Drop();
        test.Chat.Names.Find("ana").ShouldBe(ana.Session);
    }

    [Fact]
    public async Task Who_is_gone_is_not_seated_any_more()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        TestClient luis = await test.HelloAsync("luis");
        Room room = await test.Chat.Rooms.OpenAsync("@ana|luis", "@ana|luis");
        luis.Drop();

        await luis.Session.InviteAsync(room, "ana");
        await test.LoopAsync(room);

        room.Members.Count.ShouldBe(0);
        ana.Session.Name.ShouldBe("ana");
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public async Task A_forged_token_begins_a_new_session(string token)
    {
        await using TestChat test = await TestChat.StartAsync();

        Welcome welcome = await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", resume = token });

        welcome.Resumed.ShouldBeFalse();
        welcome.Session.ShouldNotBe(token);
    }

    [Fact]
    public async Task The_token_of_another_server_begins_a_new_session()
    {
        await using TestChat test = await TestChat.StartAsync();
        await using TestChat other = await TestChat.StartAsync();
        (_, string foreign) = await BeginAsync(other, "ana");

        (await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", resume = foreign })).Resumed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_of_ones_own_does_not_take_the_name_of_someone_else()
    {
        await using TestChat test = await TestChat.StartAsync();
        (TestClient eva, string session) = await BeginAsync(test, "eva");
        await test.HelloAsync("ana");

        await ShouldRefuseAsync(test.Connect(), $$"""{"op":"hello","v":1,"name":"ana","resume":"{{session}}","ref":"r"}""", ErrorCode.NameTaken, "ana");
        eva.Wire.IsCompleted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("es", "No estás en la sala «lobby».")]
    [InlineData("en", "You are not in the room \"lobby\".")]
    [InlineData("fr", "No estás en la sala «lobby».")]
    [InlineData(null, "No estás en la sala «lobby».")]
    public async Task Errors_are_in_the_language_that_was_asked_for_and_otherwise_in_the_servers(string? lang, string sentence)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana", lang: lang);

        await ana.SendAsync(new { op = "send", room = "lobby", text = "x" });

        (await ana.NextAsync<Error>()).Message.ShouldStartWith(sentence);
    }

    private static async Task<(TestClient Client, string Session)> BeginAsync(TestChat test, string name)
    {
        TestClient client = test.Connect();
        return (client, (await client.AskAsync<Welcome>(new { op = "hello", v = 1, name })).Session);
    }

    private static async Task ShouldRefuseAsync(TestClient client, string request, string code, string about)
    {
        await client.SendBytesAsync(System.Text.Encoding.UTF8.GetBytes(request));
        Error error = await client.NextAsync<Error>();
        (error.Code, error.Ref).ShouldBe((code, "r"));
        error.Message.ShouldContain($"«{about}»");
    }
}
