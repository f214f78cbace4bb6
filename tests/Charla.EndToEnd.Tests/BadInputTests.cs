using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Charla.EndToEnd.Tests;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("hola amigo", "bad_frame")]
    [InlineData("+4        hola", "bad_frame")]
    [InlineData("-4        hola", "bad_frame")]
    [InlineData("          hola", "bad_frame")]
    [InlineData("0x4       hola", "bad_frame")]
    [InlineData("1 4       hola", "bad_frame")]
    [InlineData("65537     ", "too_long")]
    [InlineData("9999999999", "too_long")]
    public async Task A_header_that_cannot_be_read_gets_its_code_and_costs_nobody_else_anything(string bytes, string code)
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        using WirePeer other = await WirePeer.HelloAsync(server.Port, "ana");
        await other.JoinAsync("lobby");
        using (WirePeer bad = await WirePeer.ConnectAsync(server.Port))
        {
            await bad.SendRawAsync(bytes);
            (await bad.ReadAsync())!.ShouldStartWith($"charla/1 error {code}: ");
            (await bad.ReadAsync()).ShouldBeNull();
        }

        using (WirePeer bad = await WirePeer.HelloAsync(server.Port, "luis"))
        {
            await bad.SendRawAsync(bytes);
            ((string)(await bad.WaitForAsync("error"))["code"]!).ShouldBe(code);
            (await bad.ReadAsync()).ShouldBeNull();
        }

        await other.SayAsync("lobby", "still here", "n1");
        ((long)(await other.WaitForAsync("ack"))["seq"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Input_that_ends_inside_a_frame_is_an_error_and_not_a_clean_close()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        using (WirePeer cut = await WirePeer.ConnectAsync(server.Port))
        {
            await cut.SendRawAsync("20        only this");
        }

        await server.WaitForOutputAsync("bad_frame");
    }

    [Fact]
    public async Task Who_breaks_a_frame_is_told_how_to_mend_it_and_the_operator_reads_what_it_was()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        using (WirePeer unpadded = await WirePeer.HelloAsync(server.Port, "luis"))
        {
            await unpadded.SendRawAsync("0x4       hola");
            string message = (string)(await unpadded.WaitForAsync("error"))["message"]!;
            message.ShouldStartWith("The length is in hexadecimal: \"0x4\", which is 4.");
            message.ShouldContain("Python: header = ");
        }

        await server.WaitForOutputAsync("was told bad_frame HexadecimalHeader: The length is in hexadecimal");
    }

    [Fact]
    public async Task A_client_that_counts_characters_is_understood_and_noted_in_the_log()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        using WirePeer peer = await WirePeer.ConnectAsync(server.Port);
        await peer.SendRawAsync("10        ana> señor");
        (await peer.ReadAsync()).ShouldBe("ana> señor");
        await server.WaitForOutputAsync("counts characters and not bytes in its headers");
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_refused_and_the_connection_stays_in_step()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        using WirePeer peer = await WirePeer.ConnectAsync(server.Port);
        await peer.SendRawAsync([.. "10        ana> ni"u8, 0xf1, .. "os9         ana> hola"u8]);
        (await peer.ReadAsync())!.ShouldStartWith("charla/1 error bad_utf8: ");
        (await peer.ReadAsync()).ShouldBe("ana> hola");
    }

    [Theory]
    [InlineData("""{"op":"send","room":"lobby","text":""", "bad_json")]
    [InlineData("""[1,2]""", "bad_json")]
    [InlineData("""{"op":"dance"}""", "unknown_op")]
    [InlineData("""{"room":"lobby"}""", "bad_request")]
    [InlineData("""{"op":"send","room":5,"text":"x"}""", "bad_request")]
    [InlineData("""{"op":"send","room":"lobby"}""", "bad_request")]
    [InlineData("""{"op":"join","room":"not a room"}""", "bad_request")]
    [InlineData("""{"op":"send","room":"elsewhere","text":"x"}""", "not_joined")]
    [InlineData("""{"op":"edit","room":"lobby","seq":99,"text":"x"}""", "no_such_message")]
    [InlineData("""{"op":"send","to":"nobody","text":"x"}""", "no_such_user")]
    [InlineData("""{"op":"join","room":"@nobody"}""", "no_such_room")]
    [InlineData("""{"op":"history","room":"lobby","limit":0}""", "bad_request")]
    public async Task A_request_that_cannot_be_done_gets_its_code_and_the_connection_goes_on(string payload, string code)
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        using WirePeer peer = await WirePeer.HelloAsync(server.Port, "ana");
        await peer.JoinAsync("lobby");
        await peer.SendPlainAsync(payload);
        ((string)(await peer.WaitForAsync("error"))["code"]!).ShouldBe(code);
        await peer.SendAsync(new JsonObject { ["op"] = "ping", ["ref"] = "p" });
        ((string)(await peer.WaitForAsync("pong"))["ref"]!).ShouldBe("p");
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP")]
    [InlineData("NICK ana\r\nUSER ana 0 * :ana\r\n", "IRC")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "SSH")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001", "TLS")]
    public async Task Another_protocol_on_the_framed_port_is_told_in_one_line_what_is_spoken_here(string opening, string named)
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        using WirePeer peer = await WirePeer.ConnectAsync(server.Port);
        await peer.SendRawAsync(Encoding.Latin1.GetBytes(opening));
        string answer = await peer.ReadToEndAsync();
        answer.ShouldContain("charla/1");
        answer.ShouldContain(named);
        answer.ShouldEndWith("\r\n");
        answer.Count(c => c == '\n').ShouldBe(1);
        if (named == "HTTP")
        {
            answer.ShouldContain($"{server.HttpPort}");
        }
    }

    [Fact]
    public async Task A_websocket_message_that_is_too_long_is_refused_and_the_socket_closed()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--max-payload 1000");
        using ClientWebSocket socket = await SameRoomTests.OpenWebSocketAsync(server.HttpPort, "ana");
        await SameRoomTests.SendAsync(socket, new JsonObject { ["op"] = "send", ["room"] = "lobby", ["text"] = new string('x', 1000) });
        ((string)(await SameRoomTests.ReadAsync(socket, "error"))["code"]!).ShouldBe("too_long");
    }

    [Fact]
    public async Task One_connection_too_many_is_told_so()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--max-connections 1");
        using WirePeer first = await WirePeer.ConnectAsync(server.Port);
        using System.Net.Sockets.TcpClient second = new("127.0.0.1", server.Port);
        using StreamReader reader = new(second.GetStream());
        (await reader.ReadToEndAsync()).ShouldContain("charla/1 error server_full: ");
    }
}
