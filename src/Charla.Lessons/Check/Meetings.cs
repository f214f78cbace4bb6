using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Check;

/// <summary>Brings about connections with the student's program, starting it where a command for it was given.</summary>
/// <remarks>A server is dialled at the address that was given and nowhere else; a client is waited for.</remarks>
internal sealed class Meetings : IAsyncDisposable
{
    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(20);
    private static readonly Bilingual _portTaken = new("En el puerto {0} ya escucha otro programa: ciérralo antes, o usa otro puerto.", "Another program listens on port {0} already: end it first, or use another port.");
    private static readonly Bilingual _portRests = new("El puerto {0} descansa un minuto después de cada cierre: espera, o pon s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1) antes de bind.", "Port {0} rests for a minute after each close: wait, or put s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1) before bind.");
    private static readonly Bilingual _nobodyListens = new("Nadie escucha en {0}. Arranca tu servidor y repite, o deja que se arranque solo: --run \"python3 servidor.py\".", "Nobody listens on {0}. Start your server and try again, or have it started: --run \"python3 server.py\".");
    private static readonly Bilingual _neverListened = new("El programa no llegó a escuchar en {0}. {1}", "The program never listened on {0}. {1}");
    private static readonly Bilingual _neverCame = new("Ningún cliente se conectó a {0}. {1}", "No client connected to {0}. {1}");

    private readonly CheckOptions _options;
    private readonly IPEndPoint _endpoint;
    private readonly Socket _door;
    private readonly List<Wire> _wires = [];

    private Meetings(CheckOptions options, IPEndPoint endpoint, Socket door, CancellationToken stop)
    {
        (_options, _door, Stop) = (options, door, stop);
        _endpoint = new IPEndPoint(endpoint.Address, endpoint.Port > 0 ? endpoint.Port : ((IPEndPoint)door.LocalEndPoint!).Port);
    }

    public CancellationToken Stop { get; }

    public TimeSpan Timeout => _options.Timeout;

    public TimeSpan Wait => _options.Wait;

    /// <summary>The student's program, where it was started here.</summary>
    public StudentProgram? Program { get; private set; }

    /// <summary>Whether the program is started here: then every point can have it fresh, and its output can be seen.</summary>
    public bool HasProgram => _options.Run is not null;

    /// <summary>Where the student's client is waited for, or the student's server is dialled.</summary>
    public IPEndPoint EndPoint => _endpoint;

    /// <summary>The connection in use.</summary>
    public Wire? Current { get; private set; }

    /// <summary>Connections so far.</summary>
    public int Count { get; private set; }

    /// <summary>Gets ready to dial, or to be dialled.</summary>
    /// <exception cref="LessonException">The name has no address, or the port is taken.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The meetings own the socket.")]
    public static async Task<Meetings> OpenAsync(CheckOptions options, CancellationToken stop)
    {
        IPEndPoint endpoint = await LessonListener.FindAsync(options.Host, options.Port, stop);
        return new Meetings(options, endpoint, Open(endpoint, options), stop);
    }

    /// <summary>The connection in use where it is still good, else a new one.</summary>
    /// <exception cref="NobodyThereException">The student's program is not to be had.</exception>
    public async Task<Wire> MeetAsync() => Current is { HasEnded: false, IsBroken: false } wire ? wire : await MeetAnewAsync();

    /// <summary>A new connection, with a new run of the program where it is started here.</summary>
    /// <exception cref="NobodyThereException">The student's program is not to be had.</exception>
    public async Task<Wire> MeetAnewAsync()
    {
        await PartAsync();
        return Current = await MeetAnotherAsync();
    }

