using System.Globalization;
using System.Text;
using Charla.Core.Tests.Fakes;
using Charla.Protocol;

namespace Charla.Core.Tests;

public sealed class OutboxTests
{
    private const int Limit = 1_000;

    private readonly FakeClock _clock = new();
    private readonly FakeWire _wire = new();
    private readonly Outbox _outbox;

    public OutboxTests() => _outbox = new Outbox(_wire, Limit, _clock);

    [Fact]
    public void While_the_wire_keeps_up_a_write_leaves_at_once_and_nothing_waits()
    {
        _outbox.TryWrite(Frame("hola")).ShouldBeTrue();

        _wire.Texts.ShouldBe(["hola"]);
        _outbox.QueuedBytes.ShouldBe(0);
        _outbox.WaitUntilEmptyAsync().IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_full_wire_did_not_take_follows_when_it_takes_again()
    {
        _wire.Block();
        _wire.Allow(7);

        _outbox.TryWrite(Frame("uno")).ShouldBeTrue();
        _outbox.TryWrite(Frame("dos")).ShouldBeTrue();
        _outbox.QueuedBytes.ShouldBe(13 + 13 - 7);
        _wire.Unblock();
        await _outbox.WaitUntilEmptyAsync();

        _wire.Texts.ShouldBe(["uno", "dos"]);
        _outbox.QueuedBytes.ShouldBe(0);
    }

    [Fact]
    public void A_write_without_flush_leaves_together_with_the_next()
    {
        _outbox.TryWrite(Frame("uno"), flush: false).ShouldBeTrue();
        _wire.Sends.ShouldBe(0);

        _outbox.Write(Frame("dos"));

        _wire.Sends.ShouldBe(1);
        _wire.Texts.ShouldBe(["uno", "dos"]);
    }

    [Fact]
    public async Task What_waits_leaves_in_as_few_sends_as_there_are_buffers_full()
    {
        _wire.Block();
        for (int i = 0; i < 40; i++)
        {
            _outbox.Write(Frame($"{i}"));
        }

        _wire.Unblock();
        await _outbox.WaitUntilEmptyAsync();

        // The first was under way already.
        _wire.Sends.ShouldBe(2);
        _wire.Texts.ShouldBe(Enumerable.Range(0, 40).Select(i => $"{i}"));
    }

    [Fact]
    public void Events_that_do_not_fit_are_refused_whole_and_replies_are_taken_all_the_same()
    {
        _wire.Block();
        byte[] half = Frame(new string('x', (Limit / 2) - Protocol.Frame.HeaderLength));
        _outbox.TryWrite(half).ShouldBeTrue();
        _outbox.TryWrite(half).ShouldBeTrue();

        _outbox.TryWrite(Frame("a")).ShouldBeFalse();
        _outbox.QueuedBytes.ShouldBe(Limit);
        _outbox.Write(Frame("a"));

        _outbox.QueuedBytes.ShouldBe(Limit + 11);
    }

    [Fact]
    public void One_batch_larger_than_the_limit_is_taken_where_nothing_waits()
    {
        _wire.Block();

        _outbox.TryWrite(Frame(new string('x', 2 * Limit))).ShouldBeTrue();
        _outbox.TryWrite(Frame("a")).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_waits_for_room_goes_on_at_half_of_the_limit()
    {
        _wire.Block();
        _outbox.Write(Frame(new string('x', Limit - Protocol.Frame.HeaderLength)));

        Task room = _outbox.WaitForRoomAsync();
        _wire.Allow((Limit / 2) - 1);
        room.IsCompleted.ShouldBeFalse();
        _wire.Allow(1);

        await room.WaitAsync(TimeSpan.FromSeconds(20));
        _outbox.QueuedBytes.ShouldBe(Limit / 2);
    }

    [Fact]
    public async Task Closing_frees_everyone_who_waits_and_forgets_what_waits()
    {
        _wire.Block();
        _outbox.Write(Frame(new string('x', Limit)));
        Task room = _outbox.WaitForRoomAsync();
        Task empty = _outbox.WaitUntilEmptyAsync();

        _outbox.Close();

        await Task.WhenAll(room, empty).WaitAsync(TimeSpan.FromSeconds(20));
        _outbox.QueuedBytes.ShouldBe(0);
        _outbox.TryWrite(Frame("a")).ShouldBeTrue();
        _outbox.Write(Frame("a"));
        _outbox.QueuedBytes.ShouldBe(0);
    }

    [Fact]
    public async Task A_wire_that_closes_under_the_pump_closes_the_outbox()
    {
        _wire.Block();
        _outbox.Write(Frame("uno"));

        _wire.Close();

        await _outbox.WaitUntilEmptyAsync().WaitAsync(TimeSpan.FromSeconds(20));
        _outbox.IsClosed.ShouldBeTrue();
        _outbox.StalledFor.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task It_has_stalled_for_as_long_as_the_wire_took_no_byte()
    {
        _outbox.StalledFor.ShouldBe(TimeSpan.Zero);
        _wire.Block();
        _outbox.Write(Frame("uno"));
        _clock.Advance(TimeSpan.FromSeconds(3));
        _outbox.StalledFor.ShouldBe(TimeSpan.FromSeconds(3));

        // A single byte is a sign of life, though others wait on.
        _wire.Allow(1);
        await _wire.WaitUntilAsync(() => _outbox.StalledFor == TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _outbox.StalledFor.ShouldBe(TimeSpan.FromSeconds(1));

        _wire.Unblock();
        await _outbox.WaitUntilEmptyAsync();
        _outbox.StalledFor.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)]
    [InlineData(17)]
    public async Task Whole_frames_of_many_writers_arrive_in_the_order_of_each_writer(int step)
    {
        const int Writers = 8;
        const int Each = 300;
        _wire.Step = step;
        using CancellationTokenSource stop = new();
        Task rhythm = Task.Run(() => Stutter(stop.Token));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            for (int i = 0; i < Each; i++)
            {
                _outbox.Write(Frame($"{writer} {i}"));
            }
        })));
        await stop.CancelAsync();
        await rhythm;
        await _outbox.WaitUntilEmptyAsync().WaitAsync(TimeSpan.FromSeconds(20));

