using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Charla.Protocol.Irc;

/// <summary>A mask, such as <c>*!*@10.0.0.0/8</c>, made ready to be held against people.</summary>
/// <remarks><c>*</c> is any text, <c>?</c> any one character, <c>\</c> makes either of them itself. Letters match in either case.</remarks>
internal sealed class IrcMask
{
    private readonly string _nick;
    private readonly string _user;
    private readonly string _host;
    private readonly IPNetwork? _network;

    private IrcMask(string nick, string user, string host)
    {
        (_nick, _user, _host) = (IrcCaseMapping.Fold(nick), IrcCaseMapping.Fold(user), IrcCaseMapping.Fold(host));
        _network = Network(host);
        Text = $"{nick}!{user}@{host}";
    }

    /// <summary>The mask in full, as lists show it.</summary>
    public string Text { get; }

    /// <summary>Makes a mask of whatever part of one was written: <c>ana</c> is <c>ana!*@*</c>, <c>a@h</c> is <c>*!a@h</c>, and what has a dot, a colon or a slash is a host.</summary>
    public static IrcMask Parse(string mask)
    {
        int bang = mask.IndexOf('!', StringComparison.Ordinal);
        int at = mask.LastIndexOf('@');
        if (bang < 0 && at < 0)
        {
            return mask.AsSpan().ContainsAny('.', ':', '/') ? new IrcMask("*", "*", OrAny(mask)) : new IrcMask(OrAny(mask), "*", "*");
        }

        string host = at > bang ? mask[(at + 1)..] : "*";
        string before = at > bang ? mask[..at] : mask;
        return bang < 0 ? new IrcMask("*", OrAny(before), OrAny(host)) : new IrcMask(OrAny(before[..bang]), OrAny(before[(bang + 1)..]), OrAny(host));
    }

    /// <summary>Whether someone is meant.</summary>
    /// <param name="nick">Their nick.</param>
    /// <param name="user">Their user name.</param>
    /// <param name="host">Their host as others see it.</param>
    /// <param name="address">Where they really are; null where that is no matter of the mask's.</param>
    public bool IsMatch(string nick, string user, string host, IPAddress? address = null) =>
        IsMatch(_nick, IrcCaseMapping.Fold(nick)) && IsMatch(_user, IrcCaseMapping.Fold(user)) && IsHost(IrcCaseMapping.Fold(host), address);

    /// <summary>Whether a text is as a pattern has it, whatever the case.</summary>
    public static bool IsWild(string pattern, string text) => IsMatch(IrcCaseMapping.Fold(pattern), IrcCaseMapping.Fold(text));

    public override string ToString() => Text;

    /// <summary>
    /// Goes back to the last star alone, never to one before it: whatever an earlier one could have been made to reach, the last one can. So a text costs at most its length
    /// times that of the longest part between stars.
    /// </summary>
    private static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0;
        int t = 0;
        int behindStar = -1;
        int from = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (behindStar, from) = (++p, t);
            }
            else if (TryStep(pattern, ref p, text, ref t))
            {
                continue;
            }
            else if (behindStar >= 0)
            {
                from += RuneLength(text, from);
                (p, t) = (behindStar, from);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }

    /// <summary>Goes one character on in both; false where they differ.</summary>
    private static bool TryStep(ReadOnlySpan<char> pattern, ref int p, ReadOnlySpan<char> text, ref int t)
    {
        if (p == pattern.Length)
        {
            return false;
        }

        if (pattern[p] == '?')
        {
            (p, t) = (p + 1, t + RuneLength(text, t));
            return true;
        }

        int literal = pattern[p] == '\\' && p + 1 < pattern.Length && pattern[p + 1] is '*' or '?' or '\\' ? p + 1 : p;
        if (pattern[literal] != text[t])
        {
            return false;
        }

        (p, t) = (literal + 1, t + 1);
        return true;
    }

    private static int RuneLength(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    private bool IsHost(string host, IPAddress? address)
    {
        if (_network is { } network && (address ?? (IPAddress.TryParse(host, out IPAddress? written) ? written : null)) is { } place)
        {
            return network.Contains(place.IsIPv4MappedToIPv6 ? place.MapToIPv4() : place);
        }

        return IsMatch(_host, host) || (address is not null && IsMatch(_host, address.ToString()));
    }

    private static string OrAny(string part) => part.Length == 0 ? "*" : part;

    /// <summary><c>10.1.2.3/8</c> is <c>10.0.0.0/8</c>.</summary>
    private static IPNetwork? Network(string host)
    {
        int slash = host.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !IPAddress.TryParse(host.AsSpan(0, slash), out IPAddress? address)
            || !int.TryParse(host.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int bits)
            || bits > (address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128))
        {
            return null;
        }

        byte[] bytes = address.GetAddressBytes();
        for (int bit = bits; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPNetwork(new IPAddress(bytes), bits);
    }
}
