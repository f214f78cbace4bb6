using Charla.Chat.Terminal;
using Charla.Lessons.Serial;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary><c>charla serial chat</c> for a person at a terminal: what comes in stands above the line being typed, and never in it.</summary>
internal sealed class SerialTerminal : ISerialChatView, IDisposable
{
    private static readonly Bilingual _full = new("Hay demasiado por enviar: espera a que vuelva el cable.", "Too much waits to be sent: wait until the cable is back.");

    private readonly SerialChatOptions _options;
    private readonly Language _language;
    private readonly Style _style = Style.FromEnvironment();
    private readonly EventLoop _loop = new();
    private readonly TerminalOutput _output = new();
    private readonly LineEditor _editor = new();
    private readonly TaskCompletionSource _left = new();
    private readonly RawMode _mode;
    private readonly Screen _screen;
    private readonly SerialChat _chat;

    public SerialTerminal(SerialChatOptions options, Language language)
    {
        (_options, _language) = (options, language);
        _mode = new RawMode(_output.Write);
        _screen = new Screen(_output.Write, TerminalSize.Measure);
        _chat = new SerialChat(options, this);
    }

    /// <summary>Runs until the person leaves.</summary>
    /// <exception cref="LessonException">The line can't be opened.</exception>
    public void Run()
    {
        using TerminalSignals signals = new(
            resized: () => _loop.Post(_screen.Invalidate),
            resumed: () => _loop.Post(TakeScreen),
            ended: _ => _loop.Post(Leave));
        _loop.Run(ConverseAsync, Draw);
    }

    public void Said(string? name, string text) => Print(name, text);

    public void Notice(Bilingual text) => _screen.Print([_style.Dim($"· {text.In(_language)}")]);

    public void Dispose()
    {
        _mode.Dispose();
        _loop.Dispose();
        _output.Dispose();
    }

    private async Task ConverseAsync()
    {
        using CancellationTokenSource end = new();
        TakeScreen();
        try
        {
            Task running = _chat.RunAsync(end.Token);
            new KeyReader(keys => _loop.Post(() => Press(keys)), () => _loop.Post(Leave)).Start();
            if (await Task.WhenAny(running, _left.Task) == running)
            {
                await running;
            }

            await end.CancelAsync();
            await Task.WhenAny(running);
        }
        finally
        {
            GiveScreenBack();
        }
    }

    private void Leave() => _left.TrySetResult();

    private void Press(IReadOnlyList<Key> keys)
    {
        foreach (Key key in keys)
        {
            Act(_editor.Apply(key));
        }
    }

    private void Act(EditResult result)
    {
        switch (result)
        {
            case EditResult.Submitted:
                Submit(_editor.Take());
                break;
            case EditResult.Quit:
                Leave();
                break;
            case EditResult.Redraw:
                _screen.Clear();
                break;
            case EditResult.Suspend:
                GiveScreenBack();
                _mode.Suspend();
                TakeScreen();
                break;
        }
    }

    private void Submit(string line)
    {
        if (_chat.Mouth.TrySay(line))
        {
            Print(_options.Name, line);
        }
        else
        {
            Notice(_full);
        }
    }

    private void Print(string? name, string text)
    {
        string author = name is null ? "" : _style.Name(name, SafeText.OneLine(name) + ">") + " ";
        string[] lines = SafeText.Lines(text);
        _screen.Print([author + lines[0], .. lines.Skip(1).Select(line => "      " + line)]);
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
            string prompt = (_options.Name ?? "") + ">";
            _screen.Show(new InputArea(StyledText.Empty, new StyledText(_style.Bold(prompt) + " ", CellWidth.Of(prompt) + 1), _editor.Text, _editor.Cursor));
            _screen.Flush();
        }
    }
}
