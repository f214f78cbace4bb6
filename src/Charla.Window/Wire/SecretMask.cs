using System.Text;
using System.Text.Json;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Secrets;

namespace Charla.Window.Wire;

/// <summary>Hides passwords, tokens and the secrets that name sessions in what is shown of the wire. Lengths stay as they are.</summary>
internal static class SecretMask
{
    private const byte Star = (byte)'*';

    private static readonly string[] _secrets = SecretNames.All;

    private static readonly JsonReaderOptions _options = new() { MaxDepth = 64 };

    /// <summary>The unit without its secrets, and the names of those that it had.</summary>
    public static (WireUnit Unit, IReadOnlyList<string> Masked) Hide(WireUnit unit)
    {
        byte[] payload = unit.Payload.Span.StartsWith("{"u8) ? unit.Payload.ToArray() : [];
        List<string> masked = [];
        if (payload.Length > 0)
        {
            Mask(payload, masked);
        }

        return masked.Count == 0 ? (unit, []) : (unit with { Payload = payload, Fields = [.. unit.Fields.Select(Hide)] }, masked);
    }

    private static WireField Hide(WireField field) => _secrets.Contains(field.Name) ? field with { Value = new string((char)Star, field.Value.Length) } : field;

    /// <summary>Overwrites the values of secret fields; of a payload that is cut short or broken, everything from the first value that can't be told from one.</summary>
    private static void Mask(byte[] payload, List<string> masked)
    {
        Utf8JsonReader reader = new(payload, isFinalBlock: false, new JsonReaderState(_options));
        string? secret = null;
        try
        {
            while (reader.Read())
            {
                bool isField = reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName;
                if (secret is not null && !isField)
                {
                    MaskValue(ref reader, payload);
                    masked.Add(secret);
                    secret = null;
                }

                secret = isField ? Secret(ref reader) : secret;
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            secret ??= Named(payload.AsSpan((int)reader.BytesConsumed));
        }

        if (secret is not null)
        {
            payload.AsSpan((int)reader.BytesConsumed).Fill(Star);
            masked.Add(secret);
        }
    }

    /// <summary>A secret's name that stands somewhere in bytes that can't be read.</summary>
    private static string? Named(ReadOnlySpan<byte> unreadable)
    {
        foreach (string name in _secrets)
        {
            if (unreadable.IndexOf(Encoding.UTF8.GetBytes(name)) >= 0)
            {
                return name;
            }
        }

        return null;
    }

    private static string? Secret(ref Utf8JsonReader reader)
    {
        foreach (string name in _secrets)
        {
            if (reader.ValueTextEquals(name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Overwrites the value that was read: a string between its quotes, anything else whole.</summary>
    private static void MaskValue(ref Utf8JsonReader reader, byte[] payload)
    {
        int start = (int)reader.TokenStartIndex;
        bool isString = reader.TokenType == JsonTokenType.String;
        int end = isString || reader.TrySkip() ? (int)reader.BytesConsumed : payload.Length;
        int quote = isString ? 1 : 0;
        payload.AsSpan(start + quote, end - start - (2 * quote)).Fill(Star);
    }
}
