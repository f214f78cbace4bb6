using System.Buffers;
using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>The tokens of 005, in the order in which they were added. Not safe for use from two threads.</summary>
internal sealed class IrcIsupport
{
    /// <summary>Tokens in a line: fifteen parameters less the client's name and the sentence.</summary>
    public const int MostTokens = IrcMessage.MaxParameters - 2;

    private static readonly SearchValues<char> _inNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.");

    private readonly List<string> _tokens = [];

    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>Adds a token; what would end it, or be read as an escape, is written <c>\xHH</c>.</summary>
    /// <param name="name">Capital letters and digits.</param>
    /// <param name="value">Null for none.</param>
    public IrcIsupport Add(string name, string? value = null)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(_inNames))
        {
            throw new ArgumentException($"{name} is no token.");
        }

        _tokens.Add(value is null ? name : $"{name}={Escape(value)}");
        return this;
    }

    /// <summary>Adds a token with a number.</summary>
    public IrcIsupport Add(string name, int value) => Add(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Writes the lines.</summary>
    public void Write(IrcReplyWriter replies, int room)
    {
        foreach (string[] line in Lines(room))
        {
            replies.Write(IrcReplies.Isupport, line);
        }
    }

    /// <summary>The tokens of each line.</summary>
    /// <param name="room">Bytes for the tokens of a line with a space before each.</param>
    public IEnumerable<string[]> Lines(int room)
    {
        List<string> line = [];
        int used = 0;
        foreach (string token in _tokens)
        {
            int length = 1 + Encoding.UTF8.GetByteCount(token);
            if (line.Count == MostTokens || (line.Count > 0 && used + length > room))
            {
                yield return [.. line];
                line.Clear();
                used = 0;
            }

            line.Add(token);
            used += length;
        }

        if (line.Count > 0)
        {
            yield return [.. line];
        }
    }

    private static string Escape(string value)
    {
        StringBuilder escaped = new(value.Length);
        foreach (char letter in value)
        {
            escaped.Append(letter is ' ' or '\\' || char.IsControl(letter) ? $@"\x{(int)letter:X2}" : letter);
        }

        return escaped.ToString();
    }
}
