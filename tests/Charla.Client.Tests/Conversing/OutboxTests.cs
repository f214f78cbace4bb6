using Charla.Client.Conversing;

namespace Charla.Client.Tests.Conversing;

public sealed class OutboxTests
{
    private readonly Outbox _outbox = new(capacity: 10);

    [Fact]
    public void Sends_are_taken_once_and_in_order()
    {
        PendingSend[] sends = Add(3);

        Take().ShouldBe(sends);
        _outbox.TakeUnwritten(0).ShouldBeNull();
        _outbox.Count.ShouldBe(3);
    }

    [Fact]
    public void A_new_connection_takes_all_that_is_left_again()
    {
        PendingSend[] sends = Add(3);
        Take();
        _outbox.Remove(sends[1].Nonce).ShouldBe(sends[1]);
        _outbox.HasAttempted().ShouldBeTrue();
        _outbox.PutAllBack();

        Take().ShouldBe([sends[0], sends[2]]);
    }

    [Fact]
    public void What_is_put_back_comes_before_what_was_added_later()
    {
        PendingSend[] sends = Add(2);
        Take();
        PendingSend later = Add(1)[0];
        _outbox.PutBack(sends[0].Nonce).ShouldBeTrue();
        _outbox.PutBack("unknown").ShouldBeFalse();

        Take().ShouldBe([sends[0], later]);
    }

    [Fact]
    public void A_send_that_is_gone_before_it_was_written_is_passed_over()
    {
        PendingSend[] sends = Add(3);
        _outbox.Remove(sends[0].Nonce);
        _outbox.Remove(sends[0].Nonce).ShouldBeNull();

        Take().ShouldBe([sends[1], sends[2]]);
    }

    [Fact]
    public void Only_what_was_written_can_come_back_as_an_echo()
    {
        PendingSend[] sends = Add(2);
        _outbox.TakeUnwritten(0);

        _outbox.RemoveWritten(send => send == sends[1]).ShouldBeNull();
        _outbox.RemoveWritten(_ => true).ShouldBe(sends[0]);
        Take().ShouldBe([sends[1]]);
    }

    [Fact]
    public void Nonces_sort_and_nobody_can_foresee_the_next()
    {
        string[] nonces = [.. Add(10).Select(send => send.Nonce)];

        nonces.ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        nonces.ShouldAllBe(nonce => nonce.Length == nonces[0].Length && nonce.Length <= 64);
        nonces.Select(nonce => nonce.Split('-')[^1]).Distinct().Count().ShouldBeGreaterThan(8);
    }

    private PendingSend[] Add(int count) => [.. Enumerable.Range(0, count).Select(_ => _outbox.Add("lobby", "hola", null, null))];

    private List<PendingSend> Take()
    {
        List<PendingSend> taken = [];
        while (_outbox.TakeUnwritten(0) is { } send)
        {
            taken.Add(send);
        }

        return taken;
    }
}
