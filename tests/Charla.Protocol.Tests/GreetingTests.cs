using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests;

public sealed class GreetingTests
{
    [Fact]
    public void The_greeting_reads_as_the_norm_has_it()
    {
        string paragraph = string.Concat(ProtocolDocument.Section("2"));

        paragraph.ShouldContain($"`{Greeting.Text("<server name>", "<welcome text>")}`");
        paragraph.ShouldContain($"`{Greeting.Error("<code>", "<text>")}`");
        paragraph.ShouldContain($"`{Greeting.Notice("<text>")}`");
    }

    [Fact]
    public void A_greeting_is_recognised_by_its_first_bytes()
    {
        Greeting.IsGreeting(Wire.Utf8(Greeting.Text("aula", "¡Hola!"))).ShouldBeTrue();
        Greeting.IsGreeting(Wire.Utf8(Greeting.Prefix)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("charla/1")]
    [InlineData("charla/2 aula: hola")]
    [InlineData("charla/12 aula: hola")]
    [InlineData(" charla/1 aula: hola")]
    [InlineData("Charla/1 aula: hola")]
    [InlineData("ana> charla/1 aula: hola")]
    public void Nothing_else_is_a_greeting(string payload) => Greeting.IsGreeting(Wire.Utf8(payload)).ShouldBeFalse();

    [Fact]
    public void A_greeting_has_no_name_in_front_of_it() => PlainText.Read(Wire.Utf8(Greeting.Text("aula", "hola"))).Name.ShouldBeNull();

    [Fact]
    public void A_text_is_said_in_the_language_of_whoever_reads_it()
    {
        Bilingual text = new Bilingual("Hola, {0}: {1}", "Hello, {0}: {1}").With("ana", 1000.5);

        text.In(Language.Spanish).ShouldBe("Hola, ana: 1000.5");
        text.In(Language.English).ShouldBe("Hello, ana: 1000.5");
    }
}
