using System.Globalization;
using Charla.Client;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>The commands about one's account. What is secret is asked for, and never part of a command's line.</summary>
internal static class AccountCommands
{
    private static readonly string[] _newWords = ["new", "nuevo"];
    private static readonly string[] _revokeWords = ["revoke", "anular"];

    public static async Task RegisterAsync(ChatSession session, string arguments)
    {
        ChatAccount account = session.Client.Account;
        bool isOnline = session.Conversation.State == ConnectionState.Connected;
        if (isOnline && account.Name is { } present)
        {
            session.Problem(AccountTexts.HasAccount.With(SafeText.OneLine(present)));
            return;
        }

        if (NameFor(session, arguments) is not { } name || await session.Entrance.AskNewPasswordAsync() is not { } password)
        {
            return;
        }

        if (!isOnline)
        {
            await session.Entrance.EnterOrExplainAsync(name, new ChatSecrets { Password = password, Register = true });
            return;
        }

        string? invite = account.Registration == RegistrationPolicy.Invite ? await session.Entrance.AskSecret(AccountTexts.AskInvite) : null;
        await account.RegisterAsync(password, name, invite, session.Options.Remember);
        session.Entrance.Keep(new ChatSecrets { Password = password });
    }

    public static async Task SignInAsync(ChatSession session, string arguments)
    {
        if (NameFor(session, arguments) is not { } name || await session.Entrance.AskSecret(AccountTexts.AskPassword.With(SafeText.OneLine(name))) is not { } password)
        {
            return;
        }

        if (session.Conversation.State == ConnectionState.Connected)
        {
            await session.Client.Account.SignInAsync(name, password, session.Options.Remember);
            session.Entrance.Keep(new ChatSecrets { Password = password });
        }
        else
        {
            await session.Entrance.EnterOrExplainAsync(name, new ChatSecrets { Password = password });
        }
    }

    public static async Task SignOutAsync(ChatSession session, string _)
    {
        if (Account(session) is { } account)
        {
            session.Options.Tokens.Forget(session.Options.Server, account);
            await session.Client.Account.SignOutAsync();
            session.Entrance.Keep(ChatSecrets.None);
        }
    }

    public static async Task ChangePasswordAsync(ChatSession session, string _)
    {
        if (Account(session) is not null && await session.Entrance.AskSecret(AccountTexts.AskOldPassword) is { } old && await session.Entrance.AskNewPasswordAsync() is { } password)
        {
            await session.Client.Account.ChangePasswordAsync(old, password);
            session.Entrance.Keep(new ChatSecrets { Password = password });
            session.Info(AccountTexts.PasswordChanged);
        }
    }

    /// <summary>Lists the tokens, makes one or revokes one.</summary>
    public static Task TokensAsync(ChatSession session, string arguments)
    {
        (string word, string others) = Words.TakeFirst(arguments);
        return Account(session) is not { } account ? Task.CompletedTask
            : word.Length == 0 ? ListAsync(session, account)
            : _newWords.Contains(word, StringComparer.OrdinalIgnoreCase) && others.Length > 0 ? MakeAsync(session, others)
            : _revokeWords.Contains(word, StringComparer.OrdinalIgnoreCase) && Words.TakeNumber(others) is ({ } id, "") ? RevokeAsync(session, id)
            : Tell(session, AccountTexts.TokensUsage);
    }

    private static async Task ListAsync(ChatSession session, string account)
    {
        IReadOnlyList<AccessTokenEntry> tokens = await session.Client.Account.TokensAsync();
        Bilingual heading = tokens.Count == 0 ? AccountTexts.NoTokens : AccountTexts.Tokens;
        session.Print([session.View.Info(heading.With(SafeText.OneLine(account))), .. Table.Rows(tokens, Cells, session.Columns)]);

        string[] Cells(AccessTokenEntry token) =>
        [
            $"  {token.Id}",
            (token.ForProgram ? AccountTexts.ForProgram : AccountTexts.ForClient).In(session.View.Language),
            token.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (token.Used is { } used ? AccountTexts.Used.With(used.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : AccountTexts.Never).In(session.View.Language),
            SafeText.OneLine(token.Label),
        ];
    }

    private static async Task MakeAsync(ChatSession session, string label)
    {
        string secret = await session.Client.Account.NewTokenAsync(label);
        session.Print([session.View.Info(AccountTexts.NewToken.With(SafeText.OneLine(label))), SafeText.OneLine(secret)]);
    }

    private static async Task RevokeAsync(ChatSession session, long id)
    {
        await session.Client.Account.RevokeTokenAsync(id);
        session.Info(AccountTexts.Revoked.With(id));
    }

    private static Task Tell(ChatSession session, Bilingual text)
    {
        session.Problem(text);
        return Task.CompletedTask;
    }

    /// <summary>The account in use; where there is none the person is told.</summary>
    private static string? Account(ChatSession session)
    {
        if (session.Client.Account.Name is null)
        {
            session.Problem(AccountTexts.NoAccount);
        }

        return session.Client.Account.Name;
    }

    /// <summary>The name that was given, or one's own; null where there can be no account of that name here, which the person is told.</summary>
    private static string? NameFor(ChatSession session, string arguments)
    {
        string name = arguments.Length > 0 ? arguments : session.Conversation.OwnName;
        bool isPossible = NameRules.IsName(name);
        if (session.Conversation is { State: ConnectionState.Connected, Dialect: ChatDialect.Plain })
        {
            session.Problem(FailureTexts.OnlyMessages);
            return null;
        }

        if (!isPossible)
        {
            session.Problem(RoomCommands.BadName.With(SafeText.OneLine(name)));
        }

        return isPossible ? name : null;
    }
}
