using System.Net;
using System.Threading.RateLimiting;
using Charla.Core;

namespace Charla.Gateways.Admission;

/// <summary>A session's allowance of messages and bytes: two token buckets, made when it first says something. For one thread at a time.</summary>
/// <remarks>
/// Once something is refused, everything is until the time that was named is over. Otherwise a later message could be taken where an earlier one was not, and their
/// author, who sends that one again, would find them in another order.
/// </remarks>
/// <param name="chat">Has the limits.</param>
/// <param name="remote">Where the session comes from: this machine's own may say as much as they like, unless they are limited too.</param>
internal sealed class SessionAllowance(Chat chat, EndPoint? remote) : ITalkAllowance, IDisposable
{
    /// <summary>The shortest wait that is asked for: longer than a message is on its way, as a rule.</summary>
    private static readonly TimeSpan _leastWait = TimeSpan.FromSeconds(1);

    private ChatLimits? _limits;
    private TokenBucketRateLimiter? _messages;
    private TokenBucketRateLimiter? _bytes;
    private long _refused;
    private TimeSpan _wait;

    public TimeSpan Take(int bytes)
    {
        if (_limits != chat.Limits)
        {
            Renew(chat.Limits);
        }

        if (_wait > TimeSpan.Zero)
        {
            TimeSpan left = _wait - chat.Time.GetElapsedTime(_refused);
            if (left > TimeSpan.Zero)
            {
                return left;
            }
        }

        _wait = TimeSpan.FromTicks(Math.Max(Take(_messages, 1).Ticks, Take(_bytes, bytes).Ticks));
        _refused = _wait > TimeSpan.Zero ? chat.Time.GetTimestamp() : 0;
        return _wait;
    }

    public void Dispose()
    {
        _messages?.Dispose();
        _bytes?.Dispose();
    }

    private void Renew(ChatLimits limits)
    {
        Dispose();
        (_limits, _wait) = (limits, TimeSpan.Zero);
        if (remote is IPEndPoint { Address: { } address } && AddressLimits.IsExempt(limits, address))
        {
            (_messages, _bytes) = (null, null);
            return;
        }

        _messages = Bucket(limits.MessagesPerSecond, limits.MessageBurst);
        _bytes = Bucket(limits.BytesPerSecond, Math.Max(limits.ByteBurst, limits.MaxPayload));
    }

    private static TokenBucketRateLimiter? Bucket(int perSecond, int atOnce) => perSecond == 0 ? null : new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(atOnce, perSecond),
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = false,
        QueueLimit = 0,
    });

    private static TimeSpan Take(TokenBucketRateLimiter? bucket, int tokens)
    {
        if (bucket is null || tokens == 0)
        {
            return TimeSpan.Zero;
        }

        bucket.TryReplenish();
        using RateLimitLease lease = bucket.AttemptAcquire(tokens);
        return lease.IsAcquired ? TimeSpan.Zero
            : lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) && wait > _leastWait ? wait : _leastWait;
    }
}
