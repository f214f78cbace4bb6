using Charla.Client.Conversing;

namespace Charla.Client.Tests.Conversing;

public sealed class BackoffTests
{
    [Fact]
    public void Waits_double_up_to_the_longest_and_begin_again()
    {
        Backoff backoff = new(Seconds(0.25), Seconds(30), jitter: 0, () => 0.5);

        double[] waits = [.. Enumerable.Range(0, 10).Select(_ => backoff.Next(null).TotalSeconds)];

        waits.ShouldBe([0.25, 0.5, 1, 2, 4, 8, 16, 30, 30, 30]);
        backoff.Reset();
        backoff.Next(null).ShouldBe(Seconds(0.25));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.999, 0.001)]
    public void With_full_jitter_chance_decides_all_of_a_wait(double chance, double expected)
    {
        Backoff backoff = new(Seconds(1), Seconds(30), jitter: 1, () => chance);

        backoff.Next(null).TotalSeconds.ShouldBe(expected, tolerance: 1e-9);
    }

    [Fact]
    public void What_the_server_asks_for_is_waited_at_least()
    {
        Backoff backoff = new(Seconds(1), Seconds(30), jitter: 1, () => 0.25);

        backoff.Next(Seconds(60)).ShouldBe(Seconds(60.75));
    }

    [Fact]
    public void A_server_that_is_never_there_is_asked_for_ever()
    {
        Backoff backoff = new(Seconds(1), Seconds(30), jitter: 0, () => 0);

        for (int attempt = 0; attempt < 5_000; attempt++)
        {
            backoff.Next(null).ShouldBeLessThanOrEqualTo(Seconds(30));
        }
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
