namespace Charla.Protocol;

/// <summary>A protocol that is not ours, told by the first bytes of a connection.</summary>
internal enum ForeignProtocol
{
    None,
    Http,
    Tls,
    Irc,
    Ssh,
}

/// <summary>Recognises what a peer opened with when it mistook the port. None of these can begin a frame.</summary>
internal static class Opening
{
    private static readonly byte[][] _httpVerbs = [.. Ascii("GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ", "PATCH ", "CONNECT ", "TRACE ", "PRI * HTTP")];
    private static readonly byte[][] _ircCommands = [.. Ascii("NICK ", "USER ", "CAP ", "PASS ", "PING ")];
    private static readonly byte[] _sshBanner = [.. "SSH-"u8];

    /// <summary>Names the protocol that <paramref name="start"/> opens; a few bytes are enough.</summary>
    public static ForeignProtocol Recognise(ReadOnlySpan<byte> start) => start switch
    {
        [0x16, 0x03, ..] => ForeignProtocol.Tls,
        _ when StartsWithAny(start, _httpVerbs) => ForeignProtocol.Http,
        _ when StartsWithAny(start, _ircCommands) => ForeignProtocol.Irc,
        _ when start.StartsWith(_sshBanner) => ForeignProtocol.Ssh,
        _ => ForeignProtocol.None,
    };

    private static IEnumerable<byte[]> Ascii(params string[] words) => words.Select(System.Text.Encoding.ASCII.GetBytes);

    private static bool StartsWithAny(ReadOnlySpan<byte> start, byte[][] words)
    {
        foreach (byte[] word in words)
        {
            if (start.StartsWith(word))
            {
                return true;
            }
        }

        return false;
    }
}
