using System.Net;
using Charla.Core;
using Charla.Core.Tests.Fakes;
using Charla.Gateways.Admission;
using Charla.Protocol;

namespace Charla.Gateways.Tests;

public sealed class AdmissionTests
{
    private static readonly IPAddress _elsewhere = IPAddress.Parse("192.0.2.7");

    [Theory]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void An_ipv6_peer_is_all_of_its_64_bits(string one, string other, bool same) =>
        PeerAddress.NetworkOf(IPAddress.Parse(one)).Equals(PeerAddress.NetworkOf(IPAddress.Parse(other))).ShouldBe(same);

    [Fact]
    public void An_address_has_so_many_places_and_gets_them_back()
    {
        using AddressLimits limits = new(new ChatLimits { ConnectionsPerAddress = 2 });
        limits.Enter(_elsewhere, out IDisposable first).ShouldBeNull();
        limits.Enter(_elsewhere, out _).ShouldBeNull();

        Refusal refusal = limits.Enter(_elsewhere, out IDisposable third).ShouldNotBeNull();

        refusal.Code.ShouldBe(ErrorCode.ServerFull);
        refusal.RetryAfter.ShouldBeGreaterThan(TimeSpan.Zero);
        limits.Enter(IPAddress.Parse("192.0.2.8"), out _).ShouldBeNull();
        third.Dispose();
        limits.Enter(_elsewhere, out third).ShouldNotBeNull();
        third.Dispose();
        first.Dispose();
        limits.Enter(_elsewhere, out _).ShouldBeNull();
    }

    [Fact]
    public void New_connections_of_an_address_have_a_rate()
    {
        using AddressLimits limits = new(new ChatLimits { ConnectionsPerMinute = 3 });
        for (int i = 0; i < 3; i++)
        {
            limits.Enter(_elsewhere, out IDisposable held).ShouldBeNull();
            held.Dispose();
        }

        Refusal refusal = limits.Enter(_elsewhere, out _).ShouldNotBeNull();

        refusal.Code.ShouldBe(ErrorCode.RateLimited);
        refusal.RetryAfter.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("127.0.0.1", false, false)]
    [InlineData("::ffff:127.0.0.1", false, false)]
    [InlineData("::1", false, false)]
    [InlineData("127.0.0.1", true, true)]
    [InlineData("::1", true, true)]
    public void This_machine_is_exempt_unless_it_is_told_not_to_be(string address, bool limitLoopback, bool refused)
    {
        using AddressLimits limits = new(new ChatLimits { ConnectionsPerAddress = 1, LimitLoopback = limitLoopback });
        limits.Enter(IPAddress.Parse(address), out _).ShouldBeNull();

        (limits.Enter(IPAddress.Parse(address), out _) is not null).ShouldBe(refused);
    }

    [Fact]
    public void There_is_an_end_to_all_connections_together()
    {
        using AddressLimits limits = new(new ChatLimits { MaxConnections = 1 });
        limits.Enter(IPAddress.Loopback, out IDisposable held).ShouldBeNull();
        limits.Enter(_elsewhere, out _).ShouldNotBeNull().Code.ShouldBe(ErrorCode.ServerFull);
        held.Dispose();
        limits.Enter(_elsewhere, out _).ShouldBeNull();
    }

    [Fact]
    public async Task A_session_that_is_refused_is_refused_everything_until_the_time_is_over()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { Limits = new() { MessagesPerSecond = 1, MessageBurst = 3 } });
        using SessionAllowance allowance = new(test.Chat, new IPEndPoint(_elsewhere, 1));
        for (int i = 0; i < 3; i++)
        {
            allowance.Take(10).ShouldBe(TimeSpan.Zero);
        }

        TimeSpan wait = allowance.Take(10);

        wait.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        test.Clock.Advance(wait / 2);
        allowance.Take(10).ShouldBe(wait / 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_of_this_machine_may_say_as_much_as_it_likes_unless_it_is_limited_too(bool limitLoopback)
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { Limits = new() { MessagesPerSecond = 1, MessageBurst = 1, LimitLoopback = limitLoopback } });
        using SessionAllowance allowance = new(test.Chat, new IPEndPoint(IPAddress.Loopback, 1));
        allowance.Take(10).ShouldBe(TimeSpan.Zero);

        (allowance.Take(10) > TimeSpan.Zero).ShouldBe(limitLoopback);
    }

    [Fact]
    public async Task Bytes_are_counted_as_well_as_messages_and_other_limits_hold_at_once()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { Limits = new() { MessagesPerSecond = 0, BytesPerSecond = 1_000, ByteBurst = 1_000, MaxPayload = 1_000 } });
        using SessionAllowance allowance = new(test.Chat, new IPEndPoint(_elsewhere, 1));
        allowance.Take(900).ShouldBe(TimeSpan.Zero);
        allowance.Take(900).ShouldBeGreaterThan(TimeSpan.Zero);

        test.Chat.Apply(new ChatLimits { MessagesPerSecond = 0, BytesPerSecond = 0 });

        allowance.Take(1_000_000).ShouldBe(TimeSpan.Zero);
    }
}
