using System.Text;
using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Sessions;

/// <summary>Every way in which a request can be wrong: its code, what it is about, and the request's own mark.</summary>
public sealed class RefusalTests
{
    private const string Long = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

    [Theory]
    [InlineData("""{"op":"dance","ref":"r"}""", ErrorCode.UnknownOp, "dance")]
    [InlineData("""{"ref":"r"}""", ErrorCode.BadRequest, "op")]
    [InlineData("""{"op":7,"ref":"r"}""", ErrorCode.BadRequest, "op")]
    [InlineData("""{"op":"join","room":7,"ref":"r"}""", ErrorCode.BadRequest, "room")]
    [InlineData("""{"op":"join","ref":"r"}""", ErrorCode.BadRequest, "room")]
    [InlineData("""{"op":"join","room":"","ref":"r"}""", ErrorCode.BadRequest, "room")]
    [InlineData("""{"op":"join","room":"dos palabras","ref":"r"}""", ErrorCode.BadRequest, "room")]
    [InlineData("""{"op":"join","room":"@","ref":"r"}""", ErrorCode.BadRequest, "room")]
    [InlineData("""{"op":"join","room":"@a|b","ref":"r"}""", ErrorCode.BadRequest, "room")]
    [InlineData("""{"op":"join","room":"@nadie","ref":"r"}""", ErrorCode.NoSuchRoom, "@nadie")]
    [InlineData("""{"op":"join","room":"lobby","after":-1,"ref":"r"}""", ErrorCode.BadRequest, "after")]
    [InlineData("""{"op":"leave","room":"otra","ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"leave","ref":"r"}""", ErrorCode.BadRequest, "room")]
    [InlineData("""{"op":"send","room":"otra","text":"x","ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"send","text":"x","ref":"r"}""", ErrorCode.BadRequest, "room")]
    [InlineData("""{"op":"send","room":"lobby","to":"luis","text":"x","ref":"r"}""", ErrorCode.BadRequest, "room")]
    [InlineData("""{"op":"send","room":"lobby","ref":"r"}""", ErrorCode.BadRequest, "text")]
    [InlineData("""{"op":"send","room":"lobby","text":"","ref":"r"}""", ErrorCode.BadRequest, "text")]
    [InlineData("""{"op":"send","room":"lobby","text":"x","nonce":"","ref":"r"}""", ErrorCode.BadRequest, "nonce")]
    [InlineData($$"""{"op":"send","room":"lobby","text":"x","nonce":"{{Long}}","ref":"r"}""", ErrorCode.TooLong, "nonce")]
    [InlineData("""{"op":"send","room":"lobby","text":"x","reply_to":0,"ref":"r"}""", ErrorCode.BadRequest, "reply_to")]
    [InlineData("""{"op":"send","to":"nadie","text":"x","ref":"r"}""", ErrorCode.NoSuchUser, "nadie")]
    [InlineData("""{"op":"send","to":"a|b","text":"x","ref":"r"}""", ErrorCode.BadRequest, "to")]
    [InlineData("""{"op":"edit","room":"otra","seq":1,"text":"x","ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"edit","room":"lobby","text":"x","ref":"r"}""", ErrorCode.BadRequest, "seq")]
    [InlineData("""{"op":"edit","room":"lobby","seq":0,"text":"x","ref":"r"}""", ErrorCode.BadRequest, "seq")]
    [InlineData("""{"op":"edit","room":"lobby","seq":1,"ref":"r"}""", ErrorCode.BadRequest, "text")]
    [InlineData($$"""{"op":"edit","room":"lobby","seq":1,"text":"x","nonce":"{{Long}}","ref":"r"}""", ErrorCode.TooLong, "nonce")]
    [InlineData("""{"op":"delete","room":"otra","seq":1,"ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"delete","room":"lobby","ref":"r"}""", ErrorCode.BadRequest, "seq")]
    [InlineData("""{"op":"react","room":"otra","seq":1,"emoji":"x","ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"react","room":"lobby","seq":1,"ref":"r"}""", ErrorCode.BadRequest, "emoji")]
    [InlineData($$"""{"op":"react","room":"lobby","seq":1,"emoji":"{{Long}}","ref":"r"}""", ErrorCode.TooLong, "emoji")]
    [InlineData("""{"op":"topic","room":"otra","text":"x","ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"topic","room":"lobby","ref":"r"}""", ErrorCode.BadRequest, "text")]
    [InlineData("""{"op":"typing","room":"otra","ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"typing","room":"lobby","on":"yes","ref":"r"}""", ErrorCode.BadRequest, "on")]
    [InlineData("""{"op":"read","room":"otra","seq":1,"ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"read","room":"lobby","ref":"r"}""", ErrorCode.BadRequest, "seq")]
    [InlineData("""{"op":"read","room":"lobby","seq":1,"ref":"r"}""", ErrorCode.BadRequest, "seq")]
    [InlineData("""{"op":"read","room":"lobby","seq":-1,"ref":"r"}""", ErrorCode.BadRequest, "seq")]
    [InlineData("""{"op":"history","room":"otra","ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"history","room":"lobby","before":5,"after":1,"ref":"r"}""", ErrorCode.BadRequest, "before")]
    [InlineData("""{"op":"history","room":"lobby","around":5,"after":1,"ref":"r"}""", ErrorCode.BadRequest, "before")]
    [InlineData("""{"op":"history","room":"lobby","limit":0,"ref":"r"}""", ErrorCode.BadRequest, "limit")]
    [InlineData("""{"op":"history","room":"lobby","before":-1,"ref":"r"}""", ErrorCode.BadRequest, "before")]
    [InlineData("""{"op":"history","room":"lobby","after":-1,"ref":"r"}""", ErrorCode.BadRequest, "after")]
    [InlineData("""{"op":"history","room":"lobby","around":-1,"ref":"r"}""", ErrorCode.BadRequest, "around")]
    [InlineData("""{"op":"search","ref":"r"}""", ErrorCode.BadRequest, "q")]
    [InlineData("""{"op":"search","q":"  ","ref":"r"}""", ErrorCode.BadRequest, "q")]
    [InlineData("""{"op":"search","q":"x","before":3,"ref":"r"}""", ErrorCode.BadRequest, "before")]
    [InlineData("""{"op":"search","q":"x","room":"lobby","before":-3,"ref":"r"}""", ErrorCode.BadRequest, "before")]
    [InlineData("""{"op":"search","q":"x","room":"otra","ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"search","q":"x","limit":-1,"ref":"r"}""", ErrorCode.BadRequest, "limit")]
    [InlineData("""{"op":"who","room":"otra","ref":"r"}""", ErrorCode.NotJoined, "otra")]
    [InlineData("""{"op":"nick","ref":"r"}""", ErrorCode.BadRequest, "name")]
    [InlineData("""{"op":"nick","name":"dos palabras","ref":"r"}""", ErrorCode.BadRequest, "name")]
    [InlineData("""{"op":"nick","name":"LUIS","ref":"r"}""", ErrorCode.NameTaken, "LUIS")]
    public async Task A_request_that_is_wrong_is_refused_with_its_own_mark_and_the_session_goes_on(string request, string code, string about)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        await test.HelloAsync("luis");

