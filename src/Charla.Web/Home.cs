namespace Charla.Web;

/// <summary>Who serves the page, as it finds written in its first tag.</summary>
internal enum Home
{
    /// <summary>The server itself: the page talks to its <c>/ws</c>.</summary>
    Page,

    /// <summary>A process of the person's own machine, which dials for the page.</summary>
    Window,
}
