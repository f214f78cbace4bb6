using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The plain dialect: messages as <c>name&gt; text</c>, what the server itself has to say, and nothing else.</summary>
internal sealed class PlainForm : IWireForm
{
    public static PlainForm Shared { get; } = new();

    public void Write(FrameBuffer buffer, ServerMessage message)
    {
        switch (message)
        {
            case MessageEvent { Deleted: not true } said:
                PlainText.Write(buffer, said.Bare ? null : said.From, said.Text);
                break;
            case Gap gap:
                PlainText.Write(buffer, null, Greeting.Notice($"… {gap.To - gap.From + 1} mensajes / messages …"));
                break;
            case Notice notice:
                PlainText.Write(buffer, null, Greeting.Notice(notice.Text));
                break;
            case Error error:
                PlainText.Write(buffer, null, Greeting.Error(error.Code, error.Message));
                break;
            case Bye bye:
                PlainText.Write(buffer, null, Greeting.Notice(bye.Message));
                break;
        }
    }
}
