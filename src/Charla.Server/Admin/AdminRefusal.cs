using Charla.Protocol;

namespace Charla.Server.Admin;

/// <summary>What an operator asked can't be done, with a code for programs and a sentence for people.</summary>
internal sealed class AdminRefusal(string code, Bilingual text, Exception? cause = null) : Exception(text.English, cause)
{
    public const string NotRunning = "not_running";

    public string Code { get; } = code;

    public Bilingual Text { get; } = text;

    public static AdminRefusal BadRequest(string about) =>
        new("bad_request", new Bilingual("La petición no vale: {0}.", "The request is not valid: {0}.").With(about));
}