        _wire.HadTwoWriters.ShouldBeFalse();
        ILookup<int, int> arrived = _wire.Texts.Select(text => text.Split(' ')).ToLookup(words => Number(words[0]), words => Number(words[1]));
        foreach (int writer in Enumerable.Range(0, Writers))
        {
            arrived[writer].ShouldBe(Enumerable.Range(0, Each));
        }
    }

    [Fact]
    public async Task Closing_at_any_moment_leaves_nobody_waiting()
    {
        for (int round = 0; round < 200; round++)
        {
            FakeWire wire = new() { Step = 5 };
            Outbox outbox = new(wire, Limit, _clock);
            Task write = Task.Run(() =>
            {
                for (int i = 0; i < 20; i++)
                {
                    outbox.Write(Frame($"{i}"));
                }
            });
            Task close = Task.Run(outbox.Close);
            Task wait = Task.Run(async () => await Task.WhenAll(outbox.WaitForRoomAsync(), outbox.WaitUntilEmptyAsync()));

            await Task.WhenAll(write, close, wait).WaitAsync(TimeSpan.FromSeconds(20));

            wire.HadTwoWriters.ShouldBeFalse();
            wire.Texts.ShouldBe(Enumerable.Range(0, wire.Texts.Count).Select(i => $"{i}"));
        }
    }

    [Fact]
    public void A_write_that_leaves_at_once_allocates_nothing()
    {
        Outbox outbox = new(new HungryWire(), Limit, _clock);
        byte[] frame = Frame("hola");

        Allocations.Of(() =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                outbox.TryWrite(frame);
            }
        }).ShouldBe(0);
    }

    [Fact]
    public async Task Gathering_what_waits_rents_its_buffer_and_gives_it_back()
    {
        BufferWatch watch = new(_wire);
        Outbox outbox = new(watch, Limit, _clock);
        _wire.Block();
        outbox.Write(Frame("first"));
        for (int i = 0; i < 100; i++)
        {
            await GatherAsync();
        }

        // A buffer that was kept each time would be another one each time. What each thread of the pool keeps at hand makes a few.
        watch.Gatherings.ShouldBe(100);
        watch.Buffers.Count.ShouldBeLessThan(50);

        async Task GatherAsync()
        {
            for (int i = 0; i < 4; i++)
            {
                outbox.Write(Frame("x"));
            }

            _wire.Unblock();
            await outbox.WaitUntilEmptyAsync();
            _wire.Block();
            outbox.Write(Frame("first"));
        }
    }

    private void Stutter(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _wire.Block();
            _wire.Allow(40);
            Thread.Yield();
            _wire.Unblock();
            Thread.Yield();
        }
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static byte[] Frame(string text)
    {
        FrameBuffer buffer = new();
        buffer.WriteFrame(Encoding.UTF8.GetBytes(text));
        return buffer.Written.ToArray();
    }

    private sealed class HungryWire : IWire
    {
        public int TrySend(ReadOnlySpan<byte> frames) => frames.Length;

        public ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames) => new(frames.Length);

        public void Abort()
        {
        }

        public void CompleteOutput()
        {
        }
    }
}
