using Charla.Core;
using Charla.Core.Sessions;
using Charla.Protocol;
using Charla.Protocol.Irc;

namespace Charla.Gateways.Irc;

/// <summary>One IRC connection: takes its commands one after the other and hands them to the session that speaks for it.</summary>
internal sealed class IrcClient
{
    private static readonly TimeSpan _answerLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _sweep = TimeSpan.FromMilliseconds(100);

    private const int MaxTalk = 64;

    private readonly List<IrcRequest> _talk = [];
    private readonly ITalkAllowance _allowance;
    private bool _isClosed;

    /// <param name="server">The gateway.</param>
    /// <param name="connection">The connection; it has no allowance of its own.</param>
    /// <param name="allowance">How much its client may say: beyond that it is read more slowly, and nothing of it is lost.</param>
    public IrcClient(IrcServer server, Connection connection, ITalkAllowance allowance)
    {
        (Server, _allowance) = (server, allowance);
        Voice = new IrcVoice(server);
        Session = Voice.Session = new Session(server.Chat, connection, Voice);
    }

    public IrcServer Server { get; }

    public IrcVoice Voice { get; }

    public Session Session { get; }

    public Connection Connection => Session.Connection;

    /// <summary>How far it has come with its registration.</summary>
    public IrcEntry Entry { get; } = new();

    /// <summary>It has said that it goes.</summary>
    public bool IsQuitting { get; set; }

    /// <summary>Takes one command; completes when it is answered, or, of talk, when more may be said.</summary>
    /// <param name="message">The command.</param>
    /// <param name="bytes">The size of its line.</param>
    public async ValueTask HandleAsync(IrcMessage message, int bytes)
    {
        await SlowDownAsync(bytes);
        string? label = Voice.Caps.HasFlag(IrcCapability.LabeledResponse) && Voice.Caps.HasFlag(IrcCapability.Batch) && message.Tags["label"] is { Length: > 0 and <= 64 } mark ? mark : null;
        IrcRequest request = new(Voice, message.Command, label is null ? null : IrcData.EscapeTag(label)) { IsQuiet = message.Command == "NOTICE" };
        bool isTalk = message.Command is "PRIVMSG" or "NOTICE";
        if (!isTalk)
        {
            await SettleTalkAsync();
        }

        await RunAsync(message, request, bytes);
        FrameBuffer buffer = new();
        request.Settle(buffer);
        Connection.Outbox.Write(buffer.Written);
        if (!isTalk)
        {
            await WithinLimitAsync(request.SentAsync());
        }
        else
        {
            _talk.Add(request);
            if (_talk.Count > MaxTalk)
            {
                _talk.RemoveAll(static said => said.Completed.IsCompleted);
            }
        }

        await Connection.Outbox.WaitForRoomAsync();
    }

    /// <summary>A line that is none.</summary>
    public void Complain(IrcLineStatus status, string command)
    {
        IrcRequest request = new(Voice, command, null);
        switch (status)
        {
            case IrcLineStatus.TooLong:
                request.Tell("417", ":Input line was too long");
                break;
            case IrcLineStatus.NotUtf8:
                request.Line($":{Server.Name} FAIL {command} INVALID_UTF8 :Message rejected, your IRC software MUST use UTF-8 encoding on this network");
                break;
            default:
                request.Line($":{Server.Name} FAIL {command} INVALID_MESSAGE :Message rejected: it has a NUL or a CR inside");
                break;
        }

        FrameBuffer buffer = new();
        request.Settle(buffer);
        Connection.Outbox.Write(buffer.Written);
    }

    /// <summary>The connection is gone.</summary>
    public void Close()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        Server.Monitors.Forget(this);
        if (Session.Name is { } name)
        {
            Server.WhoWas.Note(name, Session.Account?.Key, Voice.Realname, Server.Chat.Time.GetUtcNow());
        }

        Session.Close();
    }

    private async ValueTask RunAsync(IrcMessage message, IrcRequest request, int bytes)
    {
        if (!IrcCommandTable.All.TryGetValue(message.Command, out IrcCommand? command))
        {
            if (Session.Name is not null)
            {
                request.Tell("421", $"{Middle(message.Command)} :Unknown command");
            }
            else
            {
                request.Tell("451", ":You have not registered");
            }
        }
        else if (Session.Name is null && !command.BeforeWelcome)
        {
            request.Tell("451", ":You have not registered");
        }
        else if (message.Parameters.Count < command.Least)
        {
            request.Tell("461", $"{message.Command} :Not enough parameters");
        }
        else
        {
            await command.RunAsync(this, message, request, bytes);
        }
    }

    /// <summary>A word of a stranger's as it can stand in a numeric.</summary>
    public static string Middle(string word) => IrcLineWriter.IsMiddle(word) ? word : "*";

    /// <summary>Everything that was said before is answered: so what comes after, such as a <c>PONG</c>, says so.</summary>
    private async Task SettleTalkAsync()
    {
        foreach (IrcRequest said in _talk)
        {
            await WithinLimitAsync(said.SentAsync());
        }

        _talk.Clear();
    }

    private async Task SlowDownAsync(int bytes)
    {
        TimeSpan wait = _allowance.Take(bytes);
        while (wait > TimeSpan.Zero && !Connection.Outbox.IsClosed)
        {
            await Task.Delay(wait < _sweep ? _sweep : wait, Server.Chat.Time);
            wait = _allowance.Take(bytes);
        }
    }

    private async Task WithinLimitAsync(Task answered)
    {
        if (answered.IsCompleted)
        {
            return;
        }

        try
        {
            await answered.WaitAsync(_answerLimit, Server.Chat.Time);
        }
        catch (TimeoutException)
        {
            // What never came is not waited for: the client goes on.
        }
    }
}

/// <summary>What a client has said of itself until it is welcome.</summary>
internal sealed class IrcEntry
{
    public string? Nick { get; set; }

    public bool HasUser { get; set; }

    public string? Password { get; set; }

    /// <summary>It negotiates capabilities, and is not welcomed before it has done.</summary>
    public bool IsNegotiating { get; set; }

    public int CapVersion { get; set; } = 301;

    /// <summary>The account that it has shown to be its own.</summary>
    public string? Account { get; set; }

    /// <summary>What has come of a SASL answer; null where none is expected.</summary>
    public string? Sasl { get; set; }
}
