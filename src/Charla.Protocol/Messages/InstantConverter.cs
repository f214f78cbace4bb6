using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Charla.Protocol.Messages;

/// <summary>Times on the wire: RFC 3339, UTC, always three digits of milliseconds.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    /// <summary>The form of a time in UTC, for those who write it elsewhere than in JSON.</summary>
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int MaxLength = 32;
    private const int DateLength = 10;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetDateTimeOffset(out DateTimeOffset at) && HasOffset(reader.GetString()) ? at : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        value.UtcDateTime.TryFormat(text, out int length, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    // Without an offset, a time would be read as one of wherever this machine stands.
    private static bool HasOffset(string? time) => time.AsSpan().Length > DateLength && time.AsSpan(DateLength).ContainsAny('Z', '+', '-');
}
