using System.Buffers;
using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>Writes one line of IRC: tags, source, command, parameters and <see cref="End"/>, in this order. Nobody can make a second line of one.</summary>
/// <remarks>Whatever is refused takes the line begun out of the buffer again; lines written before stay.</remarks>
internal ref struct IrcLineWriter(FrameBuffer buffer)
{
    /// <summary>Bytes of tag data that a server may add to what a client sent.</summary>
    public const int MaxServerTagData = 4_094;

    /// <summary>What shows where text was cut.</summary>
    public const string Ellipsis = "…";

    // "@" server's tags ";" client's tags " "
    private const int MaxTags = MaxServerTagData + IrcLineReader.MaxTagData + 3;

    private static readonly SearchValues<char> _breaks = SearchValues.Create('\0', '\r', '\n');
    private static readonly SearchValues<char> _notInMiddle = SearchValues.Create('\0', '\r', '\n', ' ');
    private static readonly SearchValues<char> _escapedInTags = SearchValues.Create(';', ' ', '\\', '\r', '\n');
    private static readonly SearchValues<char> _notInTags = SearchValues.Create('\0', '\r', '\n', ' ', ';');

    private readonly int _start = buffer.Length;
    private int _body = buffer.Length;
    private bool _tagged;

    /// <summary>Bytes that the text of a last parameter may still have.</summary>
    public readonly int Room => Math.Max(0, IrcLineReader.MaxBody - " :".Length - (buffer.Length - _body));

    /// <summary>A tag with its value, which is escaped; without one where it is empty.</summary>
    /// <exception cref="ArgumentException">The key is none, or there is a NUL in the value.</exception>
    public void Tag(ReadOnlySpan<char> key, ReadOnlySpan<char> value = default)
    {
        Require(IrcTags.IsKey(key) && !value.Contains('\0'), "tag");
        BeginTag(key);
        if (!value.IsEmpty)
        {
            buffer.Write("="u8);
        }

        for (int escape = value.IndexOfAny(_escapedInTags); escape >= 0; escape = value.IndexOfAny(_escapedInTags))
        {
            Put(value[..escape]);
            buffer.Write(Escape(value[escape]));
            value = value[(escape + 1)..];
        }

        Put(value);
    }

    /// <summary>A tag as it came.</summary>
    /// <exception cref="ArgumentException">It can't have come like that.</exception>
    public void Tag(IrcTag tag)
    {
        Require(!tag.Key.IsEmpty && !tag.Key.ContainsAny(_notInTags) && !tag.Key.Contains('=') && !tag.Escaped.ContainsAny(_notInTags), "tag");
        BeginTag(tag.Key);
        if (!tag.Escaped.IsEmpty)
        {
            buffer.Write("="u8);
            Put(tag.Escaped);
        }
    }

    /// <summary>Who it is from: a server's name, or <c>nick!user@host</c>.</summary>
    /// <exception cref="ArgumentException">It is empty, or has a space.</exception>
    public void Source(ReadOnlySpan<char> source)
    {
        Require(!source.IsEmpty && !source.ContainsAny(_notInMiddle), "source");
        BeginBody();
        buffer.Write(":"u8);
        Put(source);
        buffer.Write(" "u8);
    }

    /// <exception cref="ArgumentException">It is not letters and digits.</exception>
    public void Command(ReadOnlySpan<char> command)
    {
        Require(IsWord(command), "command");
        BeginBody();
        Put(command);
    }

    /// <summary>A parameter, any but the last.</summary>
    /// <exception cref="ArgumentException">It is empty, has a space, or begins with a colon.</exception>
    public void Param(ReadOnlySpan<char> middle)
    {
        Require(IsMiddle(middle), "parameter");
        buffer.Write(" "u8);
        Put(middle);
    }

    /// <summary>A parameter that a stranger has written: <c>*</c> where it can't stand there.</summary>
    public void ParamOrStar(ReadOnlySpan<char> middle) => Param(IsMiddle(middle) ? middle : "*");

    /// <summary>The last parameter, behind a colon.</summary>
    /// <exception cref="ArgumentException">It has a NUL, CR or LF.</exception>
    public void Trailing(ReadOnlySpan<char> text)
    {
        Require(!text.ContainsAny(_breaks), "text");
        buffer.Write(" :"u8);
        Put(text);
    }

    /// <summary>Goes on with the last parameter.</summary>
    /// <exception cref="ArgumentException">It has a NUL, CR or LF.</exception>
    public void More(char separator, ReadOnlySpan<char> text)
    {
        Require(!text.ContainsAny(_breaks), "text");
        Put([separator]);
        Put(text);
    }

    /// <summary>The last parameter, on one line, and with an ellipsis in the place of what the line has no room for.</summary>
    public void TrailingCut(string text)
    {
        string line = IrcText.OneLine(text);
        int room = Room;
        if (Encoding.UTF8.GetByteCount(line) <= room)
        {
            Trailing(line);
            return;
        }

        int fits = IrcText.Fit(line, room - Encoding.UTF8.GetByteCount(Ellipsis));
        Trailing($"{line.AsSpan(0, fits)}{Ellipsis}");
    }

    /// <summary>Ends the line.</summary>
    /// <returns>Where it begins in the buffer.</returns>
    /// <exception cref="ArgumentException">It is longer than a line may be.</exception>
    public readonly int End()
    {
        Require(buffer.Length - _body <= IrcLineReader.MaxBody && _body - _start <= MaxTags, "length");
        buffer.Write("\r\n"u8);
        return _start;
    }

    /// <summary>Writes a whole line; the last parameter behind a colon where it needs one.</summary>
    /// <returns>Where it begins in the buffer.</returns>
    /// <exception cref="ArgumentException">Something of it can't be written.</exception>
    public static int Write(FrameBuffer buffer, IrcMessage message)
    {
        IrcLineWriter line = new(buffer);
        foreach (IrcTag tag in message.Tags)
        {
            line.Tag(tag);
        }

        if (message.Source is { } source)
        {
            line.Source(source);
        }

        line.Command(message.Command);
        for (int i = 0; i < message.Parameters.Count; i++)
        {
            string parameter = message.Parameters[i];
            if (i == message.Parameters.Count - 1 && !IsMiddle(parameter))
            {
                line.Trailing(parameter);
            }
            else
            {
                line.Param(parameter);
            }
        }

        return line.End();
    }

    /// <summary>Whether a text can stand as a parameter that is not the last.</summary>
    public static bool IsMiddle(ReadOnlySpan<char> text) => !text.IsEmpty && text[0] != ':' && !text.ContainsAny(_notInMiddle);

    private static bool IsWord(ReadOnlySpan<char> command)
    {
        foreach (char letter in command)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                return false;
            }
        }

        return !command.IsEmpty;
    }

    private static ReadOnlySpan<byte> Escape(char letter) => letter switch
    {
        ';' => @"\:"u8,
        ' ' => @"\s"u8,
        '\r' => @"\r"u8,
        '\n' => @"\n"u8,
        _ => @"\\"u8,
    };

    private void BeginTag(ReadOnlySpan<char> key)
    {
        buffer.Write(_tagged ? ";"u8 : "@"u8);
        _tagged = true;
        Put(key);
    }

    private void BeginBody()
    {
        if (_tagged)
        {
            buffer.Write(" "u8);
            _tagged = false;
            _body = buffer.Length;
        }
    }

    private readonly void Put(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, buffer);

    private readonly void Require(bool holds, string what)
    {
        if (!holds)
        {
            buffer.Truncate(_start);
            throw new ArgumentException($"No line of IRC can have that {what}.");
        }
    }
}
