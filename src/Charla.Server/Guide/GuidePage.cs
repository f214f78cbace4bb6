using Charla.Protocol;

namespace Charla.Server.Guide;

/// <summary>One page of the guide, ready to be laid out.</summary>
/// <param name="Language">What it is written in.</param>
/// <param name="Source">Its file in the repository, such as <c>docs/guia/02-eco.md</c>.</param>
/// <param name="Address">Where it is served, such as <c>/guide/es/02-eco</c>.</param>
/// <param name="Title">The text of its first heading.</param>
/// <param name="Body">What it says, as HTML.</param>
internal sealed record GuidePage(Language Language, string Source, string Address, string Title, string Body)
{
    /// <summary>The number in front of the file's name, by which the pages of both languages find each other; 0 for the index.</summary>
    public int Number => int.TryParse(Path.GetFileName(Source).Split('-')[0], out int number) ? number : 0;
}
