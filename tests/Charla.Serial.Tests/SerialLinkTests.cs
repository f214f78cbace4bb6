using System.Collections.Concurrent;
using System.Threading.Channels;
using Charla.Core.Tests.Fakes;
using Charla.Serial.Tests.Fakes;

namespace Charla.Serial.Tests;

public sealed class SerialLinkTests : IDisposable
{
    private static readonly SerialSettings _settings = new() { Path = "/dev/x" };
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    private readonly FakeClock _clock = new();
    private readonly ConcurrentQueue<Func<ISerialPort>> _attempts = new();
    private readonly Channel<SerialLinkState> _states = Channel.CreateUnbounded<SerialLinkState>();
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task A_line_that_goes_is_opened_again_when_it_comes_back_and_each_change_is_told_once()
    {
        FakePort first = new(), second = new();
        Attempt(() => first);
        Attempt(() => throw SerialException.From(2, "/dev/x"));
        Attempt(() => throw SerialException.From(2, "/dev/x"));
        Attempt(() => second);
        Task running = Run();

        (await NextAsync()).IsOpen.ShouldBeTrue();
        first.Unplug();
        (await NextAsync()).Problem!.Failure.ShouldBe(SerialFailure.Gone);
        first.IsDisposed.ShouldBeTrue();
        foreach (TimeSpan wait in (TimeSpan[])[SerialLink.FirstWait, SerialLink.FirstWait * 2, SerialLink.FirstWait * 4])
        {
            await _clock.WaitForTimerAsync(wait);
            _clock.Advance(wait);
        }

        (await NextAsync()).IsOpen.ShouldBeTrue();
        await StopAsync(running);
    }

    [Fact]
    public async Task It_waits_ever_longer_and_never_longer_than_it_may()
    {
        for (int i = 0; i < 8; i++)
        {
            Attempt(() => throw SerialException.From(13, "/dev/x"));
        }

        Task running = Run();
        TimeSpan wait = SerialLink.FirstWait;
        for (int i = 0; i < 7; i++)
        {
            await _clock.WaitForTimerAsync(wait);
            _clock.Advance(wait);
            wait = wait * 2 > SerialLink.LongestWait ? SerialLink.LongestWait : wait * 2;
        }

        await _clock.WaitForTimerAsync(SerialLink.LongestWait);
        (await NextAsync()).Problem!.Failure.ShouldBe(SerialFailure.Permission);
        _states.Reader.TryRead(out _).ShouldBeFalse();
        await StopAsync(running);
    }

    [Fact]
    public async Task Another_reason_is_news()
    {
        Attempt(() => throw SerialException.From(2, "/dev/x"));
        Attempt(() => throw SerialException.From(13, "/dev/x"));
        Task running = Run();
        (await NextAsync()).Problem!.Failure.ShouldBe(SerialFailure.NotFound);
        await _clock.WaitForTimerAsync(SerialLink.FirstWait);
        _clock.Advance(SerialLink.FirstWait);
        (await NextAsync()).Problem!.Failure.ShouldBe(SerialFailure.Permission);
        await StopAsync(running);
    }

    public void Dispose() => _stop.Dispose();

    private void Attempt(Func<ISerialPort> attempt) => _attempts.Enqueue(attempt);

    private Task Run()
    {
        SerialLink link = new(_settings, _ => _attempts.TryDequeue(out Func<ISerialPort>? attempt) ? attempt() : throw SerialException.From(2, "/dev/x"), _clock);
        return link.RunAsync(
            async (port, stop) => (await port.ReadAsync(new byte[10], stop)).ShouldBe(ISerialPort.Gone),
            state => _states.Writer.TryWrite(state),
            _stop.Token);
    }

    private async Task<SerialLinkState> NextAsync() => await _states.Reader.ReadAsync().AsTask().WaitAsync(_limit);

    private async Task StopAsync(Task running)
    {
        await _stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running.WaitAsync(_limit));
    }
}
