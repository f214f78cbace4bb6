using System.Text;
using Charla.Lessons.Tap.Dissect;
using Charla.Window.Wire;

namespace Charla.Window.Tests.Wire;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("""{"op":"hello","password":"abc","name":"ana"}""", """{"op":"hello","password":"***","name":"ana"}""", "password")]
    [InlineData("""{"password" : "a\"ñ\\" }""", """{"password" : "*******" }""", "password")]
    [InlineData("""{"token":123,"resume":null}""", """{"token":***,"resume":****}""", "token resume")]
    [InlineData("""{"session":{"a":["b"]},"v":1}""", """{"session":***********,"v":1}""", "session")]
    [InlineData("""{"pass\u0077ord":"abc"}""", """{"pass\u0077ord":"***"}""", "password")]
    [InlineData("""{"op":"send","text":"{\"password\":\"abc\"}","data":{"token":"abc"}}""", """{"op":"send","text":"{\"password\":\"abc\"}","data":{"token":"abc"}}""", "")]
    [InlineData("""{"op":"password","old":"abc","new":"abcd"}""", """{"op":"password","old":"***","new":"****"}""", "old new")]
    [InlineData("""{"password":"abc""", """{"password":****""", "password")]
    [InlineData("""{"session":{"a":"b""", """{"session":*******""", "session")]
    [InlineData("""{"a":nothing,"password":"abc"}""", """{"a":*************************""", "password")]
    [InlineData("""{"a":nothing,"b":"abc"}""", """{"a":nothing,"b":"abc"}""", "")]
    [InlineData("""ana> {"password":"abc"}""", """ana> {"password":"abc"}""", "")]
    [InlineData("", "", "")]
    public void The_values_of_secret_fields_become_stars(string payload, string expected, string masked)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        WireUnit unit = new() { Kind = UnitKind.Frame, Offset = 0, Length = bytes.Length, Payload = bytes, PayloadLength = bytes.Length };
        (WireUnit shown, IReadOnlyList<string> names) = SecretMask.Hide(unit);

        Encoding.UTF8.GetString(shown.Payload.Span).ShouldBe(expected);
        string.Join(' ', names).ShouldBe(masked);
        shown.Payload.Length.ShouldBe(bytes.Length);
        Encoding.UTF8.GetString(bytes).ShouldBe(payload);
    }
}