    /// <summary>One more connection with the program that runs.</summary>
    /// <exception cref="NobodyThereException">The student's program is not to be had.</exception>
    public async Task<Wire> MeetAnotherAsync(bool reads = true)
    {
        if (Program is null && _options.Run is { } command)
        {
            Program = StudentProgram.Start(command.Replace("{port}", $"{_endpoint.Port}", StringComparison.Ordinal));
        }

        Socket socket = _options.Student == WireSide.Server ? await DialAsync(reads) : await AcceptAsync();
        Wire wire = new(socket, _options.Student, _options.Timeout, reads, Stop);
        _wires.Add(wire);
        Count++;
        return wire;
    }

    /// <summary>Ends every connection, and the program where it was started here.</summary>
    public async Task PartAsync()
    {
        bool hadProgram = Program is not null;
        if (Program is not null)
        {
            // First, so that the connections are its own to end, and no port is left waiting for them on either side.
            await Program.DisposeAsync();
            Program = null;
        }

        await Task.WhenAll(_wires.Select(async wire => await wire.CloseAsync(hadProgram)));
        _wires.Clear();
        Current = null;
    }

    public async ValueTask DisposeAsync()
    {
        await PartAsync();
        _door.Dispose();
    }

    private static Socket Open(IPEndPoint endpoint, CheckOptions options)
    {
        Socket? door = null;
        try
        {
            door = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (options.Student == WireSide.Client)
            {
                door.Bind(endpoint);
                door.Listen(16);
            }
            else if (options.Run is not null)
            {
                // Before a server, a taken port is found out. A free one that was asked for stays bound, so that nobody else is given it;
                // one that was named is let go, since the course's servers share it with nobody (no SO_REUSEADDR).
                door.Bind(endpoint);
                if (endpoint.Port != 0)
                {
                    door.Dispose();
                }
            }

            return door;
        }
        catch (SocketException)
        {
            door?.Dispose();
            throw new LessonException(_portTaken.With(options.Port));
        }
    }

    private async Task<Socket> DialAsync(bool reads)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(HasProgram ? _options.Wait : _options.Timeout);
        while (true)
        {
            Socket? socket = await TryDialAsync(reads, limit.Token);
            if (socket is not null)
            {
                return socket;
            }

            if (Program is null or { HasEnded: true } || limit.IsCancellationRequested)
            {
                throw new NobodyThereException(WhyNobodyListens());
            }

            await Task.Delay(_breath, Stop);
        }
    }

    private Bilingual WhyNobodyListens()
    {
        string error = SafeText.OneLine(Program?.LastError ?? "");
        bool rests = error.Contains("already in use", StringComparison.OrdinalIgnoreCase);
        return Program is null ? _nobodyListens.With(_endpoint) : rests ? _portRests.With(_endpoint.Port) : _neverListened.With(_endpoint, error);
    }

    private async Task<Socket?> TryDialAsync(bool reads, CancellationToken limit)
    {
        Socket socket = new(_endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (!reads)
            {
                socket.ReceiveBufferSize = 4_096;
            }

            await socket.ConnectAsync(_endpoint, limit);

            // A free port may be given to the caller itself, which then talks to itself.
            if (!socket.LocalEndPoint!.Equals(socket.RemoteEndPoint))
            {
                return socket;
            }
        }
        catch (Exception nobody) when (nobody is SocketException or OperationCanceledException)
        {
            Stop.ThrowIfCancellationRequested();
        }

        socket.Dispose();
        return null;
    }

    private async Task<Socket> AcceptAsync()
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(_options.Wait);
        Task<Socket> accepting = _door.AcceptAsync(limit.Token).AsTask();
        if (Program is not null)
        {
            await Task.WhenAny(accepting, Program.Exit);

            // It may have connected just before it ended.
            limit.CancelAfter(Program.HasEnded ? TimeSpan.FromMilliseconds(500) : _options.Wait);
        }

        try
        {
            Socket socket = await accepting;
            socket.NoDelay = true;
            return socket;
        }
        catch (OperationCanceledException)
        {
            Stop.ThrowIfCancellationRequested();
            throw new NobodyThereException(_neverCame.With(_endpoint, SafeText.OneLine(Program?.LastError ?? "")));
        }
    }
}
