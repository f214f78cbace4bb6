using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Charla.Protocol.Messages;

/// <summary>Escapes only what JSON itself wants escaped, so that a person can read the wire: the framework's own encoders escape every emoji.</summary>
/// <remarks>Made for frames and text messages, never for JSON inside HTML.</remarks>
internal sealed unsafe class ReadableEncoder : JavaScriptEncoder
{
    private const int MaxEscape = 6;

    private static readonly SearchValues<byte> _bytes = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\', 0x7f]);
    private static readonly SearchValues<char> _chars = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\x7f', .. Surrogates()]);

    public static ReadableEncoder Shared { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => MaxEscape;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\' or 0x7f;

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) => utf8Text.IndexOfAny(_bytes);

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        ReadOnlySpan<char> rest = new(text, textLength);
        int offset = 0;
        while (rest[offset..].IndexOfAny(_chars) is int found and >= 0)
        {
            offset += found;
            bool isPair = Rune.DecodeFromUtf16(rest[offset..], out Rune rune, out int length) == OperationStatus.Done && !rune.IsBmp;
            if (!isPair)
            {
                return offset;
            }

            offset += length;
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        Span<char> output = new(buffer, bufferLength);
        if (!WillEncode(unicodeScalar))
        {
            return new Rune(unicodeScalar).TryEncodeToUtf16(output, out numberOfCharactersWritten);
        }

        string escape = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => $"\\u{unicodeScalar:x4}",
        };
        numberOfCharactersWritten = escape.TryCopyTo(output) ? escape.Length : 0;
        return numberOfCharactersWritten > 0;
    }

    private static IEnumerable<char> Surrogates() => Enumerable.Range(0xd800, 0x800).Select(c => (char)c);
}
