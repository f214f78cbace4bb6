using Charla.Core.Accounts;
using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Accounts;

/// <summary>Whoever guesses passwords has to wait longer each time.</summary>
public sealed class GuessingTests
{
    private const string Password = "correct horse";
    private const string Elsewhere = "203.0.113.7:4711";

    [Fact]
    public async Task Each_failure_makes_the_next_attempt_wait_twice_as_long_and_the_answer_says_how_long()
    {
        await using TestChat test = await StartAsync();
        int[] waits = [];

        for (int i = 0; i < 8; i++)
        {
            Error error = await GuessAsync(test, "ana");
            if (error.Code == ErrorCode.RateLimited)
            {
                waits = [.. waits, error.RetryAfterMs!.Value];
                test.Clock.Advance(TimeSpan.FromMilliseconds(error.RetryAfterMs.Value));
            }
        }

        waits.ShouldBe([1_000, 2_000, 4_000]);
    }

    [Fact]
    public async Task Not_even_the_right_password_is_looked_at_too_early_and_it_ends_the_waiting()
    {
        await using TestChat test = await StartAsync();
        await GuessAsync(test, "ana", times: 3);
        TestClient ana = test.Connect();

        (await ana.AskAsync<Error>(new { op = "hello", v = 1, name = "ana", password = Password })).Code.ShouldBe(ErrorCode.RateLimited);
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        await ana.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", password = Password });

        (await GuessAsync(test, "ana")).Code.ShouldBe(ErrorCode.AuthFailed);
    }

    [Fact]
    public async Task Who_guesses_at_one_account_keeps_nobody_from_another_nor_a_token_from_that_one()
    {
        await using TestChat test = await StartAsync();
        await test.Accounts.AddAsync("luis", Password, ServerRole.User);
        string token = (await test.Accounts.NewTokenAsync(test.Accounts.Find("ana")!, "page", isBot: false)).Text;
        await GuessAsync(test, "ana", times: 10);

        await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "luis", password = Password });
        await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, token });
    }

    [Fact]
    public async Task Guesses_at_many_names_from_one_address_are_counted_together_but_not_from_this_machine()
    {
        await using TestChat test = await StartAsync();

        for (int i = 0; i < 10; i++)
        {
            (await GuessAsync(test, $"nobody{i}", Elsewhere)).Code.ShouldBe(ErrorCode.AuthFailed);
            (await GuessAsync(test, $"nobody{i}")).Code.ShouldBe(ErrorCode.AuthFailed);
        }

        (await GuessAsync(test, "nobody", Elsewhere)).Code.ShouldBe(ErrorCode.RateLimited);
        (await GuessAsync(test, "nobody", "203.0.113.8:4711")).Code.ShouldBe(ErrorCode.AuthFailed);
        (await GuessAsync(test, "nobody")).Code.ShouldBe(ErrorCode.AuthFailed);
    }

    [Theory]
    [InlineData("203.0.113.7:4711", "203.0.113.7")]
    [InlineData("[::ffff:203.0.113.7]:4711", "203.0.113.7")]
    [InlineData("[2001:db8:1:2:aaaa::1]:4711", "20010DB800010002")]
    [InlineData("[2001:db8:1:2:bbbb::1]:4711", "20010DB800010002")]
    [InlineData("127.0.0.1:4711", null)]
    [InlineData("[::1]:4711", null)]
    [InlineData("[::ffff:127.0.0.1]:4711", null)]
    [InlineData("/dev/ttyUSB0", null)]
    public void A_machine_with_IPv6_is_counted_by_the_64_bits_that_it_can_not_choose(string remote, string? counted)
    {
        PeerAddress.Counted(PeerAddress.Parse(remote)).ShouldBe(counted);
    }

    [Fact]
    public void What_is_remembered_of_failures_is_bounded_and_who_waits_longest_is_not_forgotten()
    {
        LoginDelays delays = new(free: 1, new FakeClock());
        for (int i = 0; i < 5; i++)
        {
            delays.Failed("worst");
        }

        for (int i = 0; i < 2 * LoginDelays.MaxRemembered; i++)
        {
            delays.Failed($"{i}");
        }

        delays.Count.ShouldBeLessThanOrEqualTo(LoginDelays.MaxRemembered);
        delays.WaitOf("worst").ShouldBe(TimeSpan.FromSeconds(16));
    }

    [Fact]
    public async Task Many_guesses_at_once_gain_nothing()
    {
        await using TestChat test = await StartAsync();

        Error[] errors = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => GuessAsync(test, "ana")));

        errors.Count(error => error.Code == ErrorCode.AuthFailed).ShouldBe(3);
    }

    [Fact]
    public async Task No_more_passwords_wait_to_be_hashed_than_there_is_place_for()
    {
        using ManualResetEventSlim go = new();
        using PasswordHashing hashing = new(new SlowHasher(go), new AccountOptions { HashingAtOnce = 2, HashingWaiting = 3 });
        Task<string>[] taken = [.. Enumerable.Range(0, 5).Select(_ => hashing.HashAsync("x"))];

        ProtocolException refused = await Should.ThrowAsync<ProtocolException>(() => hashing.HashAsync("x"));
        go.Set();
        await Task.WhenAll(taken).WaitAsync(TimeSpan.FromSeconds(20));

        (refused.Code, refused.RetryAfter > TimeSpan.Zero).ShouldBe((ErrorCode.RateLimited, true));
        await hashing.HashAsync("x");
    }

    [Fact]
    public async Task An_old_hash_is_replaced_when_its_password_is_next_given()
    {
        await using TestChat test = await StartAsync();
        test.Store.Hashes["ana"] = "old:" + Password;

        await test.Accounts.SignInAsync("ana", Password, null);

        test.Store.Hashes["ana"].ShouldBe("hash:" + Password);
    }

    private static async Task<TestChat> StartAsync()
    {
        TestChat test = await TestChat.StartAsync();
        await test.Accounts.AddAsync("ana", Password, ServerRole.User);
        return test;
    }

    private static async Task<Error> GuessAsync(TestChat test, string name, string remote = "127.0.0.1:1", int times = 1)
    {
        Error error = null!;
        for (int i = 0; i < times; i++)
        {
            error = await test.Connect(remote: remote).AskAsync<Error>(new { op = "hello", v = 1, name, password = "a guess" });
        }

        return error;
    }

    private sealed class SlowHasher(ManualResetEventSlim go) : IPasswordHasher
    {
        public string Hash(string password)
        {
            go.Wait(TimeSpan.FromSeconds(20));
            return password;
        }

        public PasswordVerdict Verify(string hash, string password) => PasswordVerdict.Right;
    }
}
