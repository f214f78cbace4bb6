using System.Text;
using Charla.Core;
using Charla.Core.Accounts;
using Charla.Core.Tests.Fakes;

namespace Charla.Storage.Tests;

/// <summary>Accounts on disk: what was acknowledged is there after a restart, and no secret is.</summary>
public sealed class AccountStoreTests : IDisposable
{
    private static readonly DateTimeOffset _created = DateTimeOffset.FromUnixTimeMilliseconds(1_750_000_000_000);

    private readonly TestFolder _folder = new();
    private readonly FakeClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart()
    {
        Account ana = new("Ana", ServerRole.Admin, IsDisabled: false, _created);
        using (SqliteAccountStore store = Open())
        {
            (await store.AddAsync(ana, "hash", null)).ShouldBe(AddOutcome.Added);
            await store.AddTokenAsync("ana", Secret.Hash("t"), "bot", isBot: true);
            await store.SetPasswordAsync("ana", "another");
            await store.ChangeAsync(ana with { IsDisabled = true });
        }

        using SqliteAccountStore again = Open();
        (await again.ListAsync()).ShouldBe([ana with { IsDisabled = true }]);
        (await again.PasswordHashAsync("ana")).ShouldBe("another");
        (await again.UseTokenAsync(Secret.Hash("t")))!.Label.ShouldBe("bot");
        (await again.PasswordHashAsync("luis")).ShouldBeNull();
    }

    [Fact]
    public async Task A_name_is_registered_once()
    {
        using SqliteAccountStore store = Open();

        await store.AddAsync(new Account("Ana", ServerRole.User, false, _created), "first", null);

        (await store.AddAsync(new Account("ANA", ServerRole.User, false, _created), "second", null)).ShouldBe(AddOutcome.NameRegistered);
        (await store.PasswordHashAsync("ana")).ShouldBe("first");
    }

    [Fact]
    public async Task An_invitation_is_used_up_only_by_accounts_that_were_made_and_ends_when_it_says()
    {
        using SqliteAccountStore store = Open();
        await store.AddInviteAsync(Secret.Hash("two"), 2, null);
        await store.AddInviteAsync(Secret.Hash("short"), 9, _clock.GetUtcNow().AddHours(1));

        (await InviteAsync("ana", "two")).ShouldBe(AddOutcome.Added);
        (await InviteAsync("ana", "two")).ShouldBe(AddOutcome.NameRegistered);
        (await InviteAsync("luis", "two")).ShouldBe(AddOutcome.Added);
        (await InviteAsync("eva", "two")).ShouldBe(AddOutcome.BadInvite);
        (await InviteAsync("eva", "short")).ShouldBe(AddOutcome.Added);
        _clock.Advance(TimeSpan.FromHours(1));
        (await InviteAsync("leo", "short")).ShouldBe(AddOutcome.BadInvite);

        Task<AddOutcome> InviteAsync(string name, string invite) => store.AddAsync(new Account(name, ServerRole.User, false, _created), "hash", Secret.Hash(invite));
    }

    [Fact]
    public async Task Of_the_tokens_for_coming_back_the_latest_are_kept_and_all_of_the_programs()
    {
        using SqliteAccountStore store = Open();
        AccountToken bot = await store.AddTokenAsync("ana", Secret.Hash("bot"), "bot", isBot: true);
        for (int i = 0; i < SqliteAccountStore.ReconnectTokens + 5; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await store.AddTokenAsync("ana", Secret.Hash($"{i}"), $"{i}", isBot: false);
        }

        IReadOnlyList<AccountToken> kept = await store.ListTokensAsync("ana");
        kept.Count.ShouldBe(SqliteAccountStore.ReconnectTokens + 1);
        kept.ShouldContain(bot);
        (await store.UseTokenAsync(Secret.Hash("0"))).ShouldBeNull();
        (await store.UseTokenAsync(Secret.Hash("24")))!.Used.ShouldBe(_clock.GetUtcNow());
    }

    [Fact]
    public async Task Tokens_are_revoked_one_by_one_or_all_for_coming_back_but_one()
    {
        using SqliteAccountStore store = Open();
        AccountToken one = await store.AddTokenAsync("ana", Secret.Hash("1"), "1", isBot: false);
        await store.AddTokenAsync("ana", Secret.Hash("2"), "2", isBot: false);
        AccountToken bot = await store.AddTokenAsync("ana", Secret.Hash("3"), "3", isBot: true);

        (await store.RevokeTokenAsync("luis", one.Id)).ShouldBeFalse();
        await store.RevokeReconnectTokensAsync("ana", but: one.Id);
        (await store.ListTokensAsync("ana")).ShouldBe([one, bot]);
        (await store.RevokeTokenAsync("ana", bot.Id)).ShouldBeTrue();
        await store.RevokeReconnectTokensAsync("ana", but: null);
        (await store.ListTokensAsync("ana")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_file_and_no_token_is_in_it()
    {
        string token = Secret.New();
        using (SqliteAccountStore store = Open())
        {
            await store.AddTokenAsync("ana", Secret.Hash(token), "bot", isBot: true);
            await store.AddInviteAsync(Secret.Hash(token), 1, null);
            string[] files = Directory.GetFiles(_folder.Path, "accounts.db*");
            files.Length.ShouldBeGreaterThan(1);
            files.ShouldAllBe(file => OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        (await File.ReadAllBytesAsync(_folder.File(SqliteAccountStore.FileName))).AsSpan().IndexOf(Encoding.UTF8.GetBytes(token)).ShouldBe(-1);
    }

    [Fact]
    public void A_file_of_a_later_version_is_refused()
    {
        Open().Dispose();
        using (Database database = Database.Open(_folder.File(SqliteAccountStore.FileName)))
        {
            database.Run("PRAGMA user_version = 99");
        }

        Should.Throw<LogUnavailableException>(Open).Message.ShouldContain("schema 99");
    }

    private SqliteAccountStore Open() => SqliteAccountStore.Open(_folder.Path, _clock);
}
