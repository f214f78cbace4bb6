using System.Buffers;
using System.Text;
using Charla.Protocol.Messages;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Messages;

/// <summary>Every way in which a payload can be no message, and its code.</summary>
public sealed class MalformedMessageTests
{
    private static readonly string _deepest = new string('[', WireJson.MaxDepth - 1) + new string(']', WireJson.MaxDepth - 1);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("hola")]
    [InlineData("ana> hola")]
    [InlineData("12")]
    [InlineData("null")]
    [InlineData("\"op\"")]
    [InlineData("[]")]
    [InlineData("[{\"op\":\"ping\"}]")]
    [InlineData("{")]
    [InlineData("{\"op\"")]
    [InlineData("{\"op\":")]
    [InlineData("{\"op\":\"ping\"")]
    [InlineData("{\"op\":\"ping\",}")]
    [InlineData("{\"op\":\"ping\",\"ref\":\"a}")]
    [InlineData("{\"op\":{")]
    [InlineData("{\"op\":5,")]
    [InlineData("{\"op\":\"ping\"}{\"op\":\"ping\"}")]
    [InlineData("{\"op\":\"ping\"}\n{\"op\":\"ping\"}")]
    [InlineData("{\"op\":\"ping\"} x")]
    [InlineData("{\"op\":\"ping\"}\0")]
    [InlineData("{'op':'ping'}")]
    [InlineData("{op:\"ping\"}")]
    [InlineData("{\"op\":\"ping\"/*hola*/}")]
    [InlineData("{\"op\":\"ping\",\"ref\":NaN}")]
    [InlineData("{\"op\":\"ping\",\"ref\":01}")]
    [InlineData("{\"op\":\"ping\",\"ref\":\"\0\"}")]
    [InlineData("{\"op\":\"ping\",\"ref\":\"\n\"}")]
    [InlineData("{\"op\":\"ping\",\"ref\":\"\\x41\"}")]
    [InlineData("\ufeff{\"op\":\"ping\"}")]
    public void What_is_not_one_json_object_is_bad_json(string payload) => ShouldBeRefused(payload, ErrorCode.BadJson, null);

    [Theory]
    [InlineData("{\"op\":\"send\",\"text\":\"\\ud800\"}")]
    [InlineData("{\"op\":\"send\",\"text\":\"\\udc00\\ud800\"}")]
    [InlineData("{\"op\":\"send\",\"text\":\"\\ud800x\"}")]
    [InlineData("{\"op\":\"send\",\"data\":{\"a\":[\"\\ud800\"]}}")]
    [InlineData("{\"op\":\"send\",\"data\":{\"\\ud800\":1}}")]
    [InlineData("{\"op\":\"send\",\"unknown\":\"\\ud800\"}")]
    [InlineData("{\"op\":\"send\",\"\\ud800\":1}")]
    [InlineData("{\"op\":\"\\ud800\"}")]
    public void Half_a_surrogate_pair_is_bad_json_wherever_it_stands(string payload) => ShouldBeRefused(payload, ErrorCode.BadJson, null);

    [Theory]
    [InlineData("{\"op\":\"send\",\"text\":\"a?\"}")]
    [InlineData("{\"op\":\"send\",\"unknown\":\"?\"}")]
    [InlineData("{\"op\":\"send\",\"data\":[\"?\"]}")]
    [InlineData("{\"op\":\"send\",\"?\":1}")]
    [InlineData("{\"op\":\"?\"}")]
    [InlineData("{\"op\":\"ping\"}?")]
    [InlineData("?{\"op\":\"ping\"}")]
    [InlineData("{?\"op\":\"ping\"}")]
    [InlineData("?")]
    [InlineData("{\"op\":\"ping?")]
    public void What_is_not_utf8_is_bad_utf8_wherever_it_stands(string payload)
    {
        foreach (string bad in new[] { "\xff", "\xf1", "\xc3", "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80" })
        {
            byte[] bytes = Encoding.Latin1.GetBytes(payload.Replace("?", bad, StringComparison.Ordinal));

            Refused(() => MessageReader.ReadClientMessage(new(bytes))).Code.ShouldBe(ErrorCode.BadUtf8);
            Refused(() => MessageReader.ReadServerMessage(new(bytes))).Code.ShouldBe(ErrorCode.BadUtf8);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"ref\":\"1\"}")]
    [InlineData("{\"OP\":\"ping\"}")]
    [InlineData("{\"data\":{\"op\":\"ping\"}}")]
    [InlineData("{\"op\":null}")]
    [InlineData("{\"op\":5}")]
    [InlineData("{\"op\":true}")]
    [InlineData("{\"op\":{\"op\":\"ping\"}}")]
    [InlineData("{\"op\":[\"ping\"]}")]
    [InlineData("{\"op\":\"ping\",\"op\":\"ping\"}")]
    [InlineData("{\"op\":\"hello\",\"op\":\"ping\"}")]
    [InlineData("{\"op\":\"ping\",\"\\u006fp\":\"hello\"}")]
    [InlineData("{\"op\":null,\"op\":\"ping\"}")]
    public void An_object_without_one_op_is_a_bad_request(string payload) => ShouldBeRefused(payload, ErrorCode.BadRequest, "op");

    [Theory]
    [InlineData("")]
    [InlineData("Hello")]
    [InlineData("hello ")]
    [InlineData("shutdown")]
    [InlineData("welcome")]
    public void An_op_that_no_client_has_is_unknown(string op) =>
        Refused(() => MessageReader.ReadClientMessage(Wire.Sequence($"{{\"op\":\"{op}\"}}"))).ShouldSatisfyAllConditions(
            refused => refused.Code.ShouldBe(ErrorCode.UnknownOp),
            refused => refused.Detail.ShouldBe(op));

    [Fact]
    public void An_op_that_a_later_server_has_is_passed_over() =>
        MessageReader.ReadServerMessage(Wire.Sequence("{\"op\":\"fanfare\",\"room\":5}")).ShouldBeNull();

    [Fact]
    public void Sixteen_levels_are_read_and_seventeen_are_bad_json()
    {
        MessageReader.ReadClientMessage(Wire.Sequence("{\"op\":\"send\",\"data\":" + _deepest + "}")).ShouldBeOfType<Send>();
        MessageReader.ReadClientMessage(Wire.Sequence("{\"op\":\"send\",\"x\":" + _deepest + "}")).ShouldBeOfType<Send>();

        Refused(() => MessageReader.ReadClientMessage(Wire.Sequence("{\"op\":\"send\",\"data\":[" + _deepest + "]}"))).Code.ShouldBe(ErrorCode.BadJson);
        Refused(() => MessageReader.ReadClientMessage(Wire.Sequence("{\"op\":\"send\",\"x\":[" + _deepest + "]}"))).Code.ShouldBe(ErrorCode.BadJson);
        Refused(() => MessageReader.ReadClientMessage(Wire.Sequence(new string('[', 60_000)))).Code.ShouldBe(ErrorCode.BadJson);
        Refused(() => MessageReader.ReadServerMessage(Wire.Sequence("{\"op\":\"message\",\"data\":[[[" + _deepest + "]]]}"))).Code.ShouldBe(ErrorCode.BadJson);
    }

    [Theory]
    [InlineData("{\"op\":\"send\",\"text\":\"hola\",\"unknown\":{\"a\":[1,null]},\"$x\":1,\"$id\":\"2\",\"$ref\":\"3\",\"Text\":5}")]
    [InlineData("{\"text\":\"hola\",\"op\":\"send\"}")]
    [InlineData("{\"text\":\"hola\",\"x\":{\"op\":\"ping\"},\"op\":\"send\"}")]
    [InlineData(" \r\n\t{ \"op\" : \"send\" , \"text\" : \"hola\" } \n")]
    [InlineData("{\"\\u006fp\":\"se\\u006ed\",\"t\\u0065xt\":\"h\\u006fla\"}")]
    [InlineData("{\"op\":\"send\",\"text\":\"adi\u00f3s\",\"text\":\"hola\"}")]
    public void Unknown_fields_order_and_spelling_do_not_matter(string payload) =>
        MessageReader.ReadClientMessage(Wire.Sequence(payload)).ShouldBe(new Send { Text = "hola" });

    [Theory]
    [InlineData("{\"op\":\"notice\",\"text\":\"hola\",\"unknown\":{\"a\":[1,null]},\"$x\":1,\"$id\":\"2\",\"$ref\":\"3\",\"Text\":5}")]
    [InlineData("{\"text\":\"hola\",\"x\":{\"op\":\"pong\"},\"op\":\"notice\"}")]
    [InlineData("{\"\\u006fp\":\"n\\u006ftice\",\"text\":\"hola\"}")]
    public void Nor_do_they_in_what_a_server_says(string payload) =>
        MessageReader.ReadServerMessage(Wire.Sequence(payload)).ShouldBe(new Notice { Text = "hola" });

    [Fact]
    public void Nor_where_the_op_stands_in_an_event_of_a_page()
    {
        ServerMessage? page = MessageReader.ReadServerMessage(Wire.Sequence("{\"events\":[{\"room\":\"a\",\"from\":\"ana\",\"text\":\"t\",\"op\":\"topic\"}],\"room\":\"a\",\"op\":\"history\"}"));

        page.ShouldBeOfType<HistoryPage>().Events.ShouldHaveSingleItem().ShouldBe(new TopicEvent { Room = "a", From = "ana", Text = "t" });
    }

    [Fact]
    public void Escapes_and_nul_are_text() =>
        MessageReader.ReadClientMessage(Wire.Sequence("""{"op":"send","text":"\u0000\ud83d\ude00\"\\\/\n\ufffd"}""")).ShouldBe(new Send { Text = "\0😀\"\\/\n\ufffd" });

    [Fact]
    public void Null_is_a_field_that_was_left_out() =>
        MessageReader.ReadClientMessage(Wire.Sequence("""{"op":"send","room":null,"text":null,"reply_to":null,"data":null}""")).ShouldBe(new Send());

    [Theory]
    [InlineData("{\"op\":\"hello\"}", true)]
    [InlineData(" \t\r\n{\"v\":1,\"op\":\"hello\"}", true)]
    [InlineData("{\"op\":\"hello\",\"v\":\"one\"}", true)]
    [InlineData("{\"op\":\"join\"}", false)]
    [InlineData("{\"op\":\"hello\",\"op\":\"hello\"}", false)]
    [InlineData("{\"op\":\"hello\"", false)]
    [InlineData("{\"data\":{\"op\":\"hello\"}}", false)]
    [InlineData("[{\"op\":\"hello\"}]", false)]
    [InlineData("ana> {\"op\":\"hello\"}", false)]
    [InlineData("", false)]
    [InlineData("   ", false)]
    public void A_hello_is_known_in_one_segment_or_in_many(string payload, bool hello)
    {
        byte[] bytes = Wire.Utf8(payload);
        ReadOnlySequence<byte> inBytes = Wire.Sequence([[], .. bytes.Select(one => new[] { one }), []]);

        MessageReader.OpensCharla(new(bytes)).ShouldBe(hello);
        MessageReader.OpensCharla(inBytes).ShouldBe(hello);
    }

    private static void ShouldBeRefused(string payload, string code, string? detail)
    {
        foreach (ReadOnlySequence<byte> bytes in new[] { Wire.Sequence(payload), Wire.Sequence(Wire.Cut(Wire.Utf8(payload), Wire.Utf8(payload).Length / 2)) })
        {
            ProtocolException client = Refused(() => MessageReader.ReadClientMessage(bytes));
            (client.Code, client.Detail).ShouldBe((code, detail), payload);

            ProtocolException server = Refused(() => MessageReader.ReadServerMessage(bytes));
            (server.Code, server.Detail).ShouldBe((code, detail), payload);
        }
    }

    private static ProtocolException Refused(Func<object?> read) => Should.Throw<ProtocolException>(() => { read(); });
}
