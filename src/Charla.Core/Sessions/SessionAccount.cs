using System.Diagnostics.CodeAnalysis;
using System.Text;
using Charla.Core.Accounts;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Sessions;

/// <summary>The account of a session: how it is made, opened and left. What a session may do, it asks by <see cref="Current"/>.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One switch over the message types: it knows each of them by duty.")]
internal sealed class SessionAccount(Session session)
{
    private const int MaxLabelBytes = 64;

    private volatile Account? _current;
    private long? _reconnectToken;
    private bool _isOpenedFirst;

    /// <summary>The account as it is now; null for a guest.</summary>
    public Account? Current => _current is { } account ? Accounts.Find(account.Key) ?? account : null;

    /// <summary>The account as it was when it was opened.</summary>
    public Account? SignedIn => _current;

    public bool IsRegistering { get; private set; }

    private AccountDirectory Accounts => session.Chat.Accounts;

    private string? Address => PeerAddress.Counted(session.Connection.Address);

    public static string? RoleOf(Account? account) => account?.Role.ToString().ToLowerInvariant();

    /// <summary>Finds out who says hello, by password or token, and whether they may come in under the name they want.</summary>
    /// <returns>The name, and a token with which to come back where they asked for one.</returns>
    /// <exception cref="ProtocolException">They may not.</exception>
    public async ValueTask<(string Name, string? Token)> EnterAsync(Hello hello)
    {
        if (hello.Name is not null || hello.Token is null)
        {
            session.CheckName(hello.Name);
        }

        if (hello.Password is not null || hello.Token is not null)
        {
            await OpenAsync(hello.Name, hello.Password, hello.Token);
        }
        else if (_current?.Owns(hello.Name!) != true && !_isOpenedFirst)
        {
            // Whoever has just registered needs no password; whoever has not may be a guest, but under no registered name.
            _current = null;
            RefuseGuest(hello.Name!);
        }

        return (hello.Name ?? _current!.Name, hello.Remember == true ? await RememberAsync(hello.Client) : null);
    }

    /// <summary>Opens an account for whoever has not said hello yet.</summary>
    /// <exception cref="ProtocolException">The name or the password is not right, or it is too early to try again.</exception>
    public async Task<Account> OpenFirstAsync(string name, string password)
    {
        await OpenAsync(name, password, token: null);
        _isOpenedFirst = true;
        return _current!;
    }

    public ValueTask HandleAsync(ClientMessage message) => message switch
    {
        Register register => RegisterAsync(register),
        SignIn signIn => SignInAsync(signIn),
        SignOut signOut => SignOutAsync(signOut),
        ChangePassword change => ChangePasswordAsync(change),
        Tokens tokens => ListTokensAsync(tokens),
        _ => throw new ProtocolException(ErrorCode.UnknownOp, message.GetType().Name),
    };

    private async ValueTask RegisterAsync(Register register)
    {
        session.CheckName(register.Name);
        string name = register.Name!;
        string password = Required(register.Password, "password");
        if (session.Chat.Names.Find(name) is { } holder && holder != session)
        {
            throw new ProtocolException(ErrorCode.NameTaken, name);
        }

        IsRegistering = true;
        try
        {
            Account account = await Accounts.RegisterAsync(name, password, register.Invite);
            session.Chat.Journal.AccountChanged(account.Key, "registered", session.Connection);
            Become(account, token: null);
        }
        finally
        {
            IsRegistering = false;
        }

        string? token = register.Remember == true ? await RememberAsync(null) : null;
        Registered answer = new() { Ref = register.Ref, Account = _current!.Name, Token = token };
        if (session.Name is null)
        {
            session.Tell(answer);
        }
        else
        {
            session.Rename(_current.Name, () => answer);
        }
    }

    private async ValueTask SignInAsync(SignIn signIn)
    {
        await OpenAsync(signIn.Name, signIn.Password, signIn.Token);
        string? token = signIn.Remember == true ? await RememberAsync(null) : null;
        Account account = _current!;
        session.Rename(account.Name, () => new SignedIn { Ref = signIn.Ref, Account = account.Name, Role = RoleOf(account)!, Name = account.Name, Token = token });
    }

