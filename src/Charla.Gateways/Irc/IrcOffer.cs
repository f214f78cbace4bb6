using Charla.Protocol.Irc;

namespace Charla.Gateways.Irc;

/// <summary>The capabilities of IRCv3 that a client may ask for here.</summary>
internal static class IrcOffer
{
    /// <summary>Those that change the bytes of what happens in a room: members with the same of these share them.</summary>
    public const IrcCapability Shaping =
        IrcCapability.MessageTags | IrcCapability.ServerTime | IrcCapability.AccountTag | IrcCapability.ExtendedJoin | IrcCapability.MessageRedaction;

    private const IrcCapability All = Shaping
        | IrcCapability.AccountNotify | IrcCapability.AwayNotify | IrcCapability.Batch | IrcCapability.CapNotify | IrcCapability.ChatHistory | IrcCapability.ChgHost
        | IrcCapability.EchoMessage | IrcCapability.EventPlayback | IrcCapability.ExtendedMonitor | IrcCapability.InviteNotify | IrcCapability.LabeledResponse
        | IrcCapability.MultiPrefix | IrcCapability.NoImplicitNames | IrcCapability.Sasl | IrcCapability.SetName | IrcCapability.StandardReplies | IrcCapability.UserhostInNames;

    private static readonly Dictionary<IrcCapability, string> _values = new() { [IrcCapability.Sasl] = "PLAIN" };

    /// <summary>What is offered, with values for those who know of them.</summary>
    public static IEnumerable<string> Words(int version) => version >= IrcCapState.Extended ? IrcCapabilities.Names(All, _values) : IrcCapabilities.Names(All);

    /// <summary>The capability of a name; none where it is not offered.</summary>
    public static IrcCapability Find(string name) => IrcCapabilities.Named(name) & All;
}