        await ana.SendBytesAsync(Encoding.UTF8.GetBytes(request));
        Error error = await ana.NextAsync<Error>();

        (error.Code, error.Ref).ShouldBe((code, "r"));
        error.Message.ShouldContain(about);
        test.Journal.Lines.ShouldContain($"peer: {code}");
        await ana.AskAsync<Pong>(new { op = "ping" });
    }

    [Theory]
    [InlineData("""{"op":"react","room":"lobby","seq":1,"emoji":"x","nonce":"n","ref":"r"}""", ErrorCode.NoSuchMessage)]
    [InlineData("""{"op":"edit","room":"lobby","seq":2,"text":"x","nonce":"n","ref":"r"}""", ErrorCode.NoSuchMessage)]
    [InlineData("""{"op":"delete","room":"lobby","seq":9223372036854775807,"nonce":"n","ref":"r"}""", ErrorCode.NoSuchMessage)]
    [InlineData("""{"op":"send","room":"lobby","text":"x","reply_to":2,"nonce":"n","ref":"r"}""", ErrorCode.NoSuchMessage)]
    public async Task What_the_log_refuses_names_the_room_and_the_nonce(string request, string code)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        // Seq 1 is no message.
        await ana.AskAsync<Ack>(new { op = "topic", room = "lobby", text = "x" });

        await ana.SendBytesAsync(Encoding.UTF8.GetBytes(request));
        Error error = await ana.NextAsync<Error>();

        (error.Code, error.Room, error.Ref, error.Nonce).ShouldBe((code, "lobby", "r", "n"));
    }

    [Theory]
    [InlineData("""{"op":"edit","room":"otra","seq":1,"text":"x","nonce":"n"}""")]
    [InlineData("""{"op":"delete","room":"otra","seq":1,"nonce":"n"}""")]
    [InlineData("""{"op":"react","room":"otra","seq":1,"emoji":"x","nonce":"n"}""")]
    [InlineData("""{"op":"topic","room":"otra","text":"x","nonce":"n"}""")]
    [InlineData("""{"op":"send","room":"otra","text":"x","nonce":"n"}""")]
    public async Task A_refusal_of_something_that_was_to_last_names_the_room_and_the_nonce(string request)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");

        await ana.SendBytesAsync(Encoding.UTF8.GetBytes(request));
        Error error = await ana.NextAsync<Error>();

        (error.Code, error.Room, error.Nonce).ShouldBe((ErrorCode.NotJoined, "otra", "n"));
    }

    [Theory]
    [InlineData("hola", ErrorCode.BadJson)]
    [InlineData("[1]", ErrorCode.BadJson)]
    [InlineData("""{"op":"ping"}}""", ErrorCode.BadJson)]
    [InlineData("""{"op":"ping","x":[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}""", ErrorCode.BadJson)]
    public async Task What_is_no_json_object_is_refused_and_the_session_goes_on(string payload, string code)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");

        await ana.SendBytesAsync(Encoding.UTF8.GetBytes(payload));

        (await ana.NextAsync<Error>()).Code.ShouldBe(code);
        await ana.AskAsync<Pong>(new { op = "ping" });
    }

    [Fact]
    public async Task What_is_not_utf8_is_refused_and_the_session_goes_on()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");

        await ana.SendBytesAsync([.. "{\"op\":\"ping"u8, 0xff, .. "\"}"u8]);

        (await ana.NextAsync<Error>()).Code.ShouldBe(ErrorCode.BadUtf8);
        await ana.AskAsync<Pong>(new { op = "ping" });
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public async Task A_ref_is_bounded_in_bytes_and_one_that_is_too_long_is_not_repeated(int bytes, bool isFine)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        string mark = new string('ñ', bytes / 2) + new string('x', bytes % 2);

        await ana.SendAsync(new { op = "ping", @ref = mark });

        ServerMessage reply = await ana.NextAsync<ServerMessage>(message => message is Pong or Error);
        reply.Ref.ShouldBe(isFine ? mark : null);
        reply.GetType().ShouldBe(isFine ? typeof(Pong) : typeof(Error));
    }

    [Fact]
    public async Task There_is_an_end_to_the_rooms_of_a_session_but_not_to_joining_them_again()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { Limits = new() { RoomsPerSession = 2 } });
        TestClient ana = await test.JoinAsync("ana", "a");
        await ana.AskAsync<Joined>(new { op = "join", room = "b" });

        await ana.SendAsync(new { op = "join", room = "c" });

        (await ana.NextAsync<Error>()).Code.ShouldBe(ErrorCode.TooMany);
        await ana.AskAsync<Joined>(new { op = "join", room = "a" });
        await ana.AskAsync<Left>(new { op = "leave", room = "a" });
        await ana.AskAsync<Joined>(new { op = "join", room = "c" });
    }

    [Fact]
    public async Task A_full_server_says_when_to_come_back()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = test.Connect();

        ana.Session.Fault(ErrorCode.ServerFull, null);

        Error error = await ana.NextAsync<Error>();
        error.Code.ShouldBe(ErrorCode.ServerFull);
        error.RetryAfterMs.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }
}
