using Charla.Core.Accounts;
using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Accounts;

/// <summary>Coming in without the password: by a client that was told to remember, or a program.</summary>
public sealed class TokenTests
{
    private const string Password = "correct horse";

    [Fact]
    public async Task Who_asks_to_be_remembered_comes_back_without_the_password_until_they_sign_out()
    {
        await using TestChat test = await StartAsync();
        Welcome first = await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", password = Password, remember = true, client = "page/1" });
        TestClient back = test.Connect();

        (await back.AskAsync<Welcome>(new { op = "hello", v = 1, token = first.Token })).Name.ShouldBe("ana");
        (await back.AskAsync<TokenList>(new { op = "tokens" })).Tokens.ShouldHaveSingleItem().Label.ShouldBe("page/1");
        await back.AskAsync<SignedOut>(new { op = "sign_out" });

        (await test.Connect().AskAsync<Error>(new { op = "hello", v = 1, name = "ana", token = first.Token })).Code.ShouldBe(ErrorCode.AuthFailed);
    }

    [Fact]
    public async Task Who_does_not_ask_is_given_no_token()
    {
        await using TestChat test = await StartAsync();

        (await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", password = Password })).Token.ShouldBeNull();
        (await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "luis", remember = true })).Token.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_opens_its_own_account_and_no_other_name()
    {
        await using TestChat test = await StartAsync();
        await test.Accounts.AddAsync("luis", Password, ServerRole.User);
        string token = await BotTokenAsync(test);

        (await test.Connect().AskAsync<Error>(new { op = "hello", v = 1, name = "luis", token })).Code.ShouldBe(ErrorCode.BadRequest);
        (await test.Connect().AskAsync<Error>(new { op = "hello", v = 1, name = "ana", token = token + "x" })).Code.ShouldBe(ErrorCode.AuthFailed);
        (await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "ANA", token })).Account.ShouldBe("ana");
    }

    [Fact]
    public async Task What_is_kept_of_a_token_does_not_open_anything()
    {
        await using TestChat test = await StartAsync();
        string token = await BotTokenAsync(test);

        Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/') + "=").Length.ShouldBe(32);
        (await test.Store.UseTokenAsync(System.Text.Encoding.UTF8.GetBytes(token))).ShouldBeNull();
        (await test.Store.UseTokenAsync(Secret.Hash(token)))!.Label.ShouldBe("weather bot");
    }

    [Fact]
    public async Task Another_password_ends_the_tokens_for_coming_back_but_this_ones_and_the_programs()
    {
        await using TestChat test = await StartAsync();
        string bot = await BotTokenAsync(test);
        string other = (await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", password = Password, remember = true })).Token!;
        TestClient ana = test.Connect();
        string own = (await ana.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", password = Password, remember = true })).Token!;

        (await ana.AskAsync<Error>(new { op = "password", old = "not the old one", @new = "a new password" })).Code.ShouldBe(ErrorCode.AuthFailed);
        await ana.AskAsync<PasswordChanged>(new { op = "password", old = Password, @new = "a new password" });

        (await test.Accounts.SignInAsync("ana", "a new password", null)).Name.ShouldBe("ana");
        (await test.Accounts.SignInAsync(own, null)).Account.Name.ShouldBe("ana");
        (await test.Accounts.SignInAsync(bot, null)).Account.Name.ShouldBe("ana");
        (await Should.ThrowAsync<ProtocolException>(() => test.Accounts.SignInAsync(other, null))).Code.ShouldBe(ErrorCode.AuthFailed);
    }

    [Fact]
    public async Task A_token_is_revoked_by_its_owner_alone()
    {
        await using TestChat test = await StartAsync();
        await test.Accounts.AddAsync("luis", Password, ServerRole.User);
        string token = await BotTokenAsync(test);
        long id = (await test.Store.ListTokensAsync("ana"))[0].Id;
        TestClient luis = test.Connect();
        await luis.AskAsync<Welcome>(new { op = "hello", v = 1, name = "luis", password = Password });
        TestClient ana = test.Connect();
        await ana.AskAsync<Welcome>(new { op = "hello", v = 1, token });

        (await luis.AskAsync<Error>(new { op = "tokens", revoke = id })).Code.ShouldBe(ErrorCode.BadRequest);
        (await luis.AskAsync<TokenList>(new { op = "tokens" })).Tokens.ShouldBeEmpty();
        (await ana.AskAsync<TokenList>(new { op = "tokens", revoke = id })).Tokens.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_has_a_bounded_number_of_tokens()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { Accounts = new AccountOptions { BotTokens = 2 } });
        await test.Accounts.AddAsync("ana", Password, ServerRole.User);
        TestClient ana = test.Connect();
        await ana.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", password = Password });

        await ana.AskAsync<TokenList>(new { op = "tokens", @new = "a" });
        await ana.AskAsync<TokenList>(new { op = "tokens", @new = "b" });

        (await ana.AskAsync<Error>(new { op = "tokens", @new = "c" })).Code.ShouldBe(ErrorCode.TooLong);
    }

    [Fact]
    public async Task A_guest_has_neither_password_nor_tokens()
    {
        await using TestChat test = await StartAsync();
        TestClient guest = await test.HelloAsync("luis");

        (await guest.AskAsync<Error>(new { op = "tokens", @new = "a" })).Code.ShouldBe(ErrorCode.AuthRequired);
        (await guest.AskAsync<Error>(new { op = "password", old = "a", @new = "b" })).Code.ShouldBe(ErrorCode.AuthRequired);
    }

    private static async Task<TestChat> StartAsync()
    {
        TestChat test = await TestChat.StartAsync();
        await test.Accounts.AddAsync("ana", Password, ServerRole.User);
        return test;
    }

    private static async Task<string> BotTokenAsync(TestChat test)
    {
        TestClient ana = test.Connect();
        await ana.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", password = Password });
        string token = (await ana.AskAsync<TokenList>(new { op = "tokens", @new = "weather bot" })).Token!;
        ana.Drop();
        return token;
    }
}
