using System.Globalization;

namespace Charla.Lessons.Check;

/// <summary>Reads <c>HOST:PORT</c>, <c>[IPv6]:PORT</c>, or a host alone.</summary>
internal static class CheckAddress
{
    /// <summary>The host and port that <paramref name="text"/> says; false where it says none.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="otherwise">The port where none is written.</param>
    /// <param name="address">What was read.</param>
    public static bool TryParse(string text, int otherwise, out (string Host, int Port) address)
    {
        int colon = text.LastIndexOf(':');
        bool isBare = colon < 0 || text.EndsWith(']') || (text.IndexOf(':') != colon && !text.StartsWith('['));
        string host = isBare ? text : text[..colon];
        int port = otherwise;
        bool valid = isBare || (int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65_535);
        address = (host.Trim('[', ']'), port);
        return valid && address.Host.Length > 0 && !address.Host.Any(char.IsWhiteSpace);
    }
}
