using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>The tags of a message as they came, looked through when asked.</summary>
/// <remarks><c>tags = tag *(";" tag)</c>, <c>tag = key ["=" escaped]</c>: IRCv3 message-tags.</remarks>
internal readonly struct IrcTags(string? data)
{
    /// <summary>How a tag begins that clients make for each other, and a server passes on.</summary>
    public const char ClientOnly = '+';

    private readonly string? _data = data;

    /// <summary>What stood between the <c>@</c> and the space.</summary>
    public string Data => _data ?? "";

    public bool IsEmpty => string.IsNullOrEmpty(_data);

    /// <summary>A tag's value, unescaped; empty where it has none; null where there is no such tag. Of two alike the last counts.</summary>
    public string? this[string key]
    {
        get
        {
            string? found = null;
            foreach (IrcTag tag in this)
            {
                if (tag.Key.SequenceEqual(key))
                {
                    found = Unescape(tag.Escaped);
                }
            }

            return found;
        }
    }

    public bool Has(string key) => this[key] is not null;

    public Enumerator GetEnumerator() => new(Data);

    /// <summary>A value without its escapes. A backslash before anything but the five escapes, or at the end, is dropped.</summary>
    public static string Unescape(ReadOnlySpan<char> escaped)
    {
        if (!escaped.Contains('\\'))
        {
            return escaped.ToString();
        }

        StringBuilder value = new(escaped.Length);
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                value.Append(escaped[i]);
            }
            else if (++i < escaped.Length)
            {
                value.Append(Unescape(escaped[i]));
            }
        }

        return value.ToString();
    }

    /// <summary>Whether a key is one as the specification has it.</summary>
    public static bool IsKey(ReadOnlySpan<char> key)
    {
        ReadOnlySpan<char> name = key.StartsWith(ClientOnly) ? key[1..] : key;
        int vendor = name.IndexOf('/');
        return IsWord(name[(vendor + 1)..], dots: false) && (vendor < 0 || IsWord(name[..vendor], dots: true));
    }

    private static bool IsWord(ReadOnlySpan<char> word, bool dots)
    {
        foreach (char letter in word)
        {
            if (!(char.IsAsciiLetterOrDigit(letter) || letter == '-' || (dots && letter is '.' or ':')))
            {
                return false;
            }
        }

        return !word.IsEmpty;
    }

    private static char Unescape(char escape) => escape switch
    {
        ':' => ';',
        's' => ' ',
        'r' => '\r',
        'n' => '\n',
        _ => escape,
    };

    /// <summary>Goes through the tags, passing over empty ones.</summary>
    public ref struct Enumerator(ReadOnlySpan<char> data)
    {
        private ReadOnlySpan<char> _rest = data;

        public IrcTag Current { get; private set; }

        public bool MoveNext()
        {
            while (!_rest.IsEmpty)
            {
                int end = _rest.IndexOf(';');
                ReadOnlySpan<char> tag = end < 0 ? _rest : _rest[..end];
                _rest = end < 0 ? [] : _rest[(end + 1)..];
                if (!tag.IsEmpty)
                {
                    int equals = tag.IndexOf('=');
                    Current = equals < 0 ? new IrcTag(tag, []) : new IrcTag(tag[..equals], tag[(equals + 1)..]);
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>One tag as it came.</summary>
internal readonly ref struct IrcTag(ReadOnlySpan<char> key, ReadOnlySpan<char> escaped)
{
    public ReadOnlySpan<char> Key { get; } = key;

    /// <summary>Its value, not unescaped; empty where it has none.</summary>
    public ReadOnlySpan<char> Escaped { get; } = escaped;

    public bool IsClientOnly => Key.StartsWith(IrcTags.ClientOnly);
}
