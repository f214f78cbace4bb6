using Charla.Core;
using Charla.Core.Tests.Fakes;
using Charla.Gateways.Serial;
using Charla.Protocol.Messages;
using Charla.Serial;
using Charla.Serial.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Charla.Gateways.Tests.Serial;

public sealed class SerialGatewayTests
{
    [Fact]
    public async Task A_line_that_a_device_sends_is_said_under_its_name_and_what_others_say_is_written_to_it()
    {
        await using Lab lab = await Lab.StartAsync("/dev/x,room=lab,name=horno,lines,line-ending=crlf");
        await lab.ConnectAsync();
        lab.Port.Send("21.5\r\n\r\nhorno> 22\r\nx> 23\r\n");
        await lab.Ana.WaitForSeqAsync(3);
        lab.Ana.Events.Cast<MessageEvent>().Select(said => $"{said.From}> {said.Text}").ShouldBe(["horno> 21.5", "horno> 22", "horno> x> 23"]);

        await lab.Ana.SayAsync("enciende\nya", "lab");
        await lab.Port.WaitForAsync("ana> enciende\r\nana> ya\r\n");

        // Not what it said itself.
        lab.Port.Written.ShouldBe("ana> enciende\r\nana> ya\r\n");
    }

    [Fact]
    public async Task Frames_go_both_ways_with_echo_where_it_was_asked_for()
    {
        await using Lab lab = await Lab.StartAsync("/dev/x,room=lab,name=horno,echo=on");
        await lab.ConnectAsync();
        lab.Port.Send("4         21,57         luis> ?");
        await lab.Ana.WaitForSeqAsync(2);
        await lab.Ana.SayAsync("hola", "lab");
        await lab.Port.WaitForAsync("9         ana> hola");
        lab.Port.Written.ShouldBe("11        horno> 21,514        horno> luis> ?9         ana> hola");
    }

