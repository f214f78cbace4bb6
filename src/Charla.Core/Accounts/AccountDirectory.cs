using System.Text;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Accounts;

/// <summary>The accounts there are: who may have which name, and who proves to be whom. Safe for use from any thread.</summary>
internal sealed class AccountDirectory(IAccountStore store, IPasswordHasher hasher, AccountOptions options, TimeProvider time) : IDisposable
{
    public const int MinPassword = 8;
    public const int MaxPasswordBytes = 1_024;

    private readonly AccountNames _names = new();
    private readonly PasswordHashing _hashing = new(hasher, options);
    private readonly LoginDelays _byAccount = new(free: 3, time);

    // A whole class may come from one address, so it has more tries, and success takes none of its failures back.
    private readonly LoginDelays _byAddress = new(free: 10, time);

    /// <summary>An account was added or changed. Called on whatever thread did it.</summary>
    public event Action<Account>? Changed;

    /// <summary>How accounts are dealt with, as it stands now.</summary>
    public AccountOptions Options
    {
        get => Volatile.Read(ref field);
        private set => Volatile.Write(ref field, value);
    } = options;

    /// <summary>Rises with every account that is added or changed.</summary>
    public int Changes => _names.Changes;

    /// <summary>Sets who may make an account, and whether guests come in; the rest stays as it was.</summary>
    public void Apply(AccountOptions wanted) => Options = Options with { Registration = wanted.Registration, Guests = wanted.Guests };

    /// <summary>Reads what is kept; once, before anything else.</summary>
    public async Task LoadAsync()
    {
        foreach (Account account in await store.ListAsync())
        {
            _names.Note(account);
        }
    }

    public Account? Find(string name) => _names.Find(name);

    /// <summary>Whether the name, or one that looks like it, is someone's own.</summary>
    public bool IsRegistered(string name) => _names.IsRegistered(name);

    public IReadOnlyList<Account> All() => _names.All();

    /// <summary>Makes an account for whoever asks, where the settings let it.</summary>
    /// <exception cref="ProtocolException">They do not, or the name, the password or the invitation will not do.</exception>
    public async Task<Account> RegisterAsync(string name, string password, string? invite)
    {
        if (Options.Registration == Registration.Closed)
        {
            throw new ProtocolException(ErrorCode.RegistrationClosed);
        }

        if (Options.Registration == Registration.Invite && string.IsNullOrEmpty(invite))
        {
            throw new ProtocolException(ErrorCode.BadInvite);
        }

        return await AddAsync(name, password, ServerRole.User, Options.Registration == Registration.Invite ? Secret.Hash(invite!) : null);
    }

    /// <summary>Makes an account, whatever the settings say.</summary>
    /// <exception cref="ProtocolException">The name, the password or the invitation will not do.</exception>
    public async Task<Account> AddAsync(string name, string password, ServerRole role, byte[]? invite = null)
    {
        if (!NameRules.IsName(name))
        {
            throw new ProtocolException(ErrorCode.BadRequest, "name");
        }

        CheckPassword(password);
        if (IsRegistered(name))
        {
            throw new ProtocolException(ErrorCode.NameRegistered, name);
        }

        if (_names.Count >= Options.MaxAccounts)
        {
            throw new ProtocolException(ErrorCode.ServerFull);
        }

        Account account = new(name, role, IsDisabled: false, Now());
        AddOutcome outcome = await store.AddAsync(account, await _hashing.HashAsync(password), invite);
        Note(outcome switch
        {
            AddOutcome.Added => account,
            AddOutcome.BadInvite => throw new ProtocolException(ErrorCode.BadInvite),
            _ => throw new ProtocolException(ErrorCode.NameRegistered, name),
        });
        return account;
    }

