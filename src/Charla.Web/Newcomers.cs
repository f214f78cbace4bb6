namespace Charla.Web;

/// <summary>Whom the server lets in, written into the page, so that it offers nothing that is closed.</summary>
/// <param name="Registration">Who may make an account: <c>open</c>, <c>invite</c> or <c>closed</c>.</param>
/// <param name="Guests">Whether those without an account may come in.</param>
internal sealed record Newcomers(string Registration, bool Guests)
{
    /// <summary>As attributes of the page's first tag, a space in front.</summary>
    public string Attributes => $" data-registration=\"{Registration}\" data-guests=\"{(Guests ? "yes" : "no")}\"";
}