    /// <summary>Becomes a guest under a name that is free; where there are no guests, goes.</summary>
    private async ValueTask SignOutAsync(SignOut signOut)
    {
        Account account = Required(_current);
        if (_reconnectToken is { } token)
        {
            await Accounts.RevokeTokenAsync(account, token);
        }

        _current = null;
        _reconnectToken = null;
        if (!Accounts.Options.Guests)
        {
            session.Tell(new SignedOut { Ref = signOut.Ref, Name = session.Name! });
            _ = session.ByeAsync(ErrorCode.AuthRequired, ErrorTexts.For(ErrorCode.AuthRequired));
            return;
        }

        string name = account.Owns(session.Name!) ? $"guest-{session.Connection.Id}" : session.Name!;
        session.Rename(name, () => new SignedOut { Ref = signOut.Ref, Name = name });
    }

    private async ValueTask ChangePasswordAsync(ChangePassword change)
    {
        Account account = Required(_current);
        await Accounts.SignInAsync(account.Name, Required(change.Old, "old"), Address);
        await Accounts.SetPasswordAsync(account, Required(change.New, "new"), _reconnectToken);
        session.Chat.Journal.AccountChanged(account.Key, "changed its password", session.Connection);
        session.Tell(new PasswordChanged { Ref = change.Ref });
    }

    private async ValueTask ListTokensAsync(Tokens asked)
    {
        Account account = Required(_current);
        if (asked.Revoke is { } id && !await Accounts.RevokeTokenAsync(account, id))
        {
            throw new ProtocolException(ErrorCode.BadRequest, "revoke");
        }

        string? made = asked.New is null ? null : (await Accounts.NewTokenAsync(account, Label(asked.New), isBot: true)).Text;
        IReadOnlyList<AccountToken> tokens = await Accounts.ListTokensAsync(account);
        session.Tell(new TokenList
        {
            Ref = asked.Ref,
            Tokens = [.. tokens.Select(token => new TokenSummary(token.Id, token.Label, token.IsBot, token.Created, token.Used))],
            Token = made,
        });
    }

    private async ValueTask OpenAsync(string? name, string? password, string? token)
    {
        if (token is not null)
        {
            (Account opened, AccountToken used) = await Accounts.SignInAsync(token, Address);
            if (name is not null && !opened.Owns(name))
            {
                throw new ProtocolException(ErrorCode.BadRequest, "name");
            }

            Become(opened, used);
            return;
        }

        Become(await Accounts.SignInAsync(Required(name, "name"), Required(password, "password"), Address), token: null);
    }

    private void Become(Account account, AccountToken? token)
    {
        _current = account;
        _reconnectToken = token is { IsBot: false } ? token.Id : null;
    }

    private async ValueTask<string?> RememberAsync(string? client)
    {
        if (_current is not { } account)
        {
            return null;
        }

        (string text, AccountToken token) = await Accounts.NewTokenAsync(account, string.IsNullOrWhiteSpace(client) ? session.Connection.Via : Label(client), isBot: false);
        _reconnectToken = token.Id;
        return text;
    }

    private void RefuseGuest(string name)
    {
        if (Accounts.IsRegistered(name))
        {
            throw new ProtocolException(ErrorCode.NameRegistered, name);
        }

        if (!Accounts.Options.Guests)
        {
            throw new ProtocolException(ErrorCode.AuthRequired);
        }
    }

    private static string Label(string text) => text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= MaxLabelBytes ? text : throw new ProtocolException(ErrorCode.TooLong, "label");

    private static string Required(string? text, string field) => string.IsNullOrEmpty(text) ? throw new ProtocolException(ErrorCode.BadRequest, field) : text;

    private static Account Required(Account? account) => account ?? throw new ProtocolException(ErrorCode.AuthRequired);
}
