using Charla.Client.Conversing;

namespace Charla.Client;

/// <summary>The account of a <see cref="ChatClient"/>: what it is, how it is made, opened and left. <see cref="AccountChanged"/> tells of every change.</summary>
/// <remarks>
/// <para>After a reconnect the account is opened again: with <see cref="AccessToken"/>, else with the password, which is kept in memory until then.</para>
/// <para>
/// Every call fails with <see cref="ChatException"/> where the server says no, and its <see cref="ChatException.Code"/> says what to ask the person for:
/// <c>auth_failed</c> the password again, <c>weak_password</c> a longer one, <c>bad_invite</c> an invitation, <c>name_registered</c> and
/// <c>name_taken</c> another name, <c>rate_limited</c> some patience (<see cref="ChatException.RetryAfter"/>).
/// </para>
/// </remarks>
public sealed class ChatAccount
{
    private readonly ClientState _state;
    private readonly AccountOperations _operations;

    internal ChatAccount(ClientState state)
    {
        _state = state;
        _operations = new AccountOperations(state);
    }

    /// <summary>The account's name; null for a guest.</summary>
    public string? Name => _state.Standing.Account.Name;

    /// <summary>What the account may do on the server.</summary>
    public AccountRole Role => _state.Standing.Account.Role;

    /// <summary>A secret with which to come back without the password, as <see cref="ChatClientOptions.AccessToken"/>; null where none was asked for. Sign-out revokes it.</summary>
    public string? AccessToken => _state.Standing.Account.Credential.Token;

    /// <summary>Who may make an account, as of the last welcome.</summary>
    public RegistrationPolicy Registration => _state.Standing.Account.Registration;

    /// <summary>Whether the server takes in those who have no account, as of the last welcome; true in the plain dialect.</summary>
    public bool TakesGuests => _state.Standing.Account.TakesGuests;

    /// <summary>Makes an account and goes on under it.</summary>
    /// <param name="password">At least 8 characters, at most 1,024 bytes.</param>
    /// <param name="name">The account's name; the one that the client goes by where it is null.</param>
    /// <param name="invite">An invitation, where the server wants one.</param>
    /// <param name="remember">Whether to ask for an <see cref="AccessToken"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    /// <exception cref="ChatException">There is no account, or it is not known.</exception>
    public Task RegisterAsync(string password, string? name = null, string? invite = null, bool remember = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(password);
        return _operations.RegisterAsync(name, password, invite, remember, cancellationToken);
    }

    /// <summary>Goes on under an account and its name.</summary>
    /// <param name="name">The account's name.</param>
    /// <param name="password">Its password.</param>
    /// <param name="remember">Whether to ask for an <see cref="AccessToken"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    /// <exception cref="ChatException">The client is what it was.</exception>
    public Task SignInAsync(string name, string password, bool remember = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(password);
        return _operations.SignInAsync(name, password, token: null, remember, cancellationToken);
    }

    /// <summary>Goes on under the account that a token opens.</summary>
    /// <exception cref="ChatException">The client is what it was.</exception>
    public Task SignInWithTokenAsync(string token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _operations.SignInAsync(name: null, password: null, token, remember: false, cancellationToken);
    }

    /// <summary>Goes on as a guest, under another name; a server that takes no guests closes the connection. What opened the account is forgotten, and a token of this client revoked.</summary>
    /// <exception cref="ChatException">The server did not confirm it.</exception>
    public Task SignOutAsync(CancellationToken cancellationToken = default) => _operations.SignOutAsync(cancellationToken);

    /// <summary>Gives the account another password. Other clients have to sign in again; programs with a token of their own need not.</summary>
    /// <exception cref="ChatException">The password is what it was, or it is not known.</exception>
    public Task ChangePasswordAsync(string oldPassword, string newPassword, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(oldPassword);
        ArgumentNullException.ThrowIfNull(newPassword);
        return _operations.ChangePasswordAsync(oldPassword, newPassword, cancellationToken);
    }

    /// <summary>Lists the account's tokens.</summary>
    /// <exception cref="ChatException">There is no list.</exception>
    public Task<IReadOnlyList<AccessTokenEntry>> TokensAsync(CancellationToken cancellationToken = default) => _operations.TokensAsync(revoke: null, cancellationToken);

    /// <summary>Makes a token for a program, and returns the secret, which is not to be had again.</summary>
    /// <param name="label">What it is called, at most 64 bytes.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    /// <exception cref="ChatException">There is no token, or it is not known.</exception>
    public Task<string> NewTokenAsync(string label, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(label);
        return _operations.NewTokenAsync(label, cancellationToken);
    }

    /// <summary>Ends a token, and lists those that are left.</summary>
    /// <param name="id">Its <see cref="AccessTokenEntry.Id"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    /// <exception cref="ChatException">The token is not the account's, or it is not known.</exception>
    public Task<IReadOnlyList<AccessTokenEntry>> RevokeTokenAsync(long id, CancellationToken cancellationToken = default) => _operations.TokensAsync(id, cancellationToken);
}
