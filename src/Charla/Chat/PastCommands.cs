using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>The commands about what was said before.</summary>
internal static class PastCommands
{
    private const int DefaultPage = 20;
    private const int MaxPage = 500;
    private const int MaxHits = 20;

    private static readonly Bilingual _beginning = new("Aquí empieza {0}.", "This is where {0} begins.");
    private static readonly Bilingual _older = new("antes", "earlier");
    private static readonly Bilingual _now = new("ahora", "now");
    private static readonly Bilingual _found = new("Mensajes con «{1}»: {0}", "Messages with “{1}”: {0}");
    private static readonly Bilingual _nothingFound = new("Ningún mensaje con «{0}».", "No message with “{0}”.");
    private static readonly Bilingual _moreFound = new("Hay más; añade palabras para acotar.", "There are more; add words to narrow it down.");

    public static async Task HistoryAsync(ChatSession session, string arguments)
    {
        RoomState room = session.Conversation.Active;
        int count = int.TryParse(arguments, out int asked) ? Math.Clamp(asked, 1, MaxPage) : DefaultPage;
        int limit = Math.Min(count * RoomEntry.EventsPerMessage, MaxPage);
        HistoryResult page = await session.Client.HistoryAsync(room.Name, before: room.Oldest > 0 ? room.Oldest : null, limit: limit);
        if (page.Events.Count == 0)
        {
            session.Info(_beginning.With(SafeText.OneLine(room.Name)));
            return;
        }

        room.Oldest = page.Events[0].Seq;
        IReadOnlyCollection<string> lines = Backlog.Messages(page, count, session);
        bool isAll = !page.More && !page.Events.Any(happened => happened is MessageReceived && happened.Seq < room.Oldest);
        string top = isAll ? session.View.Info(_beginning.With(SafeText.OneLine(room.Name))) : Rule(_older, session.View);
        session.Print([top, .. lines, Rule(_now, session.View)]);
    }

    public static async Task SearchAsync(ChatSession session, string arguments)
    {
        SearchResult found = await session.Client.SearchAsync(arguments, limit: MaxHits);
        string query = SafeText.OneLine(arguments);
        session.Info(found.Hits.Count == 0 ? _nothingFound.With(query) : _found.With(found.Hits.Count, query));
        session.Print([.. found.Hits.Reverse().Select(session.View.Hit)]);
        if (found.More)
        {
            session.Info(_moreFound);
        }
    }

    private static string Rule(Bilingual text, ChatView view) => view.Style.Dim($"── {text.In(view.Language)} ──");
}
