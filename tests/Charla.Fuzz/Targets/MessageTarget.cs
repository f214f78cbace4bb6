using System.Buffers;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Protocol.Tests;
using Charla.Protocol.Tests.Framing;

namespace Charla.Fuzz.Targets;

/// <summary>Messages of charla/1: a message or an error, the same in however many segments; and what was read can be written and read again.</summary>
internal sealed class MessageTarget : IFuzzTarget
{
    public string Name => "messages";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        .. ProtocolDocument.Examples('→').Concat(ProtocolDocument.Examples('←')).Select(Wire.Utf8),
        Wire.Utf8("""{"op":"send","room":"lobby","text":"x","data":""" + new string('[', 14) + new string(']', 14) + "}"),
        Wire.Utf8("""{"op":"send","room":"lobby","text":"\ud83d\ude00\u0000","nonce":"n","data":{"a":[1e308,-0,null,true]}}"""),
    ];

    public ReadOnlySpan<byte> Telling => "{}[]\",:\\u0tfn-e. \0\u00f1\ufffd9"u8;

    public void Try(byte[] input, Random dice)
    {
        ReadOnlySequence<byte> whole = new(input);
        ReadOnlySequence<byte> pieces = Wire.Sequence(Cuts.Anywhere(input, dice));
        Promise.Same(MessageReader.OpensCharla(whole), MessageReader.OpensCharla(pieces), "opens");
        Promise.Same(Client(whole), Client(pieces), "of a client");
        Promise.Same(Server(whole), Server(pieces), "of a server");
    }

    private static string Client(in ReadOnlySequence<byte> payload)
    {
        try
        {
            byte[] once = Written(MessageReader.ReadClientMessage(payload));
            return Again(once, Written(MessageReader.ReadClientMessage(new(once))));
        }
        catch (ProtocolException refused)
        {
            return refused.Code;
        }
    }

    private static string Server(in ReadOnlySequence<byte> payload)
    {
        try
        {
            if (MessageReader.ReadServerMessage(payload) is not { } message)
            {
                return "unknown";
            }

            byte[] once = MessageWriter.Frame(message).ToArray()[Frame.HeaderLength..];
            return Again(once, MessageWriter.Frame(MessageReader.ReadServerMessage(new(once))!).ToArray()[Frame.HeaderLength..]);
        }
        catch (ProtocolException refused)
        {
            return refused.Code;
        }
    }

    private static byte[] Written(ClientMessage message)
    {
        FrameBuffer buffer = new();
        using MessageWriter writer = new(buffer);
        writer.Write(message);
        return buffer.Written.ToArray()[Frame.HeaderLength..];
    }

    private static string Again(byte[] once, byte[] twice)
    {
        Promise.Same(Convert.ToHexString(once), Convert.ToHexString(twice), "written again");
        return Convert.ToHexString(once);
    }
}
