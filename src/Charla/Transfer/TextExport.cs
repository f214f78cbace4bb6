using System.Globalization;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Storage.Transfer;

namespace Charla.Transfer;

/// <summary>A room as lines of text: what was said, as it stands now, with edits, deletions and reactions applied. Harmless to a terminal.</summary>
internal static class TextExport
{
    private const string Indent = "    ";

    public static void Write(TextWriter output, RoomSnapshot room, Language language)
    {
        RoomHeader header = room.Header;
        output.Write($"# {SafeText.OneLine(TransferTexts.Title.With(header.Name).In(language))}");
        output.Write(header.Topic is null ? "\n" : $": {SafeText.OneLine(header.Topic)}\n");
        foreach (RoomEvent @event in room.WithReactions())
        {
            if (@event is MessageEvent said)
            {
                Write(output, said, language);
            }
            else if (@event is TopicEvent topic)
            {
                output.Write($"{Time(topic)}  * {SafeText.OneLine(TransferTexts.Topic.With(topic.From, topic.Text).In(language))}\n");
            }
            else if (@event is ModeratedEvent done)
            {
                output.Write($"{Time(done)}  * {SafeText.OneLine(ModerationTexts.Line(done).In(language))}\n");
            }
        }
    }

    private static void Write(TextWriter output, MessageEvent said, Language language)
    {
        string[] lines = said.Deleted == true ? [TransferTexts.Deleted.In(language)] : SafeText.Lines(said.Text);
        string marks = string.Join(", ", Marks(said, language));
        output.Write($"{Time(said)}  {SafeText.OneLine(said.From)}> {lines[0]}{(marks.Length > 0 ? $"  ({marks})" : "")}\n");
        foreach (string line in lines.Skip(1))
        {
            output.Write($"{Indent}{line}\n");
        }

        if (said.Data is { } data)
        {
            output.Write($"{Indent}{SafeText.OneLine(data.GetRawText())}\n");
        }

        if (said.Reactions is { Count: > 0 } reactions)
        {
            output.Write($"{Indent}[{SafeText.OneLine(string.Join("; ", reactions.Select(reaction => $"{reaction.Key} {string.Join(", ", reaction.Value)}")))}]\n");
        }
    }

    private static IEnumerable<string> Marks(MessageEvent said, Language language)
    {
        if (said.ReplyTo is { } replied)
        {
            yield return TransferTexts.Reply.With(replied).In(language);
        }

        if (said.Edited is not null && said.Deleted != true)
        {
            yield return TransferTexts.Edited.In(language);
        }
    }

    private static string Time(RoomEvent @event) => @event.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
