using System.Text;
using Charla.Protocol;

namespace Charla.Gateways.Framed;

/// <summary>What a peer is told that speaks another protocol to the framed port.</summary>
internal sealed class FramedPortGuide(Language language)
{
    private static readonly Bilingual _http = new(
        "Este puerto habla tramas con cabecera de diez bytes (charla/1). HTTP y WebSocket están en el puerto {0}.",
        "This port speaks frames with a ten-byte header (charla/1). HTTP and WebSocket are on port {0}.");

    private static readonly Bilingual _tls = new(
        "Este puerto habla tramas con cabecera de diez bytes (charla/1), sin TLS.",
        "This port speaks frames with a ten-byte header (charla/1), without TLS.");

    private static readonly Bilingual _onlyTls = new(
        "Este servidor solo habla con TLS: conecta con tls:// o con charla chat --tls.",
        "This server speaks only with TLS: connect with tls:// or with charla chat --tls.");

    private static readonly Bilingual _other = new(
        "Este puerto habla tramas con cabecera de diez bytes (charla/1), no {0}.",
        "This port speaks frames with a ten-byte header (charla/1), not {0}.");

    /// <summary>Where HTTP and WebSocket are spoken; known once the ports are open.</summary>
    public int HttpPort { get; set; }

    /// <summary>What someone is told who came without TLS where nothing else is spoken: a frame.</summary>
    public byte[] OnlyTls()
    {
        byte[] text = Encoding.UTF8.GetBytes(_onlyTls.In(language));
        byte[] frame = [.. new byte[Frame.HeaderLength], .. text];
        Frame.WriteHeader(frame, text.Length);
        return frame;
    }

    /// <summary>One line of text, ended by CR LF.</summary>
    public string LineFor(ForeignProtocol protocol)
    {
        Bilingual text = protocol switch
        {
            ForeignProtocol.Http => _http.With(HttpPort),
            ForeignProtocol.Tls => _tls,
            _ => _other.With(protocol.ToString().ToUpperInvariant()),
        };
        return text.In(language) + "\r\n";
    }
}
