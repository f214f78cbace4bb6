using Charla.Protocol;

namespace Charla.Core.Accounts;

/// <summary>Hashes passwords beside everything else: a few at once, on the thread pool, and with a limit to how many wait.</summary>
internal sealed class PasswordHashing(IPasswordHasher hasher, AccountOptions options) : IDisposable
{
    private static readonly TimeSpan _busy = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _free = new(options.HashingAtOnce, options.HashingAtOnce);

    // Verified where there is nothing to verify, so that an account that does not exist takes as long as one that does.
    private readonly Lazy<string> _decoy = new(() => hasher.Hash(Secret.New()));
    private int _asked;

    /// <exception cref="ProtocolException">Too many are waiting.</exception>
    public Task<string> HashAsync(string password) => RunAsync(() => hasher.Hash(password));

    /// <exception cref="ProtocolException">Too many are waiting.</exception>
    public Task<PasswordVerdict> VerifyAsync(string? hash, string password) => RunAsync(() =>
    {
        PasswordVerdict verdict = hasher.Verify(hash ?? _decoy.Value, password);
        return hash is null ? PasswordVerdict.Wrong : verdict;
    });

    public void Dispose() => _free.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work)
    {
        if (Interlocked.Increment(ref _asked) > options.HashingAtOnce + options.HashingWaiting)
        {
            Interlocked.Decrement(ref _asked);
            throw new ProtocolException(ErrorCode.RateLimited) { RetryAfter = _busy };
        }

        try
        {
            await _free.WaitAsync();
            try
            {
                return await Task.Run(work);
            }
            finally
            {
                _free.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asked);
        }
    }
}
