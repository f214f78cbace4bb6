using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Protocol;
using Charla.Server.Admin;

namespace Charla.Users;

/// <summary>One command about accounts: asks the server or the folder, and prints what came of it.</summary>
internal sealed class UserRequest(UserFlags flags, ParseResult parsed, Language language, CancellationToken cancellation)
{
    private string Folder => parsed.GetValue(flags.Data)!;

    /// <summary>Runs a command, and says in a sentence why it could not be done.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(UserRequest request, Func<UserRequest, Task> act) => OperatorRun.RunAsync(request.Language, () => act(request));

    private Language Language => language;

    public async Task WithPassword(Command command, string op, bool mayMake)
    {
        JsonObject args = Named();
        args["password"] = PasswordPrompt.Read(parsed.GetValue(flags.PasswordFile), language);
        if (command.Options.Contains(flags.Role))
        {
            args["role"] = parsed.GetValue(flags.Role);
        }

        await AskAsync(op, args, mayMake);
        Say(UserTexts.Done.In(language));
    }

    public async Task RunAsync(string op)
    {
        JsonObject args = Named();
        if (op == AccountOperations.Role)
        {
            args["role"] = parsed.GetValue(flags.NewRole);
        }

        await AskAsync(op, args);
        Say(UserTexts.Done.In(language));
    }

    public async Task ListAsync()
    {
        foreach (JsonElement account in (await AskAsync(AccountOperations.List, [])).EnumerateArray())
        {
            string disabled = account.GetProperty("disabled").GetBoolean() ? "  " + UserTexts.Disabled.In(language) : "";
            Say($"{account.GetProperty("name").GetString(),-32}  {account.GetProperty("role").GetString(),-5}  {Day(account.GetProperty("created"))}{disabled}");
        }
    }

    public async Task TokenAsync()
    {
        JsonObject args = Named();
        if (parsed.GetValue(flags.RevokeToken) is { } id)
        {
            args["id"] = id;
            await AskAsync(AccountOperations.RevokeToken, args);
            Say(UserTexts.Done.In(language));
        }
        else if (parsed.GetValue(flags.NewToken) is { } label)
        {
            args["label"] = label;
            ShowSecret((await AskAsync(AccountOperations.NewToken, args)).GetProperty("token").GetString()!);
        }
        else
        {
            await ListTokensAsync(args);
        }
    }

    public async Task InviteAsync()
    {
        JsonObject args = new() { ["uses"] = parsed.GetValue(flags.Uses) };
        if (parsed.GetValue(flags.Expires) is { } days)
        {
            args["seconds"] = (long)TimeSpan.FromDays(Math.Clamp(days, 0, 20_000)).TotalSeconds;
        }

        ShowSecret((await AskAsync(AccountOperations.Invite, args, mayMake: true)).GetString()!);
    }

    private async Task ListTokensAsync(JsonObject args)
    {
        foreach (JsonElement token in (await AskAsync(AccountOperations.ListTokens, args)).EnumerateArray())
        {
            string used = token.GetProperty("used") is { ValueKind: JsonValueKind.String } when ? Day(when) : UserTexts.Never.In(language);
            string kind = (token.GetProperty("bot").GetBoolean() ? UserTexts.Bot : UserTexts.Client).In(language);
            Say($"{token.GetProperty("id").GetInt64(),4}  {kind,-8}  {Day(token.GetProperty("created"))}  {used,-10}  {SafeText.OneLine(token.GetProperty("label").GetString()!)}");
        }
    }

    private JsonObject Named() => new() { ["name"] = parsed.GetValue(flags.Name) };

    private Task<JsonElement> AskAsync(string op, JsonObject args, bool mayMake = false) => AdminDoor.AskAsync(Folder, op, args, mayMake, cancellation);

    /// <summary>The secret alone on standard output, so that a script can take it.</summary>
    private void ShowSecret(string secret)
    {
        Say(secret);
        Console.Error.WriteLine(UserTexts.OnlyOnce.In(language));
    }

    private static void Say(string line) => Console.Out.WriteLine(line);

    private static string Day(JsonElement time) => time.GetDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
