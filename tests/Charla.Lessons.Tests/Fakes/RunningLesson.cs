using System.Net;
using System.Net.Sockets;

namespace Charla.Lessons.Tests.Fakes;

/// <summary>A lesson's server on a free port of loopback.</summary>
internal sealed class RunningLesson : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly LessonListener _listener;
    private readonly Task _running;

    private RunningLesson(LessonListener listener, Func<Socket, CancellationToken, Task> serve)
    {
        _listener = listener;
        _running = listener.RunAsync(serve, _stop.Token);
    }

    public IPEndPoint EndPoint => _listener.EndPoint;

    public LessonListener Listener => _listener;

    public static async Task<RunningLesson> StartAsync(Func<Socket, CancellationToken, Task> serve) =>
        new(await LessonListener.ListenAsync("127.0.0.1", 0, CancellationToken.None), serve);

    public async Task<Socket> DialAsync()
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
        await socket.ConnectAsync(EndPoint);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(30));
        _listener.Dispose();
        _stop.Dispose();
    }
}
