using System.Buffers;
using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>One line of IRC, taken apart.</summary>
/// <remarks><c>message = ["@" tags 1*SP] [":" source 1*SP] command *(1*SP middle) [1*SP ":" trailing]</c>; the fifteenth parameter takes what is left.</remarks>
/// <param name="Tags">What stood before everything else.</param>
/// <param name="Source">Who it is from; a client has no reason to say.</param>
/// <param name="Command">In capitals: a word, three digits, or whatever a stranger wrote in their place.</param>
/// <param name="Parameters">Fifteen at the most; only the last can be empty, have a space, or begin with a colon.</param>
internal sealed record IrcMessage(IrcTags Tags, string? Source, string Command, IReadOnlyList<string> Parameters)
{
    public const int MaxParameters = 15;

    private const byte Space = (byte)' ';

    /// <summary>A parameter, or null where there are fewer.</summary>
    public string? this[int index] => index < Parameters.Count ? Parameters[index] : null;

    /// <summary>Takes a line apart that an <see cref="IrcLineReader"/> has let through; null where it has no command, which is passed over in silence.</summary>
    public static IrcMessage? Parse(in ReadOnlySequence<byte> line)
    {
        if (line.IsSingleSegment)
        {
            return Parse(line.FirstSpan);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent((int)line.Length);
        line.CopyTo(rented);
        IrcMessage? message = Parse(rented.AsSpan(0, (int)line.Length));
        ArrayPool<byte>.Shared.Return(rented);
        return message;
    }

    /// <inheritdoc cref="Parse(in ReadOnlySequence{byte})"/>
    public static IrcMessage? Parse(ReadOnlySpan<byte> line)
    {
        string? tags = TakeMarked(ref line, (byte)'@');
        string? source = TakeMarked(ref line, (byte)':');
        ReadOnlySpan<byte> command = TakeWord(ref line);
        return command.IsEmpty ? null : new IrcMessage(new IrcTags(tags), source, IrcCommands.Named(command), TakeParameters(line));
    }

    private static string? TakeMarked(ref ReadOnlySpan<byte> line, byte mark) =>
        line.StartsWith(mark) ? Encoding.UTF8.GetString(TakeWord(ref line)[1..]) : null;

    /// <summary>Takes what stands before the next space, and the spaces.</summary>
    private static ReadOnlySpan<byte> TakeWord(ref ReadOnlySpan<byte> line)
    {
        int end = line.IndexOf(Space);
        ReadOnlySpan<byte> word = end < 0 ? line : line[..end];
        line = line[word.Length..].TrimStart(Space);
        return word;
    }

    private static string[] TakeParameters(ReadOnlySpan<byte> line)
    {
        Span<Range> places = stackalloc Range[MaxParameters];
        int count = 0;
        for (ReadOnlySpan<byte> rest = line; !rest.IsEmpty;)
        {
            int at = line.Length - rest.Length;
            if (rest[0] == ':')
            {
                places[count++] = (at + 1)..;
                break;
            }

            if (count == MaxParameters - 1)
            {
                places[count++] = at..;
                break;
            }

            places[count++] = at..(at + TakeWord(ref rest).Length);
        }

        return Strings(line, places[..count]);
    }

    private static string[] Strings(ReadOnlySpan<byte> line, ReadOnlySpan<Range> places)
    {
        string[] parameters = new string[places.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = Encoding.UTF8.GetString(line[places[i]]);
        }

        return parameters;
    }
}
