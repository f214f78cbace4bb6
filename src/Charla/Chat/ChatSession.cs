using System.Diagnostics.CodeAnalysis;
using Charla.Chat.Terminal;
using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>
/// A conversation at a terminal: the connection, what is shown of what happens, and what typed lines do. It lives on one
/// <see cref="EventLoop"/> and is never used from outside it.
/// </summary>
/// <param name="options">What was asked for.</param>
/// <param name="view">Turns what happens into lines.</param>
/// <param name="screen">Where the lines go.</param>
/// <param name="clock">The clock of the day and of the limits.</param>
[SuppressMessage("Maintainability", "CA1506", Justification = "Commands and events find each other here.")]
internal sealed class ChatSession(ChatOptions options, ChatView view, Screen screen, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource _quit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Conversation Conversation { get; } = new(options.Name, options.Room);

    public Outgoing Outgoing => field ??= new Outgoing(this);

    public ChatView View => view;

    public ChatOptions Options => options;

    public Entrance Entrance => field ??= new Entrance(this);

    /// <summary>With what the account is opened on the next connection.</summary>
    public ChatSecrets Secrets { get; set; } = options.Secrets;

    public TimeProvider Clock => clock;

    /// <summary>The present connection's, or that of the last one.</summary>
    public ChatClient Client { get; private set; } = new(options.ForClient(options.Name, options.Secrets));

    /// <summary>Puts a text into the line being typed.</summary>
    public Action<string> Prefill { get; set; } = _ => { };

    /// <summary>Ends when the person wants to leave.</summary>
    public Task Left => _quit.Task;

    public void Quit() => _quit.TrySetResult();

    /// <summary>Lets something go on by itself; should it fail in a way that nobody foresaw, the conversation ends with it.</summary>
    public void Attend(Task task) =>
        task.ContinueWith(failed => _quit.TrySetException(failed.Exception!.InnerExceptions), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    public void Print(params IReadOnlyCollection<string> lines) => screen.Print(lines);

    public void Info(Bilingual text) => Print(view.Info(text));

    public void Problem(Bilingual text) => Print(view.Problem(text));

    /// <summary>Columns of the terminal.</summary>
    public int Columns => screen.Size.Columns;

    public void Ring() => screen.Ring();

    /// <summary>Connects by a name, giving up any connection by another one.</summary>
    /// <param name="name">The name; empty for that of the token's account.</param>
    /// <param name="secrets">With what its account is opened; null for the same as before, where it is the same name.</param>
    /// <returns>What stood in the way, or null.</returns>
    public async Task<ConnectionProblem?> ConnectAsync(string name, ChatSecrets? secrets = null)
    {
        Outgoing.TakeBack();
        await Client.DisposeAsync();
        Secrets = secrets ?? (name == Conversation.OwnName ? Secrets : ChatSecrets.None);
        Conversation.OwnName = name;
        ChatClient client = Client = new ChatClient(options.ForClient(name, Secrets));
        Attend(new IncomingEvents(this, client).ReadAsync());
        try
        {
            await client.StartAsync();
            return null;
        }
        catch (ChatException failure) when (failure.Problem is { } problem)
        {
            Conversation.State = ConnectionState.Closed;
            return problem;
        }
    }

    public void Explain(ConnectionProblem problem) => Problem(FailureTexts.Of(problem, options.Server, Conversation.OwnName, isTerminal: true));

    /// <summary>Shows an event, and remembers what commands may refer to.</summary>
    public void Show(RoomLogEvent happened)
    {
        RoomState room = Conversation.Room(happened.Room);
        if (room.Held is not null)
        {
            room.Held.Add(happened);
            return;
        }

        room.Apply(happened);
        room.Shown = Math.Max(room.Shown, happened.Seq);
        Print(view.Event(happened, Conversation));
        if (happened is MessageReceived message && !Conversation.IsOwn(message.From))
        {
            Attract(room, message.Text);
        }
    }

    /// <summary>Tries to connect now, where there is no connection.</summary>
    public void Hurry()
    {
        if (Conversation.State is ConnectionState.Closed or ConnectionState.Offline)
        {
            Attend(Entrance.EnterOrExplainAsync(Conversation.OwnName));
        }
        else
        {
            Client.ReconnectNow();
        }
    }

    /// <summary>Waits a moment for what is still unsent.</summary>
    /// <returns>How many messages were not sent.</returns>
    public async Task<int> FarewellAsync()
    {
        if (Client.UnsentCount > 0)
        {
            Info(ViewTexts.SendingRest);
            await Task.WhenAny(Client.FlushAsync(), Task.Delay(_farewell, clock));
        }

        return Outgoing.Count;
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    private void Attract(RoomState room, string text)
    {
        if (!Conversation.IsActive(room.Name))
        {
            room.Unread++;
        }

        if (room.IsDirect || ChatView.Mentions(text, Conversation.OwnName))
        {
            Ring();
        }
    }
}
