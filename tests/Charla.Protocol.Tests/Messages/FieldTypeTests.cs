using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Protocol.Messages;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Messages;

/// <summary>A field of the wrong type is a bad request that names the field: every field of every operation, found by reflection.</summary>
public sealed class FieldTypeTests
{
    private const string NoNumbers = """ "5", "", true, {}, [], [5], 1.5, 1.0, 1e2, 1e999, 99999999999999999999 """;

    [Fact]
    public void Every_field_of_every_client_operation_refuses_what_is_of_another_type()
    {
        int fields = 0;
        foreach ((string op, Type message) in MessageSamples.ClientOps)
        {
            foreach ((string name, Type type) in MessageSamples.FieldsOf(message))
            {
                fields++;
                foreach (JsonNode? wrong in WrongFor(type))
                {
                    JsonObject json = new() { ["op"] = op, [name] = wrong?.DeepClone() };
                    ProtocolException refused = Should.Throw<ProtocolException>(() => { MessageReader.ReadClientMessage(Wire.Sequence(json.ToJsonString())); }, json.ToJsonString());
                    (refused.Code, refused.Detail).ShouldBe((ErrorCode.BadRequest, name), json.ToJsonString());
                }
            }
        }

        fields.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Every_field_of_every_server_operation_refuses_what_is_of_another_type()
    {
        int fields = 0;
        foreach (string example in ProtocolDocument.Examples('←'))
        {
            JsonObject valid = JsonNode.Parse(example)!.AsObject();
            foreach ((string name, Type type) in MessageSamples.FieldsOf(MessageSamples.ServerOps[(string)valid["op"]!]))
            {
                fields++;
                foreach (JsonNode? wrong in WrongFor(type))
                {
                    JsonObject json = valid.DeepClone().AsObject();
                    json[name] = wrong?.DeepClone();
                    ProtocolException refused = Should.Throw<ProtocolException>(() => { MessageReader.ReadServerMessage(Wire.Sequence(json.ToJsonString())); }, json.ToJsonString());
                    refused.Code.ShouldBe(ErrorCode.BadRequest, json.ToJsonString());
                    refused.Detail!.Split('.', '[')[0].ShouldBe(name, json.ToJsonString());
                }
            }
        }

        fields.ShouldBeGreaterThan(150);
    }

    [Theory]
    [InlineData("seq", "1e0")]
    [InlineData("seq", "-9223372036854775809")]
    [InlineData("seq", "9223372036854775808")]
    [InlineData("seq", "0.5")]
    public void A_number_that_is_no_seq_is_a_bad_request(string field, string number) =>
        Should.Throw<ProtocolException>(() => { MessageReader.ReadClientMessage(Wire.Sequence($"{{\"op\":\"read\",\"{field}\":{number}}}")); }).Detail.ShouldBe(field);

    [Fact]
    public void The_largest_numbers_are_read() =>
        MessageReader.ReadClientMessage(Wire.Sequence("""{"op":"history","after":9223372036854775807,"before":-9223372036854775808,"limit":2147483647}"""))
            .ShouldBe(new History { After = long.MaxValue, Before = long.MinValue, Limit = int.MaxValue });

    [Theory]
    [InlineData("""{"op":"notice","text":null}""", "text")]
    [InlineData("""{"op":"notice"}""", null)]
    [InlineData("""{"op":"history","room":"x","events":[{}]}""", "op")]
    [InlineData("""{"op":"history","room":"x","events":[{"op":"fanfare"}]}""", "events[0]")]
    [InlineData("""{"op":"history","room":"x","events":[{"op":"topic","room":"x","from":"ana","text":"","at":5}]}""", "events[0].at")]
    public void A_field_that_every_server_sends_is_needed(string payload, string? detail)
    {
        ProtocolException refused = Should.Throw<ProtocolException>(() => { MessageReader.ReadServerMessage(Wire.Sequence(payload)); });

        (refused.Code, refused.Detail).ShouldBe((ErrorCode.BadRequest, detail));
        refused.Message.ShouldBe(detail ?? ErrorCode.BadRequest);
    }

    private static JsonArray WrongFor(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        string wrong = plain switch
        {
            _ when plain == typeof(string) => """ 5, 0.5, true, false, {}, [], ["a"] """,
            _ when plain == typeof(bool) => """ "true", "", 0, 1, {}, [] """,
            _ when plain == typeof(int) => NoNumbers + ", 2147483648, -2147483649",
            _ when plain == typeof(long) => NoNumbers + ", 9223372036854775808",
            _ when plain == typeof(DateTimeOffset) => """ 5, true, {}, [], "", "yesterday", "2026-11-22", "2026-11-22T10:41:50", "2026-13-22T10:41:50Z" """,
            _ when plain == typeof(JsonElement) => "",
            _ when plain.IsGenericType && plain.GetGenericArguments().Length == 1 => """ 5, true, "a", {}, [[5]] """,
            _ => """ 5, true, "a", [], [{}] """,
        };
        return JsonNode.Parse($"[{wrong}]")!.AsArray();
    }
}
