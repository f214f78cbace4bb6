using System.Text.Unicode;

namespace Charla.Protocol.Doctor;

/// <summary>What is no frame because its sender speaks something else.</summary>
internal static class ForeignOpening
{
    private const int Quoted = 24;

    private static readonly byte[] _upgrade = [.. "websocket"u8];

    /// <summary>HTTP, WebSocket, TLS, IRC, SSH, and lines of text with a number in front, as SMTP and FTP greet.</summary>
    public static HeaderFault? Recognise(HeaderStart start)
    {
        if (!start.Opens)
        {
            return null;
        }

        string? name = NameOf(start.Bytes);
        if (name is not null)
        {
            return new(FindingRule.AnotherProtocol, 0, WordLength(start.Bytes), Mistakes.AnotherProtocol.With(name), Fixes.RightPort);
        }

        bool numbered = start.Digits(0) == 3 && start.Bytes.Length > 4 && start.Bytes[3] is (byte)' ' or (byte)'-' && start.Bytes[4] > (byte)' ';
        return numbered && start.Bytes.IndexOf("\r\n"u8) > 0 ? Lines(start) : null;
    }

    /// <summary>Text without a header: in lines, or bare.</summary>
    public static HeaderFault? Text(HeaderStart start)
    {
        if (!start.Opens || start.Bytes.IsEmpty || start.Bytes[0] <= (byte)' ' || !IsText(start.Bytes))
        {
            return null;
        }

        int shown = Math.Min(Quoted, start.Bytes.Length);
        return start.Bytes.Contains((byte)'\n')
            ? Lines(start)
            : new(FindingRule.BadHeader, 0, start.Ten.Length, Mistakes.NoHeader.With(WireText.Of(Whole(start.Bytes[..shown]))), Fixes.SendHeader);
    }

    private static HeaderFault Lines(HeaderStart start)
    {
        int end = start.Bytes.IndexOf((byte)'\n') + 1;
        return new(FindingRule.AnotherProtocol, 0, end, Mistakes.TextLines.With(WireText.Of(Whole(start.Bytes[..Math.Min(end, Quoted)]))), Fixes.SendHeader);
    }

    private static string? NameOf(ReadOnlySpan<byte> bytes) => Opening.Recognise(bytes) switch
    {
        ForeignProtocol.Http => bytes.IndexOf(_upgrade) >= 0 ? "WebSocket (HTTP)" : "HTTP",
        ForeignProtocol.Tls => "TLS",
        ForeignProtocol.Irc => "IRC",
        ForeignProtocol.Ssh => "SSH",
        _ when bytes.StartsWith("HTTP/"u8) => "HTTP",
        _ when bytes is [0x15, 0x03, <= 0x04, ..] => "TLS",
        _ => null,
    };

    private static int WordLength(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOfAny((byte)' ', (byte)'\r', (byte)'\n');
        return bytes[0] < (byte)' ' ? Math.Min(5, bytes.Length) : end > 0 ? Math.Min(end, Quoted) : Math.Min(Quoted, bytes.Length);
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> whole = Whole(bytes);
        return Utf8.IsValid(whole) && !whole.ContainsAnyInRange((byte)0, (byte)8) && !whole.ContainsAnyInRange((byte)0x0e, (byte)0x1f);
    }

    /// <summary>Without the character that the end of <paramref name="bytes"/> cuts in two.</summary>
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.Length;
        while (end > 0 && bytes.Length - end < 3 && (bytes[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }

        return end > 0 && bytes[end - 1] >= 0xC0 && System.Text.Rune.DecodeFromUtf8(bytes[(end - 1)..], out _, out _) == System.Buffers.OperationStatus.NeedMoreData ? bytes[..(end - 1)] : bytes;
    }
}
