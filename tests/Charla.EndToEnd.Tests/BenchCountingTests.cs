using Charla.Bench;

namespace Charla.EndToEnd.Tests;

public sealed class BenchCountingTests
{
    [Fact]
    public void What_comes_once_and_in_order_is_heard()
    {
        Arrivals arrivals = Hear(1, 2, 3);

        (arrivals.Distinct, arrivals.Repeated, arrivals.Reordered).ShouldBe((3, 0, 0));
    }

    [Fact]
    public void What_comes_again_is_repeated_and_counts_once()
    {
        Arrivals arrivals = Hear(1, 2, 2, 1, 3);

        (arrivals.Distinct, arrivals.Repeated, arrivals.Reordered).ShouldBe((3, 2, 0));
    }

    [Fact]
    public void What_comes_late_is_out_of_order_and_a_second_time_repeated()
    {
        Arrivals arrivals = Hear(1, 4, 2, 3, 3);

        (arrivals.Distinct, arrivals.Repeated, arrivals.Reordered).ShouldBe((4, 1, 2));
    }

    [Fact]
    public void Senders_are_told_apart()
    {
        Arrivals arrivals = new(senders: 2);
        arrivals.Take(0, 1).ShouldBeTrue();
        arrivals.Take(1, 1).ShouldBeTrue();
        arrivals.Take(1, 1).ShouldBeFalse();

        (arrivals.Distinct, arrivals.Repeated).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1_000)]
    [InlineData(123_456)]
    [InlineData(3_600_000_000)]
    public void A_latency_is_kept_to_three_percent(long microseconds)
    {
        Latencies latencies = new();
        latencies.Add(TimeSpan.FromMicroseconds(microseconds));

        latencies.Percentile(0.5)!.Value.ShouldBe(microseconds / 1_000.0, tolerance: microseconds * 0.03 / 1_000);
    }

    [Fact]
    public void A_percentile_is_the_time_that_the_share_does_not_pass()
    {
        Latencies latencies = new();
        for (int i = 1; i <= 50; i++)
        {
            latencies.Add(TimeSpan.FromMicroseconds(i));
        }

        latencies.Percentile(0.5).ShouldBe(0.025);
        latencies.Percentile(1).ShouldBe(0.05);
        new Latencies().Percentile(0.5).ShouldBeNull();
    }

    [Fact]
    public void A_stamp_is_read_as_it_was_written_and_another_measurement_s_is_not()
    {
        (Stamp ours, Stamp theirs) = (new(), new());
        byte[] text = new byte[200];
        ours.Write(text.AsSpan(17), sender: 12, number: 345, time: 0);

        ours.TryRead(text, out Stamp.StampRead read).ShouldBeTrue();
        (read.Sender, read.Number).ShouldBe((12, 345));
        theirs.TryRead(text, out _).ShouldBeFalse();
    }

    private static Arrivals Hear(params long[] numbers)
    {
        Arrivals arrivals = new(senders: 1);
        foreach (long number in numbers)
        {
            arrivals.Take(0, number);
        }

        return arrivals;
    }
}
