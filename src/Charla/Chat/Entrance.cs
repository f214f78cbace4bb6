using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>Comes in, asking for what the server wants to know first: the password of a name that is someone's own, an invitation for a new one.</summary>
internal sealed class Entrance(ChatSession session)
{
    /// <summary>Asks for a secret, which is not shown; null where the person does not want to say it.</summary>
    public Func<Bilingual, Task<string?>> AskSecret { get; set; } = _ => Task.FromResult<string?>(null);

    /// <summary>Connects by a name until the person is in, or does not want to say more.</summary>
    /// <returns>What stood in the way, or null.</returns>
    public async Task<ConnectionProblem?> EnterAsync(string name, ChatSecrets? secrets = null)
    {
        ConnectionProblem? problem = await session.ConnectAsync(name, secrets);
        while (problem is not null && name.Length > 0 && await AskAsync(problem, name) is { } better)
        {
            problem = await session.ConnectAsync(name, better);
        }

        if (problem is null)
        {
            Keep(session.Secrets);
        }

        return problem;
    }

    /// <summary><see cref="EnterAsync"/>, telling the person what stood in the way.</summary>
    /// <returns>Whether there is something that they can do about it here.</returns>
    public async Task<bool> EnterOrExplainAsync(string name, ChatSecrets? secrets = null)
    {
        if (await EnterAsync(name, secrets) is not { } problem)
        {
            return true;
        }

        if (IsAsked(problem))
        {
            session.Info(AccountTexts.NotIn);
            return true;
        }

        session.Explain(problem);
        return problem.Failure is ConnectFailure.NameTaken or ConnectFailure.RegistrationClosed;
    }

    /// <summary>The account is opened, or left: from now on with these. What is to be remembered of it is.</summary>
    public void Keep(ChatSecrets secrets)
    {
        ChatAccount account = session.Client.Account;
        session.Secrets = account.AccessToken is { } token
            ? new ChatSecrets { Token = token, IsRemembered = session.Options.Remember || secrets.IsRemembered }
            : new ChatSecrets { Password = secrets.Password };
        try
        {
            session.Options.Keep(account);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            session.Problem(AccountTexts.NotKept.With(SafeText.OneLine(failed.Message)));
        }
    }

    /// <summary>Asks for a new password, twice.</summary>
    public async Task<string?> AskNewPasswordAsync()
    {
        string? password = await AskSecret(AccountTexts.AskNewPassword);
        string? again = password is null ? null : await AskSecret(AccountTexts.AskAgain);
        if (again is not null && again != password)
        {
            session.Problem(AccountTexts.NotTheSame);
        }

        return again == password ? password : null;
    }

    /// <summary>Whether it is something that the person is asked about.</summary>
    private static bool IsAsked(ConnectionProblem problem) => problem.Failure
        is ConnectFailure.NameRegistered or ConnectFailure.AuthRequired or ConnectFailure.AuthFailed or ConnectFailure.InviteRequired or ConnectFailure.WeakPassword;

    /// <summary>What to try next; null where nothing is left to try.</summary>
    private async Task<ChatSecrets?> AskAsync(ConnectionProblem problem, string name)
    {
        switch (problem.Failure)
        {
            case ConnectFailure.NameRegistered:
                session.Info(AccountTexts.Registered.With(SafeText.OneLine(name)));
                return await AskPasswordAsync(name);
            case ConnectFailure.AuthRequired:
                session.Info(AccountTexts.NoGuests.With(SafeText.OneLine(name)));
                return await AskPasswordAsync(name);
            case ConnectFailure.AuthFailed:
                TellWrong(name);
                return await AskPasswordAsync(name);
            case ConnectFailure.InviteRequired:
                session.Info(AccountTexts.NeedsInvite);
                return await AskSecret(AccountTexts.AskInvite) is { } invite ? new ChatSecrets { Password = session.Secrets.Password, Register = true, Invite = invite } : null;
            case ConnectFailure.WeakPassword:
                session.Problem(FailureTexts.Same(SafeText.OneLine(problem.Detail)));
                return await AskNewPasswordAsync() is { } longer ? new ChatSecrets { Password = longer, Register = true, Invite = session.Secrets.Invite } : null;
            default:
                return null;
        }
    }

    private async Task<ChatSecrets?> AskPasswordAsync(string name) =>
        await AskSecret(AccountTexts.AskPassword.With(SafeText.OneLine(name))) is { } password ? new ChatSecrets { Password = password } : null;

    private void TellWrong(string name)
    {
        if (session.Secrets.IsRemembered)
        {
            session.Options.Tokens.Forget(session.Options.Server, name);
            session.Info(AccountTexts.OldToken.With(SafeText.OneLine(name)));
        }
        else
        {
            session.Problem(AccountTexts.WrongPassword);
        }
    }
}