    /// <summary>The account of that name, where the password is its own.</summary>
    /// <param name="name">The account's name.</param>
    /// <param name="password">What was given for its password.</param>
    /// <param name="address">Where the attempt comes from; null where that is not counted.</param>
    /// <exception cref="ProtocolException">It is not, or it is too early to try again.</exception>
    public async Task<Account> SignInAsync(string name, string password, string? address)
    {
        Account? account = Find(name);
        Begin(account, address);
        string? hash = account is null ? null : await store.PasswordHashAsync(account.Key);
        PasswordVerdict verdict = Encoding.UTF8.GetByteCount(password) > MaxPasswordBytes ? PasswordVerdict.Wrong : await _hashing.VerifyAsync(hash, password);
        if (verdict == PasswordVerdict.Wrong)
        {
            throw Failed(address);
        }

        _byAccount.Succeeded(account!.Key);
        if (verdict == PasswordVerdict.RightButOld)
        {
            await store.SetPasswordAsync(account.Key, await _hashing.HashAsync(password));
        }

        return Enabled(account.Key);
    }

    /// <summary>The account that a token opens, and the token.</summary>
    /// <exception cref="ProtocolException">There is no such token, or it is too early to try again.</exception>
    public async Task<(Account Account, AccountToken Token)> SignInAsync(string token, string? address)
    {
        Begin(null, address);
        AccountToken used = await store.UseTokenAsync(Secret.Hash(token)) ?? throw Failed(address);
        return (Enabled(used.Account), used);
    }

    /// <summary>Gives an account another password, and revokes its tokens for coming back, but one.</summary>
    /// <exception cref="ProtocolException">The new one will not do.</exception>
    public async Task SetPasswordAsync(Account account, string password, long? keptToken = null)
    {
        CheckPassword(password);
        await store.SetPasswordAsync(account.Key, await _hashing.HashAsync(password));
        await store.RevokeReconnectTokensAsync(account.Key, keptToken);
    }

    /// <summary>A new token, which is shown this once.</summary>
    /// <exception cref="ProtocolException">The account has as many as it may.</exception>
    public async Task<(string Text, AccountToken Token)> NewTokenAsync(Account account, string label, bool isBot)
    {
        if (isBot && (await store.ListTokensAsync(account.Key)).Count(token => token.IsBot) >= Options.BotTokens)
        {
            throw new ProtocolException(ErrorCode.TooLong, "tokens");
        }

        string text = Secret.New();
        return (text, await store.AddTokenAsync(account.Key, Secret.Hash(text), label, isBot));
    }

    public Task<IReadOnlyList<AccountToken>> ListTokensAsync(Account account) => store.ListTokensAsync(account.Key);

    public Task<bool> RevokeTokenAsync(Account account, long id) => store.RevokeTokenAsync(account.Key, id);

    /// <summary>An invitation to make an account, which is shown this once.</summary>
    public async Task<string> InviteAsync(int uses, TimeSpan? lasts)
    {
        string text = Secret.New();
        await store.AddInviteAsync(Secret.Hash(text), uses, Now() + lasts);
        return text;
    }

    /// <summary>Changes an account's role, or whether it is disabled.</summary>
    public async Task ChangeAsync(Account changed)
    {
        await store.ChangeAsync(changed);
        Note(changed);
    }

    public void Dispose() => _hashing.Dispose();

    private static void CheckPassword(string password)
    {
        if (password.Length < MinPassword)
        {
            throw new ProtocolException(ErrorCode.WeakPassword);
        }

        if (Encoding.UTF8.GetByteCount(password) > MaxPasswordBytes)
        {
            throw new ProtocolException(ErrorCode.TooLong, "password");
        }
    }

    private void Begin(Account? account, string? address)
    {
        TimeSpan wait = address is null ? TimeSpan.Zero : _byAddress.WaitOf(address);
        if (wait > TimeSpan.Zero || (account is not null && !_byAccount.TryBegin(account.Key, out wait)))
        {
            throw new ProtocolException(ErrorCode.RateLimited) { RetryAfter = wait };
        }
    }

    private ProtocolException Failed(string? address)
    {
        if (address is not null)
        {
            _byAddress.Failed(address);
        }

        return new ProtocolException(ErrorCode.AuthFailed);
    }

    private Account Enabled(string key) =>
        Find(key) is { IsDisabled: false } account ? account : throw new ProtocolException(ErrorCode.AccountDisabled);

    private void Note(Account account)
    {
        _names.Note(account);
        Changed?.Invoke(account);
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
