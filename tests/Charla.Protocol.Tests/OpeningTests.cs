using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests;

/// <summary>What browsers, scripts and other chats open with when they mistake the port.</summary>
public sealed class OpeningTests
{
    public static TheoryData<string, byte[]> Openings => new()
    {
        { nameof(ForeignProtocol.Tls), Convert.FromHexString("160301020001000001FC0303") },
        { nameof(ForeignProtocol.Tls), Convert.FromHexString("1603030100") },
        { nameof(ForeignProtocol.Http), Wire.Utf8("GET / HTTP/1.1\r\nHost: localhost:5000\r\n\r\n") },
        { nameof(ForeignProtocol.Http), Wire.Utf8("POST /api HTTP/1.0\r\n") },
        { nameof(ForeignProtocol.Http), Wire.Utf8("HEAD / HTTP/1.1\r\n") },
        { nameof(ForeignProtocol.Http), Wire.Utf8("PUT /x HTTP/1.1\r\n") },
        { nameof(ForeignProtocol.Http), Wire.Utf8("DELETE /x HTTP/1.1\r\n") },
        { nameof(ForeignProtocol.Http), Wire.Utf8("OPTIONS * HTTP/1.1\r\n") },
        { nameof(ForeignProtocol.Http), Wire.Utf8("PATCH /x HTTP/1.1\r\n") },
        { nameof(ForeignProtocol.Http), Wire.Utf8("CONNECT a:443 HTTP/1.1\r\n") },
        { nameof(ForeignProtocol.Http), Wire.Utf8("TRACE / HTTP/1.1\r\n") },
        { nameof(ForeignProtocol.Http), Wire.Utf8("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") },
        { nameof(ForeignProtocol.Irc), Wire.Utf8("NICK ana\r\nUSER ana 0 * :Ana\r\n") },
        { nameof(ForeignProtocol.Irc), Wire.Utf8("USER ana 0 * :Ana\r\n") },
        { nameof(ForeignProtocol.Irc), Wire.Utf8("CAP LS 302\r\n") },
        { nameof(ForeignProtocol.Irc), Wire.Utf8("PASS secret\r\n") },
        { nameof(ForeignProtocol.Ssh), Wire.Utf8("SSH-2.0-OpenSSH_9.6\r\n") },
    };

    [Theory]
    [MemberData(nameof(Openings))]
    public void A_foreign_opening_is_recognised_and_its_first_byte_begins_no_frame(string protocol, byte[] opening)
    {
        Opening.Recognise(opening).ToString().ShouldBe(protocol);
        Frame.CanBeginHeader(opening.AsSpan(0, 1)).ShouldBeFalse();
        new Inbox().Receive(opening).Error.ShouldBe(ErrorCode.BadFrame);
    }

    [Fact]
    public void The_openings_that_the_norm_lists_are_recognised()
    {
        string paragraph = string.Concat(ProtocolDocument.Section("2").SkipWhile(line => !line.StartsWith("**Another protocol", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0));

        string[] commands = [.. ProtocolDocument.Code(paragraph)];

        commands.ShouldNotBeEmpty();
        commands.ShouldAllBe(command => Opening.Recognise(Wire.Utf8(command + " x")) == ForeignProtocol.Irc);
    }

    [Fact]
    public void Nothing_that_can_begin_a_header_is_foreign()
    {
        for (int value = 0; value <= byte.MaxValue; value++)
        {
            byte[] start = [(byte)value, 0x03, .. "ET / HTTP/1.1"u8];
            if (Frame.CanBeginHeader(start.AsSpan(0, 1)))
            {
                Opening.Recognise(start).ShouldBe(ForeignProtocol.None);
                Opening.Recognise(start.AsSpan(0, 1)).ShouldBe(ForeignProtocol.None);
            }
        }

        Opening.Recognise(Wire.Frame("hola")).ShouldBe(ForeignProtocol.None);
        Opening.Recognise(Wire.Utf8("         4hola")).ShouldBe(ForeignProtocol.None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("G")]
    [InlineData("GET")]
    [InlineData("GETTING")]
    [InlineData("get / HTTP/1.1")]
    [InlineData("hola")]
    [InlineData("\u0016")]
    [InlineData("\u0016\u0002")]
    public void What_may_be_anything_is_nothing_foreign(string start) => Opening.Recognise(Wire.Utf8(start)).ShouldBe(ForeignProtocol.None);
}
