using System.Globalization;
using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>What one client and the server have agreed upon so far.</summary>
/// <param name="Enabled">What is on.</param>
/// <param name="Version">The highest that the client has said, such as 302; 0 for none.</param>
/// <param name="IsNegotiating">Registration waits for <c>CAP END</c>.</param>
internal readonly record struct IrcCapState(IrcCapability Enabled, int Version, bool IsNegotiating)
{
    /// <summary>The version that knows values, several lines and <c>cap-notify</c>.</summary>
    public const int Extended = 302;

    /// <summary>Whether the client is told of capabilities that come and go: <c>CAP NEW</c>, <c>CAP DEL</c>.</summary>
    public bool IsNotified => Version >= Extended || Enabled.HasFlag(IrcCapability.CapNotify);

    /// <summary>Reads the version of <c>CAP LS</c>.</summary>
    /// <returns>What is written there; 0 where it is no number.</returns>
    public static int ReadVersion(string? version) => int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary>After <c>CAP LS</c>. A lower version than before is good for this one answer, not for what is remembered.</summary>
    public IrcCapState Listed(string? version, bool registered)
    {
        int highest = Math.Max(Version, ReadVersion(version));
        IrcCapability implied = highest >= Extended ? IrcCapability.CapNotify : IrcCapability.None;
        return new IrcCapState(Enabled | implied, highest, IsNegotiating || !registered);
    }

    /// <summary>After <c>CAP END</c>.</summary>
    public IrcCapState Ended() => this with { IsNegotiating = false };

    /// <summary>After <c>CAP REQ</c>: all of it, or nothing.</summary>
    /// <param name="list">Names, those to be turned off with a hyphen before them, done from left to right.</param>
    /// <param name="offered">What there is.</param>
    /// <param name="registered">Whether registration is over, so that nothing has to wait.</param>
    /// <param name="accepted"><c>ACK</c>, or <c>NAK</c>.</param>
    public IrcCapState Requested(string list, IrcCapability offered, bool registered, out bool accepted)
    {
        IrcCapability wanted = Enabled;
        accepted = true;
        foreach (string word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool off = word[0] == '-';
            IrcCapability capability = IrcCapabilities.Named(off ? word[1..] : word);
            accepted &= capability != IrcCapability.None && (off ? CanDrop(capability) : CanTake(capability, offered));
            wanted = off ? wanted & ~capability : wanted | capability;
        }

        return this with { Enabled = accepted ? wanted : Enabled, IsNegotiating = IsNegotiating || !registered };
    }

    /// <summary>After the server has withdrawn some: they are off.</summary>
    public IrcCapState Without(IrcCapability withdrawn) => this with { Enabled = Enabled & ~withdrawn };

    /// <summary>Writes <c>CAP client subcommand [*] :words</c>, in as many lines as it takes.</summary>
    /// <param name="buffer">Where the lines go.</param>
    /// <param name="server">The server's name.</param>
    /// <param name="client">The client's nick, or <c>*</c>.</param>
    /// <param name="subcommand"><c>LS</c>, <c>LIST</c>, <c>ACK</c>, <c>NAK</c>, <c>NEW</c> or <c>DEL</c>.</param>
    /// <param name="words">One line without any where there are none.</param>
    /// <param name="marksMore">Whether all lines but the last have the asterisk: <c>LS</c> and <c>LIST</c> for those who know version 302.</param>
    public static void Write(FrameBuffer buffer, string server, string client, string subcommand, IEnumerable<string> words, bool marksMore)
    {
        int room = Begin(new FrameBuffer(), server, client, subcommand, more: true).Room;
        List<string> lines = [];
        StringBuilder line = new();
        foreach (string word in words)
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        lines.Add(line.ToString());
        for (int i = 0; i < lines.Count; i++)
        {
            IrcLineWriter writer = Begin(buffer, server, client, subcommand, marksMore && i < lines.Count - 1);
            writer.Trailing(lines[i]);
            writer.End();
        }
    }

    private static IrcLineWriter Begin(FrameBuffer buffer, string server, string client, string subcommand, bool more)
    {
        IrcLineWriter line = new(buffer);
        line.Source(server);
        line.Command("CAP");
        line.ParamOrStar(client);
        line.Param(subcommand);
        if (more)
        {
            line.Param("*");
        }

        return line;
    }

    /// <summary>STS is to be read, never to be asked for.</summary>
    private static bool CanTake(IrcCapability capability, IrcCapability offered) => offered.HasFlag(capability) && capability != IrcCapability.Sts;

    private bool CanDrop(IrcCapability capability) => capability != IrcCapability.CapNotify || Version < Extended;
}
