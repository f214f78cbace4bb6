using System.Text.Json.Nodes;
using Charla.Core.Accounts;
using Charla.Protocol;

namespace Charla.Server.Admin;

/// <summary>What an operator may do with accounts: <c>user.add</c>, <c>user.list</c>, <c>token.new</c>, <c>invite</c> and so on. The same on a running server and a stopped one.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="tell">Told what happened to which account, so that it is written down.</param>
internal sealed class AccountOperations(AccountDirectory accounts, Func<string, string, Task> tell)
{
    public const string Add = "user.add";
    public const string List = "user.list";
    public const string Password = "user.passwd";
    public const string Disable = "user.disable";
    public const string Enable = "user.enable";
    public const string Role = "user.role";
    public const string NewToken = "token.new";
    public const string ListTokens = "token.list";
    public const string RevokeToken = "token.revoke";
    public const string Invite = "invite";

    private const int MaxUses = 10_000;
    private const int MaxLabel = 64;
    private static readonly Bilingual _noSuchAccount = new("No hay ninguna cuenta «{0}».", "There is no account “{0}”.");
    private static readonly Bilingual _noSuchToken = new("«{0}» no tiene ningún token con el número {1}.", "“{0}” has no token with the number {1}.");

    public IEnumerable<AdminOperation> All() =>
    [
        new(Add, AddAsync),
        new(List, (_, _) => new ValueTask<JsonNode?>(new JsonArray([.. accounts.All().Select(Describe)]))),
        new(Password, SetPasswordAsync),
        new(Disable, (args, _) => ChangeAsync(Find(args) with { IsDisabled = true }, "was disabled")),
        new(Enable, (args, _) => ChangeAsync(Find(args) with { IsDisabled = false }, "was enabled")),
        new(Role, (args, _) => ChangeAsync(Find(args) with { Role = RoleOf(args) }, "was given the role " + args.OptionalText("role"))),
        new(NewToken, NewTokenAsync),
        new(ListTokens, ListTokensAsync),
        new(RevokeToken, RevokeTokenAsync),
        new(Invite, InviteAsync),
    ];

    private async ValueTask<JsonNode?> AddAsync(AdminArguments args, CancellationToken limit)
    {
        Account account = await accounts.AddAsync(args.Text("name"), args.Text("password"), RoleOf(args));
        await tell(account.Key, "was made");
        return Describe(account);
    }

    private async ValueTask<JsonNode?> SetPasswordAsync(AdminArguments args, CancellationToken limit)
    {
        Account account = Find(args);
        await accounts.SetPasswordAsync(account, args.Text("password"));
        await tell(account.Key, "was given another password");
        return Describe(account);
    }

    private async ValueTask<JsonNode?> ChangeAsync(Account changed, string what)
    {
        await accounts.ChangeAsync(changed);
        await tell(changed.Key, what);
        return Describe(changed);
    }

    private async ValueTask<JsonNode?> NewTokenAsync(AdminArguments args, CancellationToken limit)
    {
        Account account = Find(args);
        string label = args.Text("label");
        (string text, AccountToken token) = await accounts.NewTokenAsync(account, label.Length is > 0 and <= MaxLabel ? label : throw AdminRefusal.BadRequest("label"), isBot: true);
        await tell(account.Key, "was given a token");
        return new JsonObject { ["id"] = token.Id, ["token"] = text };
    }

    private async ValueTask<JsonNode?> ListTokensAsync(AdminArguments args, CancellationToken limit)
    {
        IReadOnlyList<AccountToken> tokens = await accounts.ListTokensAsync(Find(args));
        return new JsonArray([.. tokens.Select(token => new JsonObject
        {
            ["id"] = token.Id,
            ["label"] = token.Label,
            ["bot"] = token.IsBot,
            ["created"] = token.Created,
            ["used"] = token.Used,
        })]);
    }

    private async ValueTask<JsonNode?> RevokeTokenAsync(AdminArguments args, CancellationToken limit)
    {
        Account account = Find(args);
        long id = args.OptionalNumber("id") ?? throw AdminRefusal.BadRequest("id");
        if (!await accounts.RevokeTokenAsync(account, id))
        {
            throw new AdminRefusal("no_such_token", _noSuchToken.With(account.Name, id));
        }

        await tell(account.Key, "had a token revoked");
        return null;
    }

    private async ValueTask<JsonNode?> InviteAsync(AdminArguments args, CancellationToken limit)
    {
        long uses = args.OptionalNumber("uses") ?? 1;
        long? seconds = args.OptionalNumber("seconds");
        if (uses is < 1 or > MaxUses || seconds is <= 0 or > int.MaxValue)
        {
            throw AdminRefusal.BadRequest(uses is < 1 or > MaxUses ? "uses" : "seconds");
        }

        string invitation = await accounts.InviteAsync((int)uses, seconds is null ? null : TimeSpan.FromSeconds(seconds.Value));
        await tell("*", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"an invitation for {uses} was made"));
        return invitation;
    }

    private Account Find(AdminArguments args)
    {
        string name = args.Text("name");
        return accounts.Find(name) ?? throw new AdminRefusal("no_such_account", _noSuchAccount.With(SafeText.OneLine(name)));
    }

    private static ServerRole RoleOf(AdminArguments args) => args.OptionalText("role") switch
    {
        null or "user" => ServerRole.User,
        "admin" => ServerRole.Admin,
        _ => throw AdminRefusal.BadRequest("role"),
    };

    private static JsonObject Describe(Account account) => new()
    {
        ["name"] = account.Name,
        ["role"] = account.Role.ToString().ToLowerInvariant(),
        ["disabled"] = account.IsDisabled,
        ["created"] = account.Created,
    };
}
