using System.Text;
using System.Text.Json;
using Charla.Protocol.Messages;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Messages;

public sealed class MessageWriterTests
{
    [Fact]
    public void One_message_is_one_frame()
    {
        string frame = Encoding.UTF8.GetString(MessageWriter.Frame(new Notice { Text = "¡hola!" }).Span);

        frame.ShouldBe("32        {\"op\":\"notice\",\"text\":\"¡hola!\"}");
    }

    [Fact]
    public void Data_as_deep_as_a_client_may_send_it_still_fits_into_a_page()
    {
        string data = new string('[', WireJson.MaxDepth - 1) + new string(']', WireJson.MaxDepth - 1);
        Send send = (Send)MessageReader.ReadClientMessage(Wire.Sequence("{\"op\":\"send\",\"data\":" + data + "}"));
        MessageEvent sent = new() { Room = "lobby", Seq = 1, From = "ana", Text = "", Data = send.Data };

        ReadOnlyMemory<byte> page = MessageWriter.Frame(new HistoryPage { Room = "lobby", Events = [sent] });

        HistoryPage read = (HistoryPage)MessageReader.ReadServerMessage(new(page[Frame.HeaderLength..]))!;
        ((MessageEvent)read.Events[0]).Data!.Value.GetRawText().ShouldBe(data);
    }

    [Fact]
    public void A_message_that_cannot_be_written_leaves_nothing_behind()
    {
        FrameBuffer buffer = new();
        using MessageWriter writer = new(buffer);
        writer.Write(new Notice { Text = "one" });
        JsonElement tooDeep = JsonDocument.Parse(new string('[', 30) + new string(']', 30)).RootElement;

        Should.Throw<JsonException>(() => writer.Write(new MessageEvent { Room = "lobby", From = "ana", Text = "two", Data = tooDeep }));
        writer.Write(new Notice { Text = "three" });

        List<byte[]> frames = new Inbox(Counting.Bytes).Receive(buffer.Written.ToArray()).Frames;
        frames.Select(frame => ((Notice)MessageReader.ReadServerMessage(new(frame))!).Text).ShouldBe(["one", "three"]);
    }

    [Fact]
    public void Whether_a_message_came_bare_is_nobodys_business_on_the_wire()
    {
        MessageEvent bare = new() { Room = "lobby", From = "guest-1", Text = "hola", Bare = true };

        Encoding.UTF8.GetString(MessageWriter.Frame(bare).Span).ShouldNotContain("bare", Case.Insensitive);
    }
}
