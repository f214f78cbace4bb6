namespace Charla.Protocol.Irc;

/// <summary>A message within a message: <c>%x01 command [" " arguments] [%x01]</c>. In a <c>NOTICE</c> it is an answer.</summary>
/// <param name="Command">In capitals.</param>
/// <param name="Arguments">Empty where there are none.</param>
internal readonly record struct IrcCtcp(string Command, string Arguments)
{
    /// <summary>What someone does, and does not say: <c>/me</c>.</summary>
    public const string Action = "ACTION";

    private const char Mark = '\u0001';

    /// <summary>Null where the text is one that is said. The second mark may be missing, where a line was too long for it.</summary>
    public static IrcCtcp? Parse(string text)
    {
        if (text.Length < 2 || text[0] != Mark)
        {
            return null;
        }

        string inside = text[^1] == Mark ? text[1..^1] : text[1..];
        int space = inside.IndexOf(' ', StringComparison.Ordinal);
        string command = space < 0 ? inside : inside[..space];
        return command.Length == 0 ? null : new IrcCtcp(command.ToUpperInvariant(), space < 0 ? "" : inside[(space + 1)..]);
    }

    /// <summary>The text that carries it.</summary>
    public override string ToString() => Arguments.Length == 0 ? $"{Mark}{Command}{Mark}" : $"{Mark}{Command} {Arguments}{Mark}";
}
