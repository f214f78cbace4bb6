using System.Globalization;
using System.Text;
using Charla.Protocol.Messages;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Messages;

public sealed class InstantConverterTests
{
    [Theory]
    [InlineData("2026-11-22T10:41:50.1230000+00:00", "2026-11-22T10:41:50.123Z")]
    [InlineData("2026-11-22T10:41:50.0000000+00:00", "2026-11-22T10:41:50.000Z")]
    [InlineData("2026-11-22T10:41:50.1000000+00:00", "2026-11-22T10:41:50.100Z")]
    [InlineData("2026-11-22T10:41:50.1239999+00:00", "2026-11-22T10:41:50.123Z")]
    [InlineData("2026-11-22T01:41:50.0070000+02:00", "2026-11-21T23:41:50.007Z")]
    [InlineData("2026-12-31T23:59:59.9990000-05:00", "2027-01-01T04:59:59.999Z")]
    [InlineData("0001-01-01T00:00:00.0000000+00:00", "0001-01-01T00:00:00.000Z")]
    [InlineData("9999-12-31T23:59:59.9999999+00:00", "9999-12-31T23:59:59.999Z")]
    public void A_time_is_written_in_utc_with_three_digits(string time, string written)
    {
        DateTimeOffset at = DateTimeOffset.ParseExact(time, "O", CultureInfo.InvariantCulture);

        Encoding.UTF8.GetString(MessageWriter.Frame(new Pong { At = at }).Span[Frame.HeaderLength..]).ShouldBe($"{{\"op\":\"pong\",\"at\":\"{written}\"}}");
    }

    [Theory]
    [InlineData("2026-11-22T10:41:50.123Z")]
    [InlineData("2026-11-22T10:41:50.123+00:00")]
    [InlineData("2026-11-22T10:41:50.123-00:00")]
    [InlineData("2026-11-22T11:41:50.123+01:00")]
    [InlineData("2026-11-22T05:11:50.1230000-05:30")]
    [InlineData("2026-11-22T10:41:50.123\\u005A")]
    public void A_time_of_any_offset_is_read(string time) =>
        Read(time).At.ToUniversalTime().ShouldBe(new DateTimeOffset(2026, 11, 22, 10, 41, 50, 123, TimeSpan.Zero));

    [Theory]
    [InlineData("2026-11-22T10:41:50Z", 0)]
    [InlineData("2026-11-22T10:41:50.5Z", 500)]
    [InlineData("2026-11-22T10:41:50.12Z", 120)]
    public void Fewer_digits_are_read(string time, int milliseconds) =>
        Read(time).At.ShouldBe(new DateTimeOffset(2026, 11, 22, 10, 41, 50, milliseconds, TimeSpan.Zero));

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("2026-11-22")]
    [InlineData("2026-11-22T10:41")]
    [InlineData("2026-11-22T10:41:50")]
    [InlineData("2026-11-22T10:41:50.123")]
    [InlineData("2026-11-22 10:41:50Z")]
    [InlineData("2026-02-30T10:41:50Z")]
    [InlineData("2026-11-22T25:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("Sun, 22 Nov 2026 10:41:50 GMT")]
    public void What_is_no_point_in_time_is_refused(string time)
    {
        ProtocolException refused = Should.Throw<ProtocolException>(() => { Read(time); });

        (refused.Code, refused.Detail).ShouldBe((ErrorCode.BadRequest, "at"));
    }

    private static Pong Read(string time) => (Pong)MessageReader.ReadServerMessage(Wire.Sequence($"{{\"op\":\"pong\",\"at\":\"{time}\"}}"))!;
}
