namespace Charla.Gateways.WebSocket;

/// <summary>Where a web page comes from: <c>scheme://host[:port]</c>, as a browser says it in <c>Origin</c>.</summary>
internal readonly record struct WebOrigin
{
    private WebOrigin(Uri address) => (Scheme, Host, Port) = (address.Scheme, address.IdnHost, address.Port);

    public string Scheme { get; }

    public string Host { get; }

    /// <summary>The scheme's own where none is written.</summary>
    public int Port { get; }

    /// <summary>The origin that a text names; null where it names none, or more than an origin.</summary>
    public static WebOrigin? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Host.Length > 0 && address.UserInfo.Length == 0 && address.PathAndQuery is "" or "/" && address.Fragment.Length == 0
            ? new WebOrigin(address)
            : null;
}
