using System.Buffers;
using Charla.Client.Connecting;
using Charla.Client.Conversing;
using Charla.Client.Tests.Fakes;
using Charla.Protocol;

namespace Charla.Client.Tests.Conversing;

public sealed class WriteLoopTests
{
    private readonly FakeTime _time = new();
    private readonly Queue<string> _waiting = new(["uno", "dos"]);

    [Fact]
    public async Task All_there_is_goes_out_in_one_write()
    {
        using CancellationTokenSource ending = new();
        await using FakeTransport transport = new();
        Task<ConnectionProblem> running = NewLoop(transport).RunAsync(ending.Token);
        await transport.Written.Task.Within();

        transport.Bytes.ShouldBe("3         uno3         dos"u8.ToArray());
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running.Within());
    }

    [Fact]
    public async Task A_peer_that_takes_nothing_is_given_up()
    {
        await using FakeTransport transport = new();
        Task<ConnectionProblem> running = NewLoop(transport).RunAsync(CancellationToken.None);
        await _time.WaitsForAsync(TimeSpan.FromSeconds(40));
        _time.Advance(TimeSpan.FromSeconds(40));

        (await running.Within()).Failure.ShouldBe(ConnectFailure.TimedOut);
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_reader_a_moment_for_the_last_words()
    {
        await using FakeTransport transport = new();
        Task<ConnectionProblem> running = NewLoop(transport).RunAsync(CancellationToken.None);
        transport.Sending.SetException(new IOException("Broken pipe"));
        await _time.WaitsForAsync(TimeSpan.FromSeconds(1));
        running.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));

        ConnectionProblem problem = await running.Within();
        (problem.Failure, problem.Detail).ShouldBe((ConnectFailure.Lost, "Broken pipe"));
    }

    private WriteLoop NewLoop(FakeTransport transport)
    {
        ChatClientOptions options = new() { Server = ServerAddress.Tcp("127.0.0.1"), Name = "ana", TimeProvider = _time };
        return new WriteLoop(transport, options, Fill);
    }

    private ValueTask Fill(FrameBuffer buffer)
    {
        while (_waiting.TryDequeue(out string? text))
        {
            buffer.WriteFrame(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return ValueTask.CompletedTask;
    }

    private sealed class FakeTransport : ITransport
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Sending { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public byte[] Bytes { get; private set; } = [];

        public long BytesReceived => 0;

        public byte[] Leftover => [];

        public void Expect(Counting counting, int maxPayload)
        {
        }

        public ValueTask<ReadOnlySequence<byte>?> ReceiveAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask SendAsync(ReadOnlyMemory<byte> frames, CancellationToken cancellationToken)
        {
            Bytes = frames.ToArray();
            Written.TrySetResult();
            return new ValueTask(Sending.Task);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
