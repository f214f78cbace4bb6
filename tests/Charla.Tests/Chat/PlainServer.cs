using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Charla.Tests.Chat;

/// <summary>A server like those of the course, in Python, in a process of its own.</summary>
internal sealed class PlainServer : IDisposable
{
    private readonly Process _process;
    private bool _isOver;

    /// <param name="port">0 for any.</param>
    public PlainServer(int port = 0)
    {
        ProcessStartInfo start = new("python3", [Path.Combine(Root, "tests", "interop", "plain_server.py"), $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        Port = int.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public int Port { get; }

    private static string Root
    {
        get
        {
            DirectoryInfo folder = new(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Charla.slnx")))
            {
                folder = folder.Parent!;
            }

            return folder.FullName;
        }
    }

    /// <summary>Another person in the room.</summary>
    public Peer Connect() => new(Port);

    /// <summary>Ends the process on the spot. May be called again.</summary>
    public void Dispose()
    {
        if (!_isOver)
        {
            _isOver = true;
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }
    }

    internal sealed class Peer(int port) : IDisposable
    {
        private readonly TcpClient _connection = new("127.0.0.1", port);

        public void Say(string name, string text)
        {
            byte[] payload = Encoding.UTF8.GetBytes($"{name}> {text}");
            _connection.GetStream().Write([.. Encoding.ASCII.GetBytes($"{payload.Length,-10}"), .. payload]);
        }

        /// <summary>The next thing that somebody says.</summary>
        public async Task<string> HearAsync()
        {
            using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
            byte[] header = new byte[10];
            await _connection.GetStream().ReadExactlyAsync(header, limit.Token);
            byte[] payload = new byte[int.Parse(Encoding.ASCII.GetString(header).Trim(), CultureInfo.InvariantCulture)];
            await _connection.GetStream().ReadExactlyAsync(payload, limit.Token);
            return Encoding.UTF8.GetString(payload);
        }

        public void Dispose() => _connection.Dispose();
    }
}
