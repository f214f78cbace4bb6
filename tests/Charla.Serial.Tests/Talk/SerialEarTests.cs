using System.Text;
using Charla.Core.Tests.Fakes;
using Charla.Serial.Talk;
using Charla.Serial.Tests.Fakes;

namespace Charla.Serial.Tests.Talk;

public sealed class SerialEarTests : IAsyncDisposable
{
    private static readonly SerialSettings _settings = new() { Path = "/dev/x" };
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    private readonly FakeClock _clock = new();
    private readonly FakePort _port = new();
    private IAsyncEnumerator<Heard> _heard = null!;

    [Fact]
    public async Task Lines_are_heard_with_the_name_in_front_of_them()
    {
        Listen(new LineHearing(new SerialFormat { Lines = true }));
        _port.Send("21.5\r\nluis> ho");
        (await NextAsync()).ShouldBe(new Heard(null, "21.5", 0));
        _port.Send("la\nsin fin");
        (await NextAsync()).ShouldBe(new Heard("luis", "hola", 0));
        _port.Unplug();
        (await NextAsync()).ShouldBe(new Heard(null, "sin fin…", 0));
        (await _heard.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Frames_are_heard_and_one_that_may_go_on_is_after_a_moment()
    {
        Listen(new FrameHearing(_settings, 1_024));
        _port.Send("9         ana> hola11        ana> señor");
        (await NextAsync()).ShouldBe(new Heard("ana", "hola", 0));
        Task<Heard> next = NextAsync();
        await _clock.WaitForTimerAsync(TimeSpan.FromMilliseconds(100));
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        (await next).ShouldBe(new Heard("ana", "señor", 0));
    }

    [Fact]
    public async Task A_frame_that_has_lost_a_part_is_given_up_after_a_silence_and_the_next_is_heard()
    {
        Listen(new FrameHearing(_settings, 1_024));
        _port.Send("20        ana> ho");
        Task<Heard> next = NextAsync();
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(2));
        _port.Send("9         ana> aquí");
        (await next).Discarded.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_payload_that_is_not_utf_8_is_heard_with_escapes()
    {
        Listen(new FrameHearing(_settings, 1_024));
        _port.Send([.. Encoding.ASCII.GetBytes("6         ca"), 0xF1, .. "a, "u8]);
        (await NextAsync()).Text.ShouldBe("ca\\xF1a, ");
    }

    public async ValueTask DisposeAsync()
    {
        _port.Unplug();
        await _heard.DisposeAsync();
    }

    private void Listen(IHearing hearing) => _heard = new SerialEar(_port, hearing, _clock).ListenAsync(default).GetAsyncEnumerator();

    private async Task<Heard> NextAsync()
    {
        (await _heard.MoveNextAsync().AsTask().WaitAsync(_limit)).ShouldBeTrue();
        return _heard.Current;
    }
}
