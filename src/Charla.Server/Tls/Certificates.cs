using System.Net.Security;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Tls;

/// <summary>The certificate that new connections are shown: read again when its files change. Connections that stand keep theirs.</summary>
internal sealed partial class Certificates
{
    /// <summary>How often at the most it is looked whether a file has changed, when somebody connects.</summary>
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TlsOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private SslStreamCertificateContext _current;
    private DateTime _stamp;
    private long _looked;

    private Certificates(TlsOptions options, TimeProvider time, ILogger logger)
    {
        (_options, _time, _logger) = (options, time, logger);
        _stamp = Stamp();
        _looked = time.GetTimestamp();
        _current = CertificateFile.Read(options);
    }

    /// <summary>Reads the certificate of the settings, or makes one where they say <c>auto</c>.</summary>
    /// <exception cref="FormatException">It can't be read.</exception>
    public static Certificates Open(TlsOptions options, string data, TimeProvider time, ILogger logger)
    {
        try
        {
            TlsOptions found = options.Tls is null ? options : options with { TlsCert = OwnAuthority.Prepare(data, time) };
            return new Certificates(found, time, logger);
        }
        catch (Exception failure) when (IsOfFile(failure))
        {
            throw new FormatException($"tls: {failure.Message}", failure);
        }
    }

    /// <summary>What clients remember: the fingerprint of the last certificate of the chain, the authority's where it is shown.</summary>
    public string Fingerprint
    {
        get
        {
            SslStreamCertificateContext current = Current();
            return OwnAuthority.Fingerprint(current.IntermediateCertificates.LastOrDefault() ?? current.TargetCertificate);
        }
    }

    /// <summary>What clients remember that know the server by a name which is not in the certificate: the fingerprint of its own key.</summary>
    public string OwnFingerprint => OwnAuthority.Fingerprint(Current().TargetCertificate);

    /// <summary>Until when the certificate is valid.</summary>
    public DateTimeOffset ValidUntil => new(Current().TargetCertificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);

    /// <summary>The certificate as it stands; a file that can't be read leaves the last one in its place.</summary>
    public SslStreamCertificateContext Current()
    {
        lock (_gate)
        {
            if (_time.GetElapsedTime(_looked) >= _look)
            {
                _looked = _time.GetTimestamp();
                Renew();
            }

            return _current;
        }
    }

    private void Renew()
    {
        DateTime stamp = Stamp();
        if (stamp == _stamp)
        {
            return;
        }

        _stamp = stamp;
        try
        {
            // The last one is left to the connections that use it.
            _current = CertificateFile.Read(_options);
            Log.Renewed(_logger, _current.TargetCertificate.Subject, _current.TargetCertificate.NotAfter);
        }
        catch (Exception failure) when (IsOfFile(failure))
        {
            Log.NotRenewed(_logger, failure.Message);
        }
    }

    private DateTime Stamp() => new[] { _options.TlsCert, _options.TlsKey, _options.TlsPasswordFile }.OfType<string>().Select(File.GetLastWriteTimeUtc).Max();

    private static bool IsOfFile(Exception failure) => failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;

    private static partial class Log
    {
        [LoggerMessage(51, LogLevel.Information, "New connections are shown the certificate of {Subject}, valid until {Until}")]
        public static partial void Renewed(ILogger logger, string subject, DateTime until);

        [LoggerMessage(52, LogLevel.Error, "The certificate has changed and can't be read: {Reason}. New connections are shown the last one.")]
        public static partial void NotRenewed(ILogger logger, string reason);
    }
}
