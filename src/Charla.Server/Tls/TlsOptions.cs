namespace Charla.Server.Tls;

/// <summary>How the ports speak TLS. Beside the other settings in the settings file: <c>tlsCert</c>, <c>CHARLA_TLSCERT</c>.</summary>
internal sealed record TlsOptions
{
    public const string Auto = "auto";

    /// <summary><c>auto</c>: with a certificate of an authority of the server's own, made in the data folder. Default: by <see cref="TlsCert"/>, or none.</summary>
    public string? Tls { get; init; }

    /// <summary>The certificate and those of the authorities between, as PEM; or all with the key, as PFX. Read again when the file changes. Default none.</summary>
    public string? TlsCert { get; init; }

    /// <summary>The key, as PEM, where it is not in <see cref="TlsCert"/>. Default none.</summary>
    public string? TlsKey { get; init; }

    /// <summary>A file whose first line is the password of the key. Default none.</summary>
    public string? TlsPasswordFile { get; init; }

    /// <summary>Whether nothing is spoken without TLS. Default false: the same ports speak both.</summary>
    public bool TlsOnly { get; init; }

    public bool IsOn => Tls is not null || TlsCert is not null;

    /// <exception cref="FormatException">They contradict each other.</exception>
    public void Check()
    {
        if (Tls is not (null or Auto))
        {
            throw new FormatException($"tls = {Tls}");
        }

        if (Tls is not null && TlsCert is not null)
        {
            throw new FormatException("tls, tls-cert");
        }

        if (TlsCert is null && (TlsKey ?? TlsPasswordFile) is { } without)
        {
            throw new FormatException($"tls-cert = ?, {without}");
        }

        if (TlsOnly && !IsOn)
        {
            throw new FormatException("tls-only, tls-cert = ?");
        }
    }
}
