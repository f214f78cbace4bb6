using Microsoft.AspNetCore.Http;

namespace Charla.Web.Tests;

public sealed class AcceptedCodingTests
{
    [Theory]
    [InlineData("br;q=0.5, gzip;q=0.8", nameof(ContentCoding.Gzip))]
    [InlineData("br;q=0.8, gzip;q=0.8", nameof(ContentCoding.Brotli))]
    [InlineData("GZIP", nameof(ContentCoding.Gzip))]
    [InlineData("*", nameof(ContentCoding.Brotli))]
    [InlineData("*;q=0.5, br;q=0", nameof(ContentCoding.Gzip))]
    [InlineData("identity, gzip;q=0.5", nameof(ContentCoding.Identity))]
    [InlineData("zstd", nameof(ContentCoding.Identity))]
    [InlineData("*;q=0", nameof(ContentCoding.Identity))]
    [InlineData("", nameof(ContentCoding.Identity))]
    [InlineData(";;;,q=", nameof(ContentCoding.Identity))]
    public void A_client_is_answered_in_the_coding_that_it_likes_best(string accepted, string expected)
    {
        DefaultHttpContext context = new();
        context.Request.Headers.AcceptEncoding = accepted;

        AcceptedCoding.Of(context.Request).ToString().ShouldBe(expected);
    }
}