    [Fact]
    public async Task A_quiet_device_is_written_nothing()
    {
        await using Lab lab = await Lab.StartAsync("/dev/x,room=lab,name=horno,lines,quiet");
        await lab.ConnectAsync();
        await lab.Ana.SayAsync("hola", "lab");
        lab.Port.Send("21.5\n");
        await lab.Ana.WaitForSeqAsync(2);
        lab.Port.Written.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_device_that_goes_leaves_and_comes_back_and_is_given_only_new_talk()
    {
        await using Lab lab = await Lab.StartAsync("/dev/x,room=lab,name=horno,lines");
        await lab.ConnectAsync();
        await lab.PresenceAsync(Presence.JoinedState);
        lab.Port.Send("a medi");
        lab.Port.Unplug();
        await lab.PresenceAsync(Presence.LeftState);
        await lab.Ana.SayAsync("se fue", "lab");

        await lab.ConnectAsync();
        await lab.PresenceAsync(Presence.JoinedState);
        await lab.Ana.SayAsync("ha vuelto", "lab");
        await lab.Port.WaitForAsync("ana> ha vuelto\n");
        lab.Port.Written.ShouldBe("ana> ha vuelto\n");
        lab.Ana.Events.OfType<MessageEvent>().First().Text.ShouldBe("a medi…");
    }

    [Fact]
    public async Task A_babbling_device_is_cut_down_to_its_rate_and_the_room_is_told_how_much_it_lost()
    {
        await using Lab lab = await Lab.StartAsync("/dev/x,room=lab,name=horno,lines,rate=2");
        await lab.ConnectAsync();
        lab.Port.Send(string.Concat(Enumerable.Range(1, 100).Select(i => $"{i}\n")));
        await lab.Port.WaitUntilReadAsync();
        await lab.Chat.Clock.WaitForTimerAsync(DroppedTalk.Interval);
        lab.Chat.Clock.Advance(DroppedTalk.Interval);
        await lab.Ana.WaitForSeqAsync(11);
        string[] texts = [.. lab.Ana.Events.OfType<MessageEvent>().Select(said => said.Text)];
        texts[..10].ShouldBe(Enumerable.Range(1, 10).Select(i => $"{i}"));
        texts[10].ShouldBe("[charla] 90 mensajes de este dispositivo descartados: manda más de 2 por segundo.");

        // Five seconds have earned it ten more.
        lab.Port.Send("por fin\n");
        await lab.Ana.WaitForSeqAsync(12);
    }

    [Fact]
    public async Task Bytes_that_are_no_frames_are_counted_in_the_room_and_what_follows_is_understood()
    {
        await using Lab lab = await Lab.StartAsync("/dev/x,room=lab,name=horno");
        await lab.ConnectAsync();
        lab.Port.Send("ruido4         21,5");
        await lab.Ana.WaitForSeqAsync(1);
        await lab.Chat.Clock.WaitForTimerAsync(DroppedTalk.Interval);
        lab.Chat.Clock.Advance(DroppedTalk.Interval);
        await lab.Ana.WaitForSeqAsync(2);
        lab.Ana.Events.OfType<MessageEvent>().Select(said => said.Text).ShouldBe(["21,5", "[charla] 5 bytes de este dispositivo descartados: no eran tramas."]);
    }

    [Fact]
    public async Task A_device_that_takes_nothing_holds_nobody_up_and_catches_up_when_it_does()
    {
        await using Lab lab = await Lab.StartAsync("/dev/x,room=lab,name=horno,lines", new ChatOptions { Limits = new() { OutboxBytes = 1_000 } });
        await lab.ConnectAsync();
        lab.Port.Block();
        for (int i = 1; i <= 200; i++)
        {
            await lab.Ana.SayAsync($"mensaje {i} {new string('x', 50)}", "lab");
        }

        lab.Port.Written.ShouldBeEmpty();
        lab.Port.Unblock();
        await lab.Port.WaitForAsync("mensaje 200 ");
        lab.Port.Written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[2]).ShouldBe(Enumerable.Range(1, 200).Select(i => $"{i}"));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_marked_and_free_when_the_device_is_gone()
    {
        await using Lab lab = await Lab.StartAsync("/dev/x,room=lab,name=ana,lines");
        await lab.ConnectAsync();
        lab.Port.Send("soy otra\n");
        await lab.Ana.WaitForSeqAsync(1);
        lab.Ana.Events[0].From.ShouldBe("ana~2");
        lab.Port.Unplug();
        await lab.PresenceAsync(Presence.LeftState);
        lab.Chat.Chat.Names.Find("ana~2").ShouldBeNull();
    }

    [Fact]
    public async Task A_device_that_is_not_there_is_waited_for_and_says_so()
    {
        await using Lab lab = await Lab.StartAsync("/dev/x,room=lab,name=horno,lines");
        await lab.Gateway.Tried;
        lab.Gateway.Problem!.Value.Spanish.ShouldContain("/dev/x no existe");
        await lab.ConnectAsync();
        lab.Port.Send("hola\n");
        await lab.Ana.WaitForSeqAsync(1);
        lab.Gateway.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Members_are_told_how_it_came_in()
    {
        await using Lab lab = await Lab.StartAsync("/dev/x,room=lab,name=horno,lines");
        await lab.ConnectAsync();
        await lab.PresenceAsync(Presence.JoinedState);
        Room room = lab.Chat.Room("lab");
        room.Members.Summaries(withAddresses: false).Single(member => member.Name == "horno").Via.ShouldBe("serial");
    }

    /// <summary>A room with ana in it, and a device that the test plugs in.</summary>
    private sealed class Lab : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Lock _gate = new();
        private FakePort? _plugged;
        private TimeSpan _wait = SerialLink.FirstWait;
        private Task _running = Task.CompletedTask;

        public required TestChat Chat { get; init; }

        public required TestClient Ana { get; init; }

        public SerialGateway Gateway { get; private set; } = null!;

        public FakePort Port { get; private set; } = null!;

        public static async Task<Lab> StartAsync(string spec, ChatOptions? options = null)
        {
            TestChat chat = await TestChat.StartAsync(options);
            Lab lab = new() { Chat = chat, Ana = await chat.JoinAsync("ana", "lab") };
            lab.Gateway = new SerialGateway(chat.Chat, SerialDevice.Parse(spec), lab.Open, NullLogger<SerialGateway>.Instance);
            lab._running = lab.Gateway.RunAsync(lab._stop.Token);
            return lab;
        }

        /// <summary>Plugs a device in and waits until it is in the room.</summary>
        public async Task ConnectAsync()
        {
            int before = Ana.Received.OfType<Presence>().Count(presence => presence.State == Presence.JoinedState);
            Port = new FakePort();
            lock (_gate)
            {
                _plugged = Port;
            }

            await Chat.Clock.WaitForTimerAsync(_wait);
            Chat.Clock.Advance(_wait);
            _wait *= 2;
            await Ana.Wire.WaitUntilAsync(() => Ana.Received.OfType<Presence>().Count(presence => presence.State == Presence.JoinedState) > before);
        }

        public Task PresenceAsync(string state) => Ana.Wire.WaitUntilAsync(() => Ana.Received.OfType<Presence>().Last().State == state);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => _running);
            _stop.Dispose();
            await Chat.DisposeAsync();
        }

        private FakePort Open(SerialSettings settings)
        {
            lock (_gate)
            {
                FakePort? port = _plugged;
                _plugged = null;
                return port ?? throw SerialException.From(2, settings.Path);
            }
        }
    }
}
