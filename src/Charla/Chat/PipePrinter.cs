using Charla.Client;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>Prints each message as one line: <c>name&gt; text</c>, or a JSON object. One's own are left out: the script knows them.</summary>
/// <param name="options">Which room goes without saying, and the form.</param>
/// <param name="output">Where the lines go.</param>
/// <param name="say">Tells a person something, on another way than the lines.</param>
internal sealed class PipePrinter(ChatOptions options, TextWriter output, Action<Bilingual> say)
{
    private static readonly Bilingual _lost = new("Se cortó la conexión; se intenta de nuevo.", "The connection was lost; trying again.");
    private static readonly Bilingual _back = new("De nuevo en línea.", "Back online.");

    private bool _wasLost;

    /// <summary>The name that one's own messages bear.</summary>
    public required string Name { get; set; }

    /// <summary>The last seq of the room that was there before; the history shows it, if anybody.</summary>
    public required long ShownUpTo { get; init; }

    public void Print(HistoryResult page)
    {
        foreach (MessageReceived message in page.Events.OfType<MessageReceived>().Where(message => !message.Deleted))
        {
            Print(message);
        }
    }

    /// <summary>Prints what happens until the client is closed, or nobody reads the output any more.</summary>
    public async Task RunAsync(ChatClient client, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (ChatEvent happened in client.Events.WithCancellation(cancellationToken))
            {
                Handle(happened);
            }
        }
        catch (IOException)
        {
            // As for any filter: whoever read from here has seen enough.
        }
    }

    private void Handle(ChatEvent happened)
    {
        switch (happened)
        {
            case MessageReceived message when !IsOwn(message.From) && !(IsRoom(message.Room) && message.Seq <= ShownUpTo):
                Print(message);
                break;
            case PlainTextReceived { Own: false } said:
                Print(new MessageReceived(options.Room, 0, said.From ?? "", said.At, said.Text));
                break;
            case Charla.Client.Renamed renamed:
                Name = renamed.Name;
                break;
            default:
                Tell(happened);
                break;
        }
    }

    private void Tell(ChatEvent happened)
    {
        switch (happened)
        {
            case ConnectionStateChanged { State: ConnectionState.Reconnecting } when !_wasLost:
                _wasLost = true;
                say(_lost);
                break;
            case ConnectionStateChanged { State: ConnectionState.Connected } when _wasLost:
                _wasLost = false;
                say(_back);
                break;
            case NoticeReceived notice:
                say(ViewTexts.Notice.With(SafeText.OneLine(notice.Text)));
                break;
            case ErrorReceived error:
                say(FailureTexts.Same(SafeText.OneLine(error.Message)));
                break;
            case GapReported gap:
                say(ViewTexts.Gap.With(gap.From, gap.To));
                break;
        }
    }

    private void Print(MessageReceived message) => output.WriteLine(options.Json ? JsonLine.Of(message) : Line(message));

    private string Line(MessageReceived message)
    {
        string room = IsRoom(message.Room) ? "" : $"[{SafeText.OneLine(message.Room)}] ";
        string author = message.From.Length > 0 ? $"{SafeText.OneLine(message.From)}> " : "";
        return room + author + SafeText.OneLine(message.Text);
    }

    private bool IsOwn(string author) => NameRules.Fold(author) == NameRules.Fold(Name);

    private bool IsRoom(string room) => NameRules.Fold(room) == NameRules.Fold(options.Room);
}
