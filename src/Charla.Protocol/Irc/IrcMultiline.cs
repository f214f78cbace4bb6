using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>What is wrong with a batch of <c>draft/multiline</c>.</summary>
internal enum IrcMultilineFault
{
    None,
    MaxBytes,
    MaxLines,
    InvalidTarget,
    Invalid,
}

/// <summary>Puts the lines of one message together. Holds no more than the limits allow. Not safe for use from two threads.</summary>
/// <param name="target">Where all of them must go.</param>
/// <param name="maxBytes">Bytes of the message, those of the line feeds between its lines among them.</param>
/// <param name="maxLines">Lines of the batch, those that go on where the one before was cut among them.</param>
internal sealed class IrcMultiline(string target, int maxBytes, int maxLines)
{
    /// <summary>The batch's type, and the capability.</summary>
    public const string Type = "draft/multiline";

    /// <summary>The tag of a line that goes on where the one before was cut.</summary>
    public const string Concat = "draft/multiline-concat";

    private readonly StringBuilder _text = new();
    private string? _command;
    private int _bytes;
    private int _lines;
    private bool _blank = true;

    public string Target { get; } = target;

    /// <summary>What went wrong first; nothing is added from then on.</summary>
    public IrcMultilineFault Fault { get; private set; }

    /// <summary><c>PRIVMSG</c> or <c>NOTICE</c>.</summary>
    public string Command => _command ?? "PRIVMSG";

    /// <summary>The capability's value.</summary>
    public static string Limits(int maxBytes, int maxLines) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"max-bytes={maxBytes},max-lines={maxLines}");

    /// <summary>Takes a line.</summary>
    public IrcMultilineFault Add(IrcMessage message)
    {
        if (Fault == IrcMultilineFault.None)
        {
            Fault = Judge(message);
            if (Fault == IrcMultilineFault.None)
            {
                Take(message);
            }
        }

        return Fault;
    }

    /// <summary>The whole message; null where there is none, or something was wrong with it.</summary>
    public string? End()
    {
        Fault = Fault == IrcMultilineFault.None && _blank ? IrcMultilineFault.Invalid : Fault;
        return Fault == IrcMultilineFault.None ? _text.ToString() : null;
    }

    private IrcMultilineFault Judge(IrcMessage message)
    {
        if (message.Command is not ("PRIVMSG" or "NOTICE") || message.Command != (_command ?? message.Command) || message[1] is not { } text)
        {
            return IrcMultilineFault.Invalid;
        }

        bool concat = message.Tags.Has(Concat);
        return message[0] switch
        {
            null => IrcMultilineFault.Invalid,
            { } to when !IrcCaseMapping.Same(to, Target) => IrcMultilineFault.InvalidTarget,
            _ when concat && (text.Length == 0 || _lines == 0) => IrcMultilineFault.Invalid,
            _ when _lines == maxLines => IrcMultilineFault.MaxLines,
            _ when _bytes + Length(text, concat) > maxBytes => IrcMultilineFault.MaxBytes,
            _ => IrcMultilineFault.None,
        };
    }

    private void Take(IrcMessage message)
    {
        string text = message[1]!;
        bool concat = message.Tags.Has(Concat);
        _bytes += Length(text, concat);
        _text.Append(_lines > 0 && !concat ? "\n" : "").Append(text);
        _lines++;
        _command = message.Command;
        _blank &= text.Length == 0;
    }

    private int Length(string text, bool concat) => Encoding.UTF8.GetByteCount(text) + (_lines > 0 && !concat ? 1 : 0);
}
