using Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>What a client asks of a server about its account.</summary>
internal sealed class AccountOperations(ClientState state)
{
    public async Task RegisterAsync(string? name, string password, string? invite, bool remember, CancellationToken cancellationToken)
    {
        Register request = new() { Name = name ?? state.Standing.Name, Password = password, Invite = invite, Remember = remember ? true : null };
        Registered registered = await state.AskAsync<Registered>(request, cancellationToken).ConfigureAwait(false);
        Keep(password, registered.Token);
    }

    public async Task SignInAsync(string? name, string? password, string? token, bool remember, CancellationToken cancellationToken)
    {
        SignIn request = new() { Name = name, Password = password, Token = token, Remember = remember ? true : null };
        SignedIn signedIn = await state.AskAsync<SignedIn>(request, cancellationToken).ConfigureAwait(false);
        Keep(password, signedIn.Token ?? token);
    }

    public Task SignOutAsync(CancellationToken cancellationToken) => state.AskAsync<SignedOut>(new SignOut(), cancellationToken);

    public async Task ChangePasswordAsync(string old, string @new, CancellationToken cancellationToken)
    {
        await state.AskAsync<PasswordChanged>(new ChangePassword { Old = old, New = @new }, cancellationToken).ConfigureAwait(false);
        Keep(@new, state.Standing.Account.Credential.Token);
    }

    public async Task<IReadOnlyList<AccessTokenEntry>> TokensAsync(long? revoke, CancellationToken cancellationToken)
    {
        TokenList list = await state.AskAsync<TokenList>(new Tokens { Revoke = revoke }, cancellationToken).ConfigureAwait(false);
        return [.. list.Tokens.Select(token => new AccessTokenEntry(token.Id, token.Label, token.Bot, token.Created, token.Used))];
    }

    public async Task<string> NewTokenAsync(string label, CancellationToken cancellationToken)
    {
        TokenList list = await state.AskAsync<TokenList>(new Tokens { New = label }, cancellationToken).ConfigureAwait(false);
        return list.Token ?? "";
    }

    private void Keep(string? password, string? token) =>
        state.Change(standing => standing with { Account = standing.Account with { Credential = Credential.ToComeBack(password, token) } });
}
