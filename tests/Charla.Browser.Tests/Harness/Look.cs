using Microsoft.Playwright;

namespace Charla.Browser.Tests.Harness;

/// <summary>What a person sits in front of: a screen, its colours, a mouse or fingers, and the language of their browser.</summary>
internal sealed record Look(int Width = 1280, int Height = 800)
{
    public static readonly Look Desk = new();

    /// <summary>A phone: narrow, and touched.</summary>
    public static readonly Look Phone = new(360, 740) { IsTouched = true };

    public string Language { get; init; } = "es-ES";

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    public bool IsTouched { get; init; }

    /// <summary>Without animations, a picture shows what is there and not what is on its way.</summary>
    public ReducedMotion Motion { get; init; } = ReducedMotion.NoPreference;

    public Look InEnglish => this with { Language = "en-GB" };

    public Look Dark => this with { Scheme = ColorScheme.Dark };

    public Words Words => Language.StartsWith("es", StringComparison.Ordinal) ? Words.Spanish : Words.English;

    public BrowserNewContextOptions Options => new()
    {
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        DeviceScaleFactor = 1,
        Locale = Language,
        TimezoneId = "Europe/Madrid",
        ColorScheme = Scheme,
        ReducedMotion = Motion,
        HasTouch = IsTouched,
        IsMobile = IsTouched,
    };
}
