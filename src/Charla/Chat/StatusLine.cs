using Charla.Chat.Terminal;
using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>The line between the conversation and what is being typed: where one is, how the connection is, and what waits.</summary>
internal sealed class StatusLine(Style style, Language language)
{
    private const string Rule = "─";
    private const int MaxTypingNames = 3;

    private static readonly Bilingual _connected = new("conectado", "connected");
    private static readonly Bilingual _connecting = new("conectando…", "connecting…");
    private static readonly Bilingual _reconnecting = new("sin conexión, reintento en {0} s", "no connection, next try in {0} s");
    private static readonly Bilingual _offline = new("desconectado", "offline");
    private static readonly Bilingual _plain = new("sin historial ni salas", "no history, no rooms");
    private static readonly Bilingual _unsent = new("{0} por enviar", "{0} unsent");
    private static readonly Bilingual _oneTypes = new("{0} escribe…", "{0} is typing…");
    private static readonly Bilingual _someType = new("{0} escriben…", "{0} are typing…");

    /// <summary>The line, as wide as it may be without touching the margin.</summary>
    public StyledText Line(Conversation conversation, DateTimeOffset now, int columns)
    {
        string text = CellWidth.Fit($" {string.Join(" · ", Parts(conversation, now))} ", Math.Max(0, columns - 4));
        string fill = string.Concat(Enumerable.Repeat(Rule, Math.Max(0, columns - 3 - CellWidth.Of(text))));
        string light = conversation.State == ConnectionState.Connected ? style.Good("●") : conversation.State == ConnectionState.Closed ? style.Bad("○") : style.Warning("○");
        return new StyledText(style.Dim(Rule) + light + style.Dim(text + fill), Math.Max(0, columns - 1));
    }

    /// <summary>What stands before a secret being typed.</summary>
    public StyledText Prompt(Bilingual question, int columns)
    {
        string text = CellWidth.Fit(question.In(language), Math.Max(1, columns - 1));
        return new StyledText(style.Bold(text), CellWidth.Of(text));
    }

    /// <summary>What stands before the line being typed: the room that it goes to.</summary>
    public StyledText Prompt(Conversation conversation, int columns)
    {
        string room = CellWidth.Fit(SafeText.OneLine(conversation.ActiveRoom), Math.Max(1, columns / 3));
        return new StyledText(style.Bold(room + ">") + " ", CellWidth.Of(room) + 2);
    }

    /// <summary>The most pressing first: a narrow terminal cuts the end.</summary>
    private IEnumerable<string> Parts(Conversation conversation, DateTimeOffset now)
    {
        yield return State(conversation, now);
        if (conversation.Unsent > 0)
        {
            yield return _unsent.With(conversation.Unsent).In(language);
        }

        string name = conversation.ServerName is null ? conversation.OwnName : $"{conversation.OwnName}@{conversation.ServerName}";
        yield return SafeText.OneLine(name) + (conversation.Account is null ? "" : ViewTexts.VerifiedMark);
        if (conversation.Dialect == ChatDialect.Plain)
        {
            yield return _plain.In(language);
        }

        foreach (RoomState room in conversation.Rooms.Where(room => room.Unread > 0))
        {
            yield return $"{SafeText.OneLine(room.Name)} {room.Unread}";
        }

        IReadOnlyList<string> typing = conversation.Active.TypingAt(now);
        if (typing.Count > 0)
        {
            string names = SafeText.OneLine(string.Join(", ", typing.Take(MaxTypingNames)));
            yield return (typing.Count == 1 ? _oneTypes : _someType).With(names).In(language);
        }
    }

    private string State(Conversation conversation, DateTimeOffset now) => conversation switch
    {
        { State: ConnectionState.Connected } => _connected.In(language),
        { State: ConnectionState.Reconnecting, RetryAt: DateTimeOffset at } => _reconnecting.With((int)Math.Max(0, Math.Ceiling((at - now).TotalSeconds))).In(language),
        { State: ConnectionState.Connecting or ConnectionState.Reconnecting } => _connecting.In(language),
        _ => _offline.In(language),
    };
}
