using Charla.Core.Accounts;

namespace Charla.Core.Tests.Fakes;

/// <summary>Accounts without a disk.</summary>
internal sealed class InMemoryAccountStore : IAccountStore
{
    private readonly Lock _gate = new();
    private readonly List<(byte[] Hash, AccountToken Token)> _tokens = [];
    private readonly Dictionary<string, int> _invites = [];
    private long _lastToken;

    public Dictionary<string, Account> Accounts { get; } = [];

    public Dictionary<string, string?> Hashes { get; } = [];

    public Task<IReadOnlyList<Account>> ListAsync() => Run<IReadOnlyList<Account>>(() => [.. Accounts.Values]);

    public Task<AddOutcome> AddAsync(Account account, string? passwordHash, byte[]? invite) => Run(() =>
    {
        if (invite is not null && _invites.GetValueOrDefault(Convert.ToHexString(invite)) <= 0)
        {
            return AddOutcome.BadInvite;
        }

        if (!Accounts.TryAdd(account.Key, account))
        {
            return AddOutcome.NameRegistered;
        }

        Hashes[account.Key] = passwordHash;
        if (invite is not null)
        {
            _invites[Convert.ToHexString(invite)]--;
        }

        return AddOutcome.Added;
    });

    public Task<string?> PasswordHashAsync(string key) => Run(() => Hashes.GetValueOrDefault(key));

    public Task SetPasswordAsync(string key, string hash) => Run(() => Hashes[key] = hash);

    public Task ChangeAsync(Account account) => Run(() => Accounts[account.Key] = account);

    public Task<AccountToken> AddTokenAsync(string key, byte[] hash, string label, bool isBot) => Run(() =>
    {
        AccountToken token = new(++_lastToken, key, label, isBot, DateTimeOffset.UnixEpoch, null);
        _tokens.Add((hash, token));
        return token;
    });

    public Task<AccountToken?> UseTokenAsync(byte[] hash) => Run<AccountToken?>(() => _tokens.Find(kept => kept.Hash.AsSpan().SequenceEqual(hash)).Token);

    public Task<IReadOnlyList<AccountToken>> ListTokensAsync(string key) => Run<IReadOnlyList<AccountToken>>(() => [.. _tokens.Select(kept => kept.Token).Where(token => token.Account == key)]);

    public Task<bool> RevokeTokenAsync(string key, long id) => Run(() => _tokens.RemoveAll(kept => kept.Token.Account == key && kept.Token.Id == id) > 0);

    public Task RevokeReconnectTokensAsync(string key, long? but) => Run(() => _tokens.RemoveAll(kept => kept.Token.Account == key && !kept.Token.IsBot && kept.Token.Id != but));

    public Task AddInviteAsync(byte[] hash, int uses, DateTimeOffset? expires) => Run(() => _invites[Convert.ToHexString(hash)] = uses);

    public void Dispose()
    {
    }

    private Task<T> Run<T>(Func<T> work)
    {
        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }
}
