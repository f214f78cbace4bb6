using Charla.Protocol;

namespace Charla.Web;

/// <summary>Something that is said on a page of its own, where the page itself can't say it. Both are HTML: whatever in them came from outside is escaped already.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Body">Paragraphs.</param>
internal sealed record Notice(Bilingual Title, Bilingual Body);
