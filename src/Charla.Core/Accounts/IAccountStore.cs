namespace Charla.Core.Accounts;

/// <summary>What came of an attempt to add an account.</summary>
internal enum AddOutcome
{
    Added,
    NameRegistered,
    BadInvite,
}

/// <summary>Where accounts are kept. Every change is durable when its task completes; all may throw <see cref="LogUnavailableException"/>.</summary>
internal interface IAccountStore : IDisposable
{
    Task<IReadOnlyList<Account>> ListAsync();

    /// <summary>Adds an account, and counts the use of its invitation, both or neither.</summary>
    /// <param name="account">The new account.</param>
    /// <param name="passwordHash">Null where no password opens it.</param>
    /// <param name="invite">The hash of the invitation that it needs; null where it needs none.</param>
    Task<AddOutcome> AddAsync(Account account, string? passwordHash, byte[]? invite);

    /// <summary>Null where there is no such account, or no password opens it.</summary>
    Task<string?> PasswordHashAsync(string key);

    Task SetPasswordAsync(string key, string hash);

    /// <summary>Keeps an account's role and whether it is disabled.</summary>
    Task ChangeAsync(Account account);

    /// <summary>Keeps a token's hash. Of those for coming back an account has the latest few.</summary>
    Task<AccountToken> AddTokenAsync(string key, byte[] hash, string label, bool isBot);

    /// <summary>The token of that hash, used now; null where there is none.</summary>
    Task<AccountToken?> UseTokenAsync(byte[] hash);

    Task<IReadOnlyList<AccountToken>> ListTokensAsync(string key);

    /// <summary>False where the account has no such token.</summary>
    Task<bool> RevokeTokenAsync(string key, long id);

    /// <summary>Revokes the tokens for coming back, but one.</summary>
    Task RevokeReconnectTokensAsync(string key, long? but);

    Task AddInviteAsync(byte[] hash, int uses, DateTimeOffset? expires);
}
