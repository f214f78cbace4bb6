using Charla.Protocol;

namespace Charla.Server.Guide;

/// <summary>What the guide's frame says around its pages.</summary>
internal static class GuideTexts
{
    public static Bilingual Guide { get; } = new("La guía", "The guide");

    public static Bilingual Contents { get; } = new("Índice", "Contents");

    public static Bilingual Skip { get; } = new("Ir al texto", "Skip to the text");

    public static Bilingual Previous { get; } = new("Anterior", "Previous");

    public static Bilingual Next { get; } = new("Siguiente", "Next");

    public static Bilingual Protocol { get; } = new("El protocolo", "The protocol");

    public static Bilingual NotFound { get; } = new(
        "La dirección no corresponde a ninguna página de la guía. Puede que tenga una errata; todas las que hay están en el índice.",
        "The address is none of the guide's pages. It may have a typo; the contents list all there are.");
}
