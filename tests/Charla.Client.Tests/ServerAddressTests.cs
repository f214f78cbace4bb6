namespace Charla.Client.Tests;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("aula.example", "tcp://aula.example:5000")]
    [InlineData(" aula.example:6000 ", "tcp://aula.example:6000")]
    [InlineData("localhost", "tcp://localhost:5000")]
    [InlineData("192.0.2.7", "tcp://192.0.2.7:5000")]
    [InlineData("192.0.2.7:70", "tcp://192.0.2.7:70")]
    [InlineData("::1", "tcp://[::1]:5000")]
    [InlineData("[::1]:6000", "tcp://[::1]:6000")]
    [InlineData("tcp://aula/", "tcp://aula:5000")]
    [InlineData("tls://aula", "tls://aula:5000")]
    [InlineData("ws://aula:5080", "ws://aula:5080/ws")]
    [InlineData("ws://aula:5080/chat?x=1", "ws://aula:5080/chat?x=1")]
    [InlineData("http://aula", "ws://aula:80/ws")]
    [InlineData("https://aula/", "wss://aula:443/ws")]
    [InlineData("WSS://[::1]:5443/ws", "wss://[::1]:5443/ws")]
    public void An_address_is_read_as_a_person_writes_it(string text, string canonical)
    {
        ServerAddress address = ServerAddress.Parse(text);

        address.ToString().ShouldBe(canonical);
        ServerAddress.Parse(canonical).ShouldBe(address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("aula:no")]
    [InlineData("aula:70000")]
    [InlineData("aula:0")]
    [InlineData("aula/sala")]
    [InlineData("ftp://aula")]
    [InlineData("tcp://ana@aula")]
    [InlineData("tcp://")]
    [InlineData("dos palabras")]
    public void What_is_no_address_is_not_taken_for_one(string? text)
    {
        ServerAddress.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => ServerAddress.Parse(text!));
    }

    [Fact]
    public void A_host_and_a_port_make_an_address()
    {
        ServerAddress.Tcp("::1", 6000).ToString().ShouldBe("tcp://[::1]:6000");
        ServerAddress.FromUri(new Uri("tcp://aula:5001")).Port.ShouldBe(5001);
        ServerAddress.Parse("wss://aula/ws").WebSocketUri.ToString().ShouldBe("wss://aula/ws");
        ServerAddress.Parse("ws://aula/chat?x=1").WebSocketUri.PathAndQuery.ShouldBe("/chat?x=1");
    }
}
