using System.Text;
using Charla.Protocol.Irc;

namespace Charla.Fuzz.Targets;

/// <summary>What IRC has inside of its parameters: modes, masks, names, message ids, histories, formatting, pieces of text.</summary>
internal sealed class IrcTextTarget : IFuzzTarget
{
    private static readonly IrcModeClasses _classes = new("beI", "k", "l", "imnst", "ohv", "@%+");

    public string Name => "irc-texts";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        "+ov-b+k-l ana luis *!*@10.0.0.0/8 clave"u8.ToArray(),
        "ana!a@2001:db8::/32"u8.ToArray(),
        "*a*b*?*c*"u8.ToArray(),
        "Ana^20Mar\u00eda~"u8.ToArray(),
        "2s.lobby^20x"u8.ToArray(),
        "BETWEEN #a msgid=2s.lobby timestamp=2026-11-26T20:00:00.000Z 50"u8.ToArray(),
        "\u0002negrita\u0003 4,12 \u001D\u0011x\u000F **a** `b` ~~c~~ _d_ ```e```"u8.ToArray(),
        "\u0001ACTION saluda\u0001"u8.ToArray(),
        "server-time -sasl draft/multiline cap-notify"u8.ToArray(),
        "o%tcuihsnfdlaor,42"u8.ToArray(),
        "+ ana,luis"u8.ToArray(),
    ];

    public ReadOnlySpan<byte> Telling => "+-ovbkl*?!@./:^~,= \\%#0123456789\u0001\u0002\u0003\u0004\u000f\u0011\u001d\u001e*_`~\n\r\u0301\u00f1\ud83d\ude00"u8;

    public void Try(byte[] input, Random dice)
    {
        string text = Encoding.UTF8.GetString(input);
        string[] words = text.Split(' ');
        Names(text);
        Modes(words);
        Pieces(text, IrcText.LeastRoom + dice.Next(80));
        string formatted = IrcFormatting.ToMarkdown(text);
        Promise.Holds(!formatted.Contains('\u0002') && formatted.Length <= (text.Length * 16) + 16, "formatting");
        Promise.Holds(IrcMarkdown.ToIrc(text).Length <= text.Length, "marks");
        _ = IrcMask.Parse(words[0]).IsMatch("ana", "a", text, System.Net.IPAddress.Loopback);
        _ = IrcMask.IsWild(words[0], text);
        Promise.Same(IrcMask.Parse(words[0]).Text, IrcMask.Parse(IrcMask.Parse(words[0]).Text).Text, "a mask made whole");
        Promise.Holds(IrcHistoryRequest.Parse(words, 100, out IrcHistoryRequest request) is not null || request.Limit is > 0 and <= 100, "a limit");
        _ = IrcWhox.Parse(text);
        _ = IrcMonitorRequest.Parse(words);
        _ = default(IrcCapState).Requested(text, IrcCapability.Sasl | IrcCapability.ServerTime, registered: false, out _);
        if (IrcCtcp.Parse(text) is { } ctcp)
        {
            Promise.Same(ctcp, IrcCtcp.Parse(ctcp.ToString()), "ctcp");
        }
    }

    private static void Names(string text)
    {
        if (IrcNames.Name(text) is { } name)
        {
            Promise.Holds(IrcLineWriter.IsMiddle(IrcNames.Nick(name)), "a nick that is no parameter");
            Promise.Holds(string.Equals(IrcNames.Nick(name), text, StringComparison.OrdinalIgnoreCase), $"{name} has two nicks");
        }

        if (IrcMessageId.Parse(text) is { } id)
        {
            Promise.Same(text, id.ToString(), "a message's id");
        }

        if (IrcNames.Room(text) is { } room)
        {
            Promise.Same(text, IrcNames.Channel(room), "a channel");
        }
    }

    private static void Modes(string[] words)
    {
        List<IrcModeChange> changes = IrcModes.Parse(_classes, words);
        List<IrcModeChange> done = [.. changes.Where(change => change.Action is IrcModeAction.Set or IrcModeAction.Unset)];
        string[][] lines = [.. IrcModes.Write(done, 4)];
        List<IrcModeChange> again = [.. lines.SelectMany(line => IrcModes.Parse(_classes, line))];
        Promise.Holds(done.SequenceEqual(again), "modes written and read again");
    }

    private static void Pieces(string text, int room)
    {
        StringBuilder together = new();
        bool first = true;
        foreach (IrcPiece piece in IrcText.Pieces(text, room))
        {
            Promise.Holds(Encoding.UTF8.GetByteCount(piece.Text) <= room, "a piece too long");
            together.Append(first || piece.Continues ? "" : "\n").Append(piece.Text);
            first = false;
        }

        Promise.Same(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), together.ToString(), "pieces together");
    }
}
