namespace Charla.Gateways.Irc;

/// <summary>The capabilities of IRCv3 that a client may ask for.</summary>
[Flags]
internal enum IrcCap : uint
{
    None = 0,
    MessageTags = 1 << 0,
    ServerTime = 1 << 1,
    AccountTag = 1 << 2,
    ExtendedJoin = 1 << 3,
    Redaction = 1 << 4,
    ChgHost = 1 << 5,
    SetName = 1 << 6,
    InviteNotify = 1 << 7,
    AwayNotify = 1 << 8,
    AccountNotify = 1 << 9,
    Batch = 1 << 10,
    EchoMessage = 1 << 11,
    LabeledResponse = 1 << 12,
    MultiPrefix = 1 << 13,
    UserhostInNames = 1 << 14,
    CapNotify = 1 << 15,
    StandardReplies = 1 << 16,
    Sasl = 1 << 17,
    ChatHistory = 1 << 18,
    EventPlayback = 1 << 19,
    NoImplicitNames = 1 << 20,
    ExtendedMonitor = 1 << 21,
}

/// <summary>The capabilities as the wire has them.</summary>
internal static class IrcCaps
{
    /// <summary>Those that change the bytes of what happens in a room: members with the same of these share them.</summary>
    public const IrcCap Shaping = IrcCap.MessageTags | IrcCap.ServerTime | IrcCap.AccountTag | IrcCap.ExtendedJoin | IrcCap.Redaction;

    private const string SaslMechanisms = "PLAIN";

    private static readonly (string Name, IrcCap Cap)[] _all =
    [
        ("account-notify", IrcCap.AccountNotify),
        ("account-tag", IrcCap.AccountTag),
        ("away-notify", IrcCap.AwayNotify),
        ("batch", IrcCap.Batch),
        ("cap-notify", IrcCap.CapNotify),
        ("chghost", IrcCap.ChgHost),
        ("draft/chathistory", IrcCap.ChatHistory),
        ("draft/event-playback", IrcCap.EventPlayback),
        ("draft/message-redaction", IrcCap.Redaction),
        ("draft/no-implicit-names", IrcCap.NoImplicitNames),
        ("echo-message", IrcCap.EchoMessage),
        ("extended-join", IrcCap.ExtendedJoin),
        ("extended-monitor", IrcCap.ExtendedMonitor),
        ("invite-notify", IrcCap.InviteNotify),
        ("labeled-response", IrcCap.LabeledResponse),
        ("message-tags", IrcCap.MessageTags),
        ("multi-prefix", IrcCap.MultiPrefix),
        ("sasl", IrcCap.Sasl),
        ("server-time", IrcCap.ServerTime),
        ("setname", IrcCap.SetName),
        ("standard-replies", IrcCap.StandardReplies),
        ("userhost-in-names", IrcCap.UserhostInNames),
    ];

    /// <summary>What is offered, with values for those who know of them.</summary>
    public static IEnumerable<string> Offered(int version) => _all.Select(cap => cap.Cap == IrcCap.Sasl && version >= 302 ? $"{cap.Name}={SaslMechanisms}" : cap.Name);

    /// <summary>The names of some capabilities.</summary>
    public static IEnumerable<string> Names(IrcCap caps) => _all.Where(cap => caps.HasFlag(cap.Cap)).Select(cap => cap.Name);

    /// <summary>The capability of a name; none where there is none.</summary>
    public static IrcCap Find(string name) => Array.Find(_all, cap => cap.Name == name).Cap;
}
