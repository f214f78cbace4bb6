using Charla.Chat.Terminal;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary><c>charla chat</c> for a person at a terminal: wires keyboard, screen and session together on one loop.</summary>
internal sealed class TerminalChat : IDisposable
{
    private static readonly Bilingual _notSent = new("Mensajes que no se enviaron: {0}.", "Messages that were not sent: {0}.");
    private static readonly Bilingual _waiting = new("Conectando con {0}…", "Connecting to {0}…");

    private readonly ChatOptions _options;
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly EventLoop _loop = new();
    private readonly TerminalOutput _output = new();
    private readonly RawMode _mode;
    private readonly Screen _screen;
    private readonly StatusLine _status;
    private readonly ChatSession _session;
    private readonly TypedInput _input;
    private readonly ReadingMark _mark;
    private int _exitCode;

    public TerminalChat(ChatOptions options)
    {
        Style style = Style.FromEnvironment();
        _options = options;
        _mode = new RawMode(_output.Write);
        _screen = new Screen(_output.Write, TerminalSize.Measure);
        _status = new StatusLine(style, options.Language);
        _session = new ChatSession(options, new ChatView(style, options.Language, _clock.LocalTimeZone), _screen, _clock);
        _input = new TypedInput(_session, _screen, Suspend);
        _mark = new ReadingMark(_session);
        _input.Attach();
    }

    /// <summary>Runs until the person leaves.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        using TerminalSignals signals = new(
            resized: () => _loop.Post(_screen.Invalidate),
            resumed: () => _loop.Post(TakeScreen),
            ended: exitCode => _loop.Post(() => End(exitCode)));
        _loop.Run(async () => _exitCode = Math.Max(_exitCode, await ConverseAsync()), Draw);
        return _exitCode;
    }

    public void Dispose()
    {
        _mode.Dispose();
        _loop.Dispose();
        _output.Dispose();
    }

    private async Task<int> ConverseAsync()
    {
        TakeScreen();
        new KeyReader(keys => _loop.Post(() => _input.Press(keys)), () => _loop.Post(_session.Quit)).Start();
        await using ITimer ticks = _clock.CreateTimer(_ => _loop.Post(Tick), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        _session.Info(_waiting.With(_options.Server.Place));
        Task<bool> entering = _session.Entrance.EnterOrExplainAsync(_options.Name);
        await Task.WhenAny(entering, _session.Left);

        // What can't be mended here is mended outside, and the program started again.
        int exitCode = !entering.IsCompleted || await entering ? await StayAsync() : 1;
        await _session.DisposeAsync();
        GiveScreenBack();
        return exitCode;
    }

    private async Task<int> StayAsync()
    {
        await _session.Left;
        int unsent = await _session.FarewellAsync();
        if (unsent > 0)
        {
            _session.Problem(_notSent.With(unsent));
        }

        return unsent > 0 ? 1 : 0;
    }

    private void End(int exitCode)
    {
        _exitCode = exitCode;
        _session.Quit();
    }

    private void Tick()
    {
        _session.Conversation.Unsent = _session.Outgoing.Count;
        _mark.Tick();
    }

    private void Suspend()
    {
        GiveScreenBack();
        _mode.Suspend();
        TakeScreen();
    }

    private void TakeScreen()
    {
        _mode.Enter();
        _screen.Invalidate();
    }

    private void GiveScreenBack()
    {
        _screen.Close();
        _mode.Leave();
    }

    private void Draw()
    {
        if (_mode.IsRaw)
        {
            int columns = _screen.Size.Columns;
            Conversation conversation = _session.Conversation;
            _screen.Show(new InputArea(
                _status.Line(conversation, _clock.GetUtcNow(), columns),
                _input.Question is { } question ? _status.Prompt(question, columns) : _status.Prompt(conversation, columns),
                _input.Text,
                _input.Cursor));
            _screen.Flush();
        }
    }
}
