using System.Globalization;
using Charla.Chat.Terminal;
using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>
/// Turns what happens into lines of text. Nothing that came over the network reaches a line without passing <see cref="SafeText"/>.
/// It remembers one thing: the day of the last line, so that a new day gets its separator.
/// </summary>
internal sealed class ChatView(Style style, Language language, TimeZoneInfo zone)
{
    /// <summary>Before the lines of a message after the first.</summary>
    private const string Indent = "      ";

    /// <summary>Columns of a quote.</summary>
    private const int MaxQuote = 60;

    private DateOnly? _day;

    public Language Language => language;

    public Style Style => style;

    /// <summary>A message, with what it answers above it and its reactions below.</summary>
    /// <param name="message">The message.</param>
    /// <param name="conversation">Whose view it is: the active room goes without saying.</param>
    public IReadOnlyList<string> Message(MessageReceived message, Conversation conversation)
    {
        List<string> lines = [.. NewDay(message.At), .. Quote(message, conversation)];
        string[] text = message.Deleted ? [style.Dim($"({ViewTexts.Deleted.In(language)})")] : [.. SafeText.Lines(message.Text)];
        string head = $"{Head(message, conversation)} {Author(message.From, ref text[0])} ";
        lines.Add(head + Marked(text[0], message, conversation));
        lines.AddRange(text.Skip(1).Select(line => Indent + Marked(line, message, conversation)));
        if (message.EditedAt is not null && !message.Deleted)
        {
            lines[^1] += style.Dim($" ({ViewTexts.Edited.In(language)})");
        }

        return [.. lines, .. Reactions(message)];
    }

    /// <summary>What happened to a message or a room, in one line.</summary>
    public IReadOnlyList<string> Event(RoomLogEvent happened, Conversation conversation) => happened switch
    {
        MessageReceived message => Message(message, conversation),
        MessageEdited edit => Happened(edit, conversation, ViewTexts.EditedIt, Number(edit.Target), SafeText.OneLine(edit.Text)),
        MessageDeleted deletion => Happened(deletion, conversation, ViewTexts.DeletedIt, Number(deletion.Target)),
        MessageReacted reaction => Happened(
            reaction,
            conversation,
            reaction.Added ? ViewTexts.ReactedToIt : ViewTexts.TookReactionBack,
            Target(reaction.Target, conversation.Room(reaction.Room)),
            SafeText.OneLine(reaction.Emoji)),
        TopicChanged { Topic: "" } topic => Happened(topic, conversation, ViewTexts.RemovedTopic),
        TopicChanged topic => Happened(topic, conversation, ViewTexts.SetTopic, SafeText.OneLine(topic.Topic)),
        RoomModerated done => [.. NewDay(done.At), $"{Head(done, conversation)} {new Bilingual(done.Spanish, done.English).In(language)}"],
        _ => [],
    };

    /// <summary>What somebody said in the plain dialect, which has no numbers.</summary>
    public IReadOnlyList<string> Plain(PlainTextReceived said, Conversation conversation)
    {
        string[] text = SafeText.Lines(said.Text);
        string author = said.From is null ? "" : Author(said.From, ref text[0]) + " ";
        bool isMention = !said.Own && Mentions(said.Text, conversation.OwnName);
        IEnumerable<string> shown = text.Select(line => isMention ? HighlightName(line, conversation.OwnName) : line);
        return [.. NewDay(said.At), $"{Time(said.At)} {author}{shown.First()}", .. shown.Skip(1).Select(line => Indent + line)];
    }

    /// <summary>Somebody came, went or took another name.</summary>
    public string Presence(PresenceChanged change)
    {
        Bilingual text = change.Change switch
        {
            PresenceChange.Joined => ViewTexts.CameIn,
            PresenceChange.Left => ViewTexts.WentAway,
            _ => ViewTexts.TookName,
        };
        string said = text.With(SafeText.OneLine(change.Name), SafeText.OneLine(change.FormerName ?? "")).In(language);
        return style.Dim($"· {said}");
    }

