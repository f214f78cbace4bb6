using Charla.Protocol;

namespace Charla.Web;

/// <summary>What is said around the page.</summary>
internal static class WebTexts
{
    public static Bilingual NotFoundTitle { get; } = new("Esta página no existe", "There is no such page");

    /// <summary>Why there is no page, and what to do about it.</summary>
    public static Bilingual NotBuilt { get; } = new(
        "Este programa se construyó sin la página web, que necesita Node (node y npm) al construirla. Con Node instalado, constrúyelo otra vez.",
        "This program was built without the web page, which needs Node (node and npm) to be built. Install Node and build it again.");

    /// <summary>For an address that leads nowhere.</summary>
    public static Notice NotFound { get; } = new(NotFoundTitle, new(
        """<p>En esta dirección no hay nada. Puede que tenga una errata.</p><p><a href="/">Ir a la charla</a></p>""",
        """<p>There is nothing at this address. It may have a typo.</p><p><a href="/">Go to the chat</a></p>"""));

    /// <summary>For <c>/</c> of a program without the page.</summary>
    public static Notice WithoutPage { get; } = new(new("Falta la página", "The page is missing"), new Bilingual("<p>{0}</p>", "<p>{0}</p>").With(NotBuilt));
}
