using System.IO.Pipelines;
using System.Text;
using Charla.Core;
using Charla.Core.Tests.Fakes;
using Charla.Gateways.Framed;
using Charla.Protocol;

namespace Charla.Gateways.Tests.Framed;

public sealed class FramedReadLoopTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_message_whose_header_counts_characters_is_delivered_at_once_when_nothing_follows_it()
    {
        await using Reading reading = await Reading.StartAsync();
        await reading.SendAsync("10        ana> señor");
        await reading.Client.WaitForAsync("ana> señor");
    }

    [Fact]
    public async Task A_message_that_may_go_on_is_delivered_after_a_short_moment_without_more_bytes()
    {
        await using Reading reading = await Reading.StartAsync();
        await reading.SendAsync("11        ana> señor");
        await reading.Chat.Clock.WaitForTimerAsync(reading.Chat.Chat.Options.CountingWait);
        reading.Client.Texts.ShouldNotContain("ana> señor");
        reading.Chat.Clock.Advance(reading.Chat.Chat.Options.CountingWait);
        await reading.Client.WaitForAsync("ana> señor");
    }

    [Fact]
    public async Task More_bytes_within_the_moment_decide_and_none_is_lost()
    {
        await using Reading reading = await Reading.StartAsync();
        await reading.SendAsync("11        ana> señor");
        await reading.Chat.Clock.WaitForTimerAsync(reading.Chat.Chat.Options.CountingWait);
        await reading.SendAsync("9         ana> hola");
        await reading.Client.WaitForAsync("ana> hola");
        reading.Client.Texts.Where(text => text.StartsWith("ana>", StringComparison.Ordinal)).ShouldBe(["ana> señor", "ana> hola"]);
    }

    [Fact]
    public async Task A_clean_end_ends_the_loop()
    {
        await using Reading reading = await Reading.StartAsync();
        await reading.SendAsync("9         ana> hola");
        await reading.EndAsync();
        await reading.Loop.WaitAsync(_limit);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("9         ana>")]
    public async Task Input_that_ends_inside_a_frame_is_a_bad_frame(string cut)
    {
        await using Reading reading = await Reading.StartAsync();
        await reading.SendAsync(cut);
        await reading.EndAsync();
        (await Should.ThrowAsync<ProtocolException>(() => reading.Loop.WaitAsync(_limit))).Code.ShouldBe(ErrorCode.BadFrame);
    }

    [Theory]
    [InlineData("4hola", ErrorCode.BadFrame, "HeaderNotPadded: The number 4 comes without all of its padding")]
    [InlineData("4\nhola", ErrorCode.BadFrame, "HeaderWithNewline: ")]
    [InlineData("9         ana> hola+4        hola", ErrorCode.BadFrame, "HeaderWithSign: The number has a sign: \"+4\"")]
    [InlineData("\0\0\0\u0004hola", ErrorCode.BadFrame, "BinaryHeader: ")]
    [InlineData("hola\u001b[2J\n", ErrorCode.BadFrame, "BadHeader: The header's ten bytes are not a number: \"hola\\x1b[2J\\n\".")]
    [InlineData("70000     ", ErrorCode.TooLong, "LengthBomb: The header announces 70000 bytes, and the limit is 65536.")]
    public async Task A_frame_that_cannot_be_read_has_its_mistake_named(string bytes, string code, string detail)
    {
        await using Reading reading = await Reading.StartAsync();
        await reading.SendAsync(bytes);
        ProtocolException wrong = await Should.ThrowAsync<ProtocolException>(() => reading.Loop.WaitAsync(_limit));
        wrong.Code.ShouldBe(code);
        wrong.Detail!.ShouldStartWith(detail);
        wrong.Explanation!.Value.Spanish.ShouldContain("\nPython: ");
        wrong.Explanation!.Value.English.ShouldContain("\nC#: ");
    }

    [Theory]
    [InlineData("9", "ClosedInsideFrame: The connection was closed inside a header: 1 of its 10 bytes had arrived.")]
    [InlineData("9         ana>", "ClosedInsideFrame: The connection was closed inside a frame: the header announces 9 bytes of text and 4 arrived.")]
    public async Task Input_that_ends_inside_a_frame_is_told_by_its_figures(string cut, string detail)
    {
        await using Reading reading = await Reading.StartAsync();
        await reading.SendAsync(cut);
        await reading.EndAsync();
        (await Should.ThrowAsync<ProtocolException>(() => reading.Loop.WaitAsync(_limit))).Detail.ShouldBe(detail);
    }

    [Fact]
    public async Task A_client_that_counts_characters_is_noted_once_in_the_journal()
    {
        await using Reading reading = await Reading.StartAsync();
        await reading.SendAsync("9         ana> hola10        ana> señor");
        await reading.SendAsync("10        ana> señal9         ana> hola");
        await reading.Client.WaitForAsync("ana> señal");
        await reading.EndAsync();
        await reading.Loop.WaitAsync(_limit);
        reading.Chat.Journal.Lines.Count(line => line == "counts characters").ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_counts_bytes_is_not_noted()
    {
        await using Reading reading = await Reading.StartAsync();
        await reading.SendAsync("11        ana> señor11        ana> señal");
        await reading.EndAsync();
        await reading.Loop.WaitAsync(_limit);
        reading.Chat.Journal.Lines.ShouldNotContain("counts characters");
    }

    [Fact]
    public async Task Another_protocol_is_recognised_only_where_it_opens_the_connection()
    {
        await using (Reading opening = await Reading.StartAsync())
        {
            await opening.SendAsync("GET / HTTP/1.1\r\n");
            (await Should.ThrowAsync<ForeignProtocolException>(() => opening.Loop.WaitAsync(_limit))).Protocol.ShouldBe(ForeignProtocol.Http);
        }

        await using Reading later = await Reading.StartAsync();
        await later.SendAsync("9         ana> holaGET / HTTP/1.1\r\n");
        (await Should.ThrowAsync<ProtocolException>(() => later.Loop.WaitAsync(_limit))).Code.ShouldBe(ErrorCode.BadFrame);
    }

    [Fact]
    public async Task A_hello_in_the_first_frame_opens_charla_and_one_in_a_later_frame_is_talk()
    {
        await using Reading first = await Reading.StartAsync();
        await first.SendFrameAsync("""{"op":"hello","v":1,"name":"ana"}""");
        await first.Client.Wire.WaitUntilAsync(() => first.Client.Texts.Any(text => text.Contains("\"welcome\"", StringComparison.Ordinal)));
        first.Conversation.Current.ShouldBeOfType<Core.Sessions.Session>();

        await using Reading later = await Reading.StartAsync();
        await later.SendFrameAsync("ana> hola");
        await later.SendFrameAsync("""{"op":"hello","v":1,"name":"ana"}""");
        await later.Client.WaitForAsync("""{"op":"hello","v":1,"name":"ana"}""");
        later.Conversation.Current.ShouldBeOfType<PlainSession>();
    }

    /// <summary>A read loop over a pipe, in a chat without sockets.</summary>
    private sealed class Reading : IAsyncDisposable
    {
        private readonly Pipe _pipe = new();

        private Reading(TestChat chat, PlainClient client)
        {
            (Chat, Client) = (chat, client);
            Conversation = new FramedConversation(chat.Chat, client.Session);
            Loop = new FramedReadLoop(chat.Chat, _pipe.Reader, Conversation).RunAsync();
        }

        public TestChat Chat { get; }

        public PlainClient Client { get; }

        public FramedConversation Conversation { get; }

        public Task Loop { get; }

        public static async Task<Reading> StartAsync()
        {
            TestChat chat = await TestChat.StartAsync();
            PlainClient client = await chat.PlainAsync();
            return new Reading(chat, client);
        }

        public async Task SendAsync(string bytes) => await _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(bytes));

        public Task SendFrameAsync(string payload) => SendAsync($"{Encoding.UTF8.GetByteCount(payload),-Frame.HeaderLength}{payload}");

        public async Task EndAsync() => await _pipe.Writer.CompleteAsync();

        public async ValueTask DisposeAsync()
        {
            await _pipe.Writer.CompleteAsync();
            await Chat.DisposeAsync();
        }
    }
}