    /// <summary>A hit of a search, or a message out of its room and day.</summary>
    public string Hit(MessageReceived hit)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(hit.At, zone);
        string when = local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        string text = SafeText.OneLine(hit.Text);
        return $"{style.Dim($"{when} [{SafeText.OneLine(hit.Room)}] {Number(hit.Seq)}")} {Author(hit.From, ref text)} {text}";
    }

    /// <summary>A line of the program's own.</summary>
    public string Info(Bilingual text) => style.Dim($"· {text.In(language)}");

    /// <summary>A line about something that did not work.</summary>
    public string Problem(string text) => style.Bad("✗ ") + text;

    public string Problem(Bilingual text) => Problem(text.In(language));

    /// <summary>Whether a text names a person, as a whole word, with or without an at sign.</summary>
    public static bool Mentions(string text, string name) => IndexOfName(text, name, 0) >= 0;

    /// <summary>The number that a message is called by in commands.</summary>
    public static string Number(long seq) => $"#{seq}";

    private static int IndexOfName(string text, string name, int start)
    {
        for (int at = text.IndexOf(name, start, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return at;
            }
        }

        return -1;
    }

    private string Time(DateTimeOffset at) => style.Dim(TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture));

    private string[] NewDay(DateTimeOffset at)
    {
        DateOnly day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        if (day == _day)
        {
            return [];
        }

        _day = day;
        return [style.Dim($"── {ViewTexts.Day(day).In(language)} ──")];
    }

    private string Head(RoomLogEvent happened, Conversation conversation) =>
        $"{Time(happened.At)} {RoomPrefix(happened.Room, conversation)}{style.Dim(Number(happened.Seq))}";

    private string RoomPrefix(string room, Conversation conversation) =>
        conversation.IsActive(room) ? "" : style.Name(room, $"[{SafeText.OneLine(room)}]") + " ";

    /// <summary>The author as it stands before what was said; takes <c>/me </c> off what was done.</summary>
    private string Author(string from, ref string text)
    {
        const string Action = "/me ";
        string name = SafeText.OneLine(from);
        if (!text.StartsWith(Action, StringComparison.Ordinal))
        {
            return style.Name(from, name + ">");
        }

        text = text[Action.Length..];
        return style.Name(from, "* " + name);
    }

    private string[] Quote(MessageReceived message, Conversation conversation)
    {
        if (message.ReplyTo is not long seq)
        {
            return [];
        }

        return [style.Dim(Indent + "┌ " + CellWidth.Fit(Target(seq, conversation.Room(message.Room)), MaxQuote))];
    }

    private static string Target(long seq, RoomState room)
    {
        if (room.Find(seq) is not { } message)
        {
            return Number(seq);
        }

        string text = SafeText.OneLine(message.Text);
        string quoted = CellWidth.Fit(text, MaxQuote / 2);
        return $"{Number(seq)} {SafeText.OneLine(message.From)}> {quoted}{(quoted.Length < text.Length ? "…" : "")}";
    }

    private string Marked(string line, MessageReceived message, Conversation conversation) =>
        conversation.IsOwn(message.From) ? line : HighlightName(line, conversation.OwnName);

    private string HighlightName(string line, string name)
    {
        int at = IndexOfName(line, name, 0);
        return at < 0 ? line : line[..at] + style.Highlight(line.Substring(at, name.Length)) + line[(at + name.Length)..];
    }

    private string[] Reactions(MessageReceived message) => message.Reactions.Count == 0
        ? []
        : [style.Dim(Indent + string.Join("  ", message.Reactions.Select(entry => SafeText.OneLine($"{entry.Key} {string.Join(", ", entry.Value)}"))))];

    private IReadOnlyList<string> Happened(RoomLogEvent happened, Conversation conversation, Bilingual text, params string[] values)
    {
        string who = style.Name(happened.From, SafeText.OneLine(happened.From));
        return [.. NewDay(happened.At), $"{Head(happened, conversation)} {text.With([who, .. values]).In(language)}"];
    }
}
