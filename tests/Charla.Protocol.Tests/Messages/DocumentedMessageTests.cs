using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Charla.Protocol.Messages;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Messages;

/// <summary>The tables and the conversation of section 4 of the norm.</summary>
public sealed class DocumentedMessageTests
{
    [Fact]
    public void What_a_client_says_in_the_conversation_is_read_and_written_again_as_the_same_json()
    {
        foreach (string example in ProtocolDocument.Examples('→'))
        {
            ClientMessage message = MessageReader.ReadClientMessage(Wire.Sequence(example));
            FrameBuffer buffer = new();
            using MessageWriter writer = new(buffer);
            writer.Write(message).ShouldBe(0);
            ShouldBeTheSameJson(buffer.Written, example);
        }
    }

    [Fact]
    public void What_a_server_says_in_the_conversation_is_read_and_written_again_as_the_same_json()
    {
        foreach (string example in ProtocolDocument.Examples('←'))
        {
            ServerMessage? message = MessageReader.ReadServerMessage(Wire.Sequence(example));
            ShouldBeTheSameJson(MessageWriter.Frame(message.ShouldNotBeNull(example)), example);
        }
    }

    [Fact]
    public void The_conversation_has_nothing_but_messages()
    {
        int lines = ProtocolDocument.Section("4.3").Count(line => line.Length > 0 && !line.StartsWith("```", StringComparison.Ordinal));

        (ProtocolDocument.Examples('→').Count + ProtocolDocument.Examples('←').Count).ShouldBe(lines);
    }

    [Fact]
    public void Every_client_operation_is_in_the_table_and_in_the_conversation() =>
        ShouldBeDocumented(WireJson.Shared.ClientMessage, "4.1", '→');

    [Fact]
    public void Every_server_operation_is_in_the_table_and_in_the_conversation() =>
        ShouldBeDocumented(WireJson.Shared.ServerMessage, "4.2", '←');

    [Fact]
    public void Every_reply_that_the_table_of_client_operations_names_is_one_of_the_server()
    {
        IEnumerable<string> replies = ProtocolDocument.Table("4.1").SelectMany(row => ProtocolDocument.Code(row[2]));

        replies.Except(Ops(WireJson.Shared.ServerMessage).Keys).ShouldBeEmpty();
    }

    private static void ShouldBeDocumented(JsonTypeInfo messages, string section, char direction)
    {
        Dictionary<string, Type> ops = Ops(messages);
        IReadOnlyList<string[]> rows = ProtocolDocument.Table(section);
        string[] examples = [.. ProtocolDocument.Examples(direction).Select(example => (string)JsonNode.Parse(example)!["op"]!)];

        rows.Select(row => ProtocolDocument.Code(row[0]).Single()).ShouldBe(ops.Keys, ignoreOrder: true);
        ops.Keys.Except(examples).ShouldBeEmpty();
        foreach (string[] row in rows)
        {
            string op = ProtocolDocument.Code(row[0])[0];
            FieldsOf(ops[op]).Except(ProtocolDocument.Code(row[1])).ShouldBeEmpty($"{op} has fields that the table does not tell of");
        }
    }

    private static Dictionary<string, Type> Ops(JsonTypeInfo messages) =>
        messages.PolymorphismOptions!.DerivedTypes.ToDictionary(type => (string)type.TypeDiscriminator!, type => type.DerivedType);

    private static IEnumerable<string> FieldsOf(Type message) =>
        WireJson.Shared.GetTypeInfo(message)!.Properties.Where(property => property.Get is not null).Select(property => property.Name).Except(["ref", "op"]);

    private static void ShouldBeTheSameJson(ReadOnlyMemory<byte> frame, string expected)
    {
        byte[] payload = new Inbox(Counting.Bytes).Receive(frame.ToArray()).Frames.ShouldHaveSingleItem();
        JsonNode? written = JsonNode.Parse(payload);

        JsonNode.DeepEquals(written, JsonNode.Parse(expected)).ShouldBeTrue($"{written?.ToJsonString()}\nis not\n{expected}");
    }
}
