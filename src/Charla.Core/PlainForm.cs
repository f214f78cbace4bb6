using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The plain dialect: messages as <c>name&gt; text</c>, what the server itself has to say, and nothing else.</summary>
internal sealed class PlainForm(Language language) : IWireForm
{
    public void Write(FrameBuffer buffer, ServerMessage message)
    {
        if (Words(message, language) is var (name, text))
        {
            PlainText.Write(buffer, name, text);
        }
    }

    /// <summary>What stands in a message for who knows only names and texts; null where it has no words for them.</summary>
    public static (string? Name, string Text)? Words(ServerMessage message, Language language) => message switch
    {
        MessageEvent { Deleted: not true } said => (said.Bare ? null : said.From, said.Text),
        ModeratedEvent done => (null, Greeting.Notice(ModerationTexts.Line(done).In(language) + ".")),
        Gap gap => (null, Greeting.Notice($"… {gap.To - gap.From + 1} mensajes / messages …")),
        Notice notice => (null, Greeting.Notice(notice.Text)),
        Error error => (null, Greeting.Error(error.Code, error.Message)),
        Bye bye => (null, Greeting.Notice(bye.Message)),
        _ => null,
    };
}
