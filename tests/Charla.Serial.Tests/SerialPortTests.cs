using System.Text;
using Charla.Serial.Tests.Fakes;

namespace Charla.Serial.Tests;

public sealed class SerialPortTests
{
    private const uint CharacterSize = 0x30;
    private const uint TwoStopBits = 0x40;
    private const uint HangUpOnClose = 0x400;
    private const uint RtsCts = 0x8000_0000;
    private const uint XonXoff = 0x400 | 0x1000;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(50)]
    [InlineData(300)]
    [InlineData(4_097)]
    [InlineData(4_098)]
    [InlineData(9_600)]
    [InlineData(74_880)]
    [InlineData(115_200)]
    [InlineData(250_000)]
    [InlineData(1_000_000)]
    [InlineData(3_141_592)]
    [InlineData(4_000_000)]
    public async Task The_kernel_has_the_speed_that_was_asked_for_whether_it_has_a_constant_for_it_or_not(int baud)
    {
        await using PtyPair pair = await PtyPair.StartAsync();
        using SerialPort port = SerialPort.Open(new SerialSettings { Path = pair.A, Baud = baud });
        (await pair.SettingsAsync("a")).Speed.ShouldBe((uint)baud);
        port.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_bits_flow_control_and_what_happens_on_closing_reach_the_kernel()
    {
        await using PtyPair pair = await PtyPair.StartAsync();
        using (SerialPort.Open(new SerialSettings { Path = pair.A }))
        {
            (uint input, uint control, _) = await pair.SettingsAsync("a");
            (control & (CharacterSize | TwoStopBits | RtsCts | HangUpOnClose)).ShouldBe(CharacterSize | HangUpOnClose);
            (input & XonXoff).ShouldBe(0u);
        }

        using (SerialPort.Open(new SerialSettings { Path = pair.A, StopBits = 2, Flow = FlowControl.RtsCts, KeepLines = true }))
        {
            (uint input, uint control, _) = await pair.SettingsAsync("a");
            (control & (TwoStopBits | RtsCts | HangUpOnClose)).ShouldBe(TwoStopBits | RtsCts);
            (input & XonXoff).ShouldBe(0u);
        }

        using (SerialPort.Open(new SerialSettings { Path = pair.A, Flow = FlowControl.XonXoff }))
        {
            (uint input, uint control, _) = await pair.SettingsAsync("a");
            (control & (TwoStopBits | RtsCts)).ShouldBe(0u);
            (input & XonXoff).ShouldBe(XonXoff);
        }
    }

    [Fact]
    public async Task What_the_driver_does_not_take_is_told()
    {
        await using PtyPair pair = await PtyPair.StartAsync();
        using SerialPort port = SerialPort.Open(new SerialSettings { Path = pair.A, DataBits = 7, Parity = Parity.Even });

        // A pseudo-terminal has eight bits and no parity whatever it is told.
        port.Refused.ShouldBe(["data-bits=7", "parity=even"]);
    }

    [Fact]
    public async Task Every_byte_goes_through_as_it_is_both_ways()
    {
        await using PtyPair pair = await PtyPair.StartAsync();
        using SerialPort a = SerialPort.Open(new SerialSettings { Path = pair.A });
        using SerialPort b = SerialPort.Open(new SerialSettings { Path = pair.B });
        byte[] all = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))];
        Task<byte[]> there = ReadAsync(b, all.Length);
        Task<byte[]> back = ReadAsync(a, all.Length);
        await Task.WhenAll(WriteAsync(a, all), WriteAsync(b, all)).WaitAsync(_limit);
        (await there).ShouldBe(all);
        (await back).ShouldBe(all);
    }

    [Fact]
    public async Task An_unplugged_line_is_gone_to_who_reads_and_to_who_writes_and_nothing_is_thrown()
    {
        await using PtyPair pair = await PtyPair.StartAsync();
        using SerialPort port = SerialPort.Open(new SerialSettings { Path = pair.A });
        ValueTask<int> reading = port.ReadAsync(new byte[10], default);
        reading.IsCompleted.ShouldBeFalse();
        await pair.DoAsync("unplug a");
        (await reading.AsTask().WaitAsync(_limit)).ShouldBe(ISerialPort.Gone);
        (await port.WriteAsync(new byte[10], default).AsTask().WaitAsync(_limit)).ShouldBe(ISerialPort.Gone);
        port.TryWrite([1]).ShouldBe(ISerialPort.Gone);
    }

    [Fact]
    public async Task A_line_whose_other_end_takes_nothing_takes_a_bounded_lot_and_then_waits()
    {
        await using PtyPair pair = await PtyPair.StartAsync();
        using SerialPort port = SerialPort.Open(new SerialSettings { Path = pair.A });
        await pair.DoAsync("hold a");
        int taken = 0;
        Task<int> writing;
        while ((writing = port.WriteAsync(new byte[4_096], default).AsTask()).IsCompleted)
        {
            taken += await writing;
        }

        // The kernel may still make a little room of its own accord.
        taken.ShouldBeInRange(1, 1_000_000);
        await pair.DoAsync("release a");
        (await writing.WaitAsync(_limit)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Waiting_can_be_called_off_and_the_line_is_still_there()
    {
        await using PtyPair pair = await PtyPair.StartAsync();
        using SerialPort a = SerialPort.Open(new SerialSettings { Path = pair.A });
        using SerialPort b = SerialPort.Open(new SerialSettings { Path = pair.B });
        using CancellationTokenSource stop = new();
        Task<int> reading = a.ReadAsync(new byte[10], stop.Token).AsTask();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading);
        await WriteAsync(b, "hola"u8.ToArray());
        Encoding.ASCII.GetString(await ReadAsync(a, 4).WaitAsync(_limit)).ShouldBe("hola");
    }

    [Fact]
    public async Task A_closed_line_is_gone_to_who_waits_for_it()
    {
        await using PtyPair pair = await PtyPair.StartAsync();
        SerialPort port = SerialPort.Open(new SerialSettings { Path = pair.A });
        Task<int> reading = port.ReadAsync(new byte[10], default).AsTask();
        port.Dispose();
        (await reading.WaitAsync(_limit)).ShouldBe(ISerialPort.Gone);
        port.TryWrite([1]).ShouldBe(ISerialPort.Gone);
    }

    [Fact]
    public async Task A_line_that_another_has_open_is_busy_and_free_again_when_it_is_closed()
    {
        await using PtyPair pair = await PtyPair.StartAsync();
        SerialSettings settings = new() { Path = pair.A };
        SerialPort first = SerialPort.Open(settings);
        Should.Throw<SerialException>(() => SerialPort.Open(settings)).Failure.ShouldBe(SerialFailure.Busy);
        first.Dispose();
        SerialPort.Open(settings).Dispose();
    }

    [Fact]
    public void A_path_that_is_not_there_or_no_line_is_explained()
    {
        SerialException missing = Should.Throw<SerialException>(() => SerialPort.Open(new SerialSettings { Path = "/dev/ttyNADA" }));
        missing.Failure.ShouldBe(SerialFailure.NotFound);
        missing.Text.Spanish.ShouldContain("/dev/ttyNADA no existe");
        Should.Throw<SerialException>(() => SerialPort.Open(new SerialSettings { Path = "/dev/null" })).Failure.ShouldBe(SerialFailure.NotATerminal);
    }

    [Theory]
    [InlineData(2, SerialFailure.NotFound)]
    [InlineData(13, SerialFailure.Permission)]
    [InlineData(16, SerialFailure.Busy)]
    [InlineData(25, SerialFailure.NotATerminal)]
    [InlineData(5, SerialFailure.Gone)]
    [InlineData(6, SerialFailure.Gone)]
    [InlineData(19, SerialFailure.Gone)]
    [InlineData(12, SerialFailure.Other)]
    internal void The_kernels_errors_are_explained(int error, SerialFailure failure)
    {
        SerialException exception = SerialException.From(error, "/dev/x");
        exception.Failure.ShouldBe(failure);
        exception.Text.Spanish.ShouldNotBe(exception.Text.English);
        exception.Text.English.ShouldContain("/dev/x");
    }

    [Fact]
    public void Permission_names_the_group()
    {
        SerialException.From(13, "/dev/x").Text.Spanish.ShouldContain("dialout");
    }

    private static async Task<byte[]> ReadAsync(SerialPort port, int count)
    {
        List<byte> all = [];
        byte[] buffer = new byte[4_096];
        while (all.Count < count)
        {
            int read = await port.ReadAsync(buffer, default);
            read.ShouldBeGreaterThan(0);
            all.AddRange(buffer.AsSpan(0, read));
        }

        return [.. all];
    }

    private static async Task WriteAsync(SerialPort port, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int written = await port.WriteAsync(bytes, default);
            written.ShouldBeGreaterThan(0);
            bytes = bytes[written..];
        }
    }
}
