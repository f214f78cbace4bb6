namespace Charla.Protocol.Irc;

/// <summary>The capabilities of IRCv3 that there are words for here; which of them are offered is the gateway's to say.</summary>
[Flags]
internal enum IrcCapability : ulong
{
    None = 0,
    AccountNotify = 1UL << 0,
    AccountTag = 1UL << 1,
    AwayNotify = 1UL << 2,
    Batch = 1UL << 3,
    CapNotify = 1UL << 4,
    ChgHost = 1UL << 5,
    EchoMessage = 1UL << 6,
    ExtendedJoin = 1UL << 7,
    ExtendedMonitor = 1UL << 8,
    InviteNotify = 1UL << 9,
    LabeledResponse = 1UL << 10,
    MessageTags = 1UL << 11,
    MultiPrefix = 1UL << 12,
    Sasl = 1UL << 13,
    ServerTime = 1UL << 14,
    SetName = 1UL << 15,
    StandardReplies = 1UL << 16,
    Sts = 1UL << 17,
    UserhostInNames = 1UL << 18,
    AccountRegistration = 1UL << 19,
    ChannelRename = 1UL << 20,
    ChatHistory = 1UL << 21,
    EventPlayback = 1UL << 22,
    MessageRedaction = 1UL << 23,
    Metadata = 1UL << 24,
    Multiline = 1UL << 25,
    NoImplicitNames = 1UL << 26,
    PreAway = 1UL << 27,
    ReadMarker = 1UL << 28,
}

/// <summary>The capabilities' names on the wire.</summary>
internal static class IrcCapabilities
{
    private static readonly (string Name, IrcCapability Capability)[] _all =
    [
        ("account-notify", IrcCapability.AccountNotify),
        ("account-tag", IrcCapability.AccountTag),
        ("away-notify", IrcCapability.AwayNotify),
        ("batch", IrcCapability.Batch),
        ("cap-notify", IrcCapability.CapNotify),
        ("chghost", IrcCapability.ChgHost),
        ("draft/account-registration", IrcCapability.AccountRegistration),
        ("draft/channel-rename", IrcCapability.ChannelRename),
        ("draft/chathistory", IrcCapability.ChatHistory),
        ("draft/event-playback", IrcCapability.EventPlayback),
        ("draft/message-redaction", IrcCapability.MessageRedaction),
        ("draft/metadata-3", IrcCapability.Metadata),
        ("draft/multiline", IrcCapability.Multiline),
        ("draft/no-implicit-names", IrcCapability.NoImplicitNames),
        ("draft/pre-away", IrcCapability.PreAway),
        ("draft/read-marker", IrcCapability.ReadMarker),
        ("echo-message", IrcCapability.EchoMessage),
        ("extended-join", IrcCapability.ExtendedJoin),
        ("extended-monitor", IrcCapability.ExtendedMonitor),
        ("invite-notify", IrcCapability.InviteNotify),
        ("labeled-response", IrcCapability.LabeledResponse),
        ("message-tags", IrcCapability.MessageTags),
        ("multi-prefix", IrcCapability.MultiPrefix),
        ("sasl", IrcCapability.Sasl),
        ("server-time", IrcCapability.ServerTime),
        ("setname", IrcCapability.SetName),
        ("standard-replies", IrcCapability.StandardReplies),
        ("sts", IrcCapability.Sts),
        ("userhost-in-names", IrcCapability.UserhostInNames),
    ];

    public static IEnumerable<string> Names(IrcCapability capabilities) => _all.Where(each => capabilities.HasFlag(each.Capability)).Select(each => each.Name);

    /// <summary>Names with their values.</summary>
    public static IEnumerable<string> Names(IrcCapability capabilities, IReadOnlyDictionary<IrcCapability, string> values) =>
        _all.Where(each => capabilities.HasFlag(each.Capability))
            .Select(each => values.TryGetValue(each.Capability, out string? value) && value.Length > 0 ? $"{each.Name}={value}" : each.Name);

    /// <summary>The capability of a name, which is one letter for letter; none where there is none.</summary>
    public static IrcCapability Named(string name) => Array.Find(_all, each => each.Name == name).Capability;
}
