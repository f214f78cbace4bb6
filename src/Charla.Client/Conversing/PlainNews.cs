using System.Text;
using System.Text.Unicode;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>Reads what comes in the plain dialect.</summary>
internal static class PlainNews
{
    private const string ErrorWord = "error ";
    private const string NoticeWord = "notice";
    private const string Separator = "> ";
    private const char Mark = '~';

    /// <summary>Talk, or what a charla server itself says to a plain client: its greeting, an error or a notice.</summary>
    public static ChatEvent Read(byte[] payload, DateTimeOffset now)
    {
        // A server that cuts a frame cuts characters too; what is left of the text is still worth reading.
        byte[] readable = Utf8.IsValid(payload) ? payload : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(payload));
        if (Greeting.IsGreeting(readable))
        {
            return OfServer(Encoding.UTF8.GetString(readable)[Greeting.Prefix.Length..]);
        }

        (string? from, string text) = PlainText.Read(readable);
        (from, text) = from is null ? ReadMarked(text) : (from, text);
        return new PlainTextReceived(from, text, Own: false, now);
    }

    /// <summary>Whether somebody shown as <paramref name="shown"/> may be <paramref name="name"/>: a name that another has too is marked, <c>ana~2</c>.</summary>
    public static bool IsName(string? shown, string name) => shown == name || (shown?.StartsWith(name + Mark, StringComparison.Ordinal) ?? false);

    /// <summary>Nobody can choose a name with a mark, so that it is none where people speak; a charla server writes it: <c>ana~2</c> for another ana, <c>ana~?</c> for one that is not shown to be her.</summary>
    private static (string? From, string Text) ReadMarked(string text)
    {
        int end = text.IndexOf(Separator, StringComparison.Ordinal);
        int mark = end > 0 ? text.LastIndexOf(Mark, end) : -1;
        bool isMarked = mark > 0 && IsMark(text.AsSpan(mark + 1, end - mark - 1)) && PlainText.IsName(text[..mark]);
        return isMarked ? (text[..end], text[(end + Separator.Length)..]) : (null, text);
    }

    private static bool IsMark(ReadOnlySpan<char> mark) => mark is "?" || (mark.Length > 0 && mark.IndexOfAnyExceptInRange('0', '9') < 0);

    private static ChatEvent OfServer(string news)
    {
        string[] parts = news.Split(": ", 2);
        if (parts[0].StartsWith(ErrorWord, StringComparison.Ordinal))
        {
            return new ErrorReceived(parts[0][ErrorWord.Length..], parts[^1], NameRules.Lobby, null);
        }

        return new NoticeReceived(parts[0] == NoticeWord ? parts[^1] : news);
    }
}
