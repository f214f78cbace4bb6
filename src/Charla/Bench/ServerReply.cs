using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Charla.Bench;

/// <summary>The few fields of a charla/1 message that a measurement looks at, read without allocating.</summary>
internal readonly ref struct ServerReply
{
    private ServerReply(ReadOnlySpan<byte> op, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> text)
    {
        Op = op;
        Nonce = nonce;
        Text = text;
    }

    public ReadOnlySpan<byte> Op { get; }

    /// <summary>A person's sentence of an error, or nothing.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>The number of the message that this answers; -1 where it is none of ours.</summary>
    public long Number => Nonce.Length == MessageTemplate.NonceLength ? Stamp.ReadDigits(Nonce[..Stamp.NumberDigits]) : -1;

    /// <summary>How long ago that message was sent.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(Utf8Parser.TryParse(Nonce[(Stamp.NumberDigits + 1)..], out long time, out _) ? time : 0);

    private ReadOnlySpan<byte> Nonce { get; }

    /// <summary>Reads a payload; false where it is no JSON object, such as the greeting.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out ServerReply reply)
    {
        reply = default;
        ReadOnlySpan<byte> op = default, nonce = default, text = default;
        Utf8JsonReader reader = new(payload);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                {
                    continue;
                }

                if (reader.ValueTextEquals("op"u8) && reader.Read())
                {
                    op = reader.ValueSpan;
                }
                else if (reader.ValueTextEquals("nonce"u8) && reader.Read())
                {
                    nonce = reader.ValueSpan;
                }
                else if (reader.ValueTextEquals("message"u8) && reader.Read())
                {
                    text = reader.ValueSpan;
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }

        reply = new ServerReply(op, nonce, text);
        return true;
    }

    public string Sentence() => Encoding.UTF8.GetString(Text);
}
