using System.Net;
using System.Threading.RateLimiting;
using Charla.Core;
using Charla.Protocol;

namespace Charla.Gateways.Admission;

/// <summary>How many connections there may be, in all and from one address, and how many new ones in a minute. One set of limits; another is another of these.</summary>
internal sealed class AddressLimits : IDisposable
{
    private static readonly TimeSpan _fullRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _crowdRetry = TimeSpan.FromSeconds(10);

    private static readonly Bilingual _full = new("El servidor está lleno. Inténtalo más tarde.", "The server is full. Try again later.");
    private static readonly Bilingual _crowd = new("Hay demasiadas conexiones desde tu dirección ({0} a la vez como mucho). Cierra alguna.", "There are too many connections from your address ({0} at once at the most). Close some.");
    private static readonly Bilingual _haste = new("Demasiadas conexiones nuevas desde tu dirección. Inténtalo dentro de {0} s.", "Too many new connections from your address. Try again in {0} s.");

    private readonly ConcurrencyLimiter _all;
    private readonly PartitionedRateLimiter<IPAddress> _perAddress;
    private readonly PartitionedRateLimiter<IPAddress> _perMinute;

    public AddressLimits(ChatLimits limits)
    {
        Limits = limits;
        _all = new ConcurrencyLimiter(AtOnce(limits.MaxConnections));
        _perAddress = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetConcurrencyLimiter(address, _ => AtOnce(limits.ConnectionsPerAddress)));
        _perMinute = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Limit.OrNone(limits.ConnectionsPerMinute),
            TokensPerPeriod = Math.Max(1, Limit.OrNone(limits.ConnectionsPerMinute) / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / Limit.OrNone(limits.ConnectionsPerMinute))),
        }));
    }

    public ChatLimits Limits { get; }

    /// <summary>Lets a connection in; the leases must be given back when it ends. Null for <paramref name="address"/> is one without limits of its own.</summary>
    /// <returns>Null where it was let in.</returns>
    public Refusal? Enter(IPAddress? address, out IDisposable held)
    {
        RateLimitLease place = _all.AttemptAcquire();
        held = place;
        if (!place.IsAcquired)
        {
            return new Refusal(ErrorCode.ServerFull, _full, _fullRetry) { IsWholeServer = true };
        }

        if (address is null || IsExempt(Limits, address))
        {
            return null;
        }

        IPAddress key = PeerAddress.NetworkOf(address);
        RateLimitLease own = _perAddress.AttemptAcquire(key);
        held = new Leases(place, own);
        if (!own.IsAcquired)
        {
            return new Refusal(ErrorCode.ServerFull, _crowd.With(Limits.ConnectionsPerAddress), _crowdRetry);
        }

        using RateLimitLease soon = _perMinute.AttemptAcquire(key);
        return soon.IsAcquired ? null : TooSoon(soon);
    }

    /// <summary>Whether an address is this machine's own, and those are not to be limited.</summary>
    public static bool IsExempt(ChatLimits limits, IPAddress address) => !limits.LimitLoopback && PeerAddress.IsThisMachine(address);

    public void Dispose()
    {
        _all.Dispose();
        _perAddress.Dispose();
        _perMinute.Dispose();
    }


    private static Refusal TooSoon(RateLimitLease lease)
    {
        TimeSpan wait = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan named) ? named : _fullRetry;
        return new Refusal(ErrorCode.RateLimited, _haste.With((int)Math.Ceiling(wait.TotalSeconds)), wait);
    }

    private static ConcurrencyLimiterOptions AtOnce(int limit) => new() { PermitLimit = Limit.OrNone(limit) };

    private sealed class Leases(IDisposable one, IDisposable other) : IDisposable
    {
        public void Dispose()
        {
            one.Dispose();
            other.Dispose();
        }
    }
}
