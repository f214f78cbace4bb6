using System.Text;
using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>
/// <c>charla chat</c> in a script: every line read is a message, every message of others is a line printed. Nothing is a command, so that
/// no text from elsewhere can become one. It ends when the input has ended and the server has everything.
/// </summary>
/// <param name="options">What was asked for.</param>
/// <param name="input">The messages, one a line, UTF-8.</param>
/// <param name="output">Where the lines of others go.</param>
/// <param name="problems">Where what goes wrong is said, a line each.</param>
internal sealed class PipeChat(ChatOptions options, Stream input, TextWriter output, TextWriter problems)
{
    /// <summary>Messages under way at once; reading waits for the oldest.</summary>
    private const int MaxUnderWay = 256;

    private const int Interrupted = 130;

    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(10);
    private static readonly Bilingual _unsent = new("Mensajes que no llegaron al servidor: {0}.", "Messages that did not reach the server: {0}.");
    private static readonly Bilingual _silent = new(
        "{0} acepta la conexión y no contesta. ¿Es el puerto del chat (5000 por omisión)?",
        "{0} takes the connection and does not answer. Is it the port of the chat (5000 by default)?");

    private readonly Queue<PendingSend> _underWay = new();
    private int _failures;

    /// <summary>Runs until the input has ended, or for as long as it is told to follow.</summary>
    /// <returns>0 where everything was sent.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using ChatClient client = new(options.ForClient(options.Name, options.Secrets));
            await client.StartAsync(cancellationToken);
            Keep(client.Account);
            Task printing = await PrintAsync(client, cancellationToken);
            await SendAllAsync(client, cancellationToken);
            await SettleAllAsync(client);
            await (options.Follow ? printing.WaitAsync(cancellationToken) : Task.CompletedTask);
            return _failures == 0 ? 0 : 1;
        }
        catch (ChatException failure)
        {
            Say(failure.Problem is { } problem ? Explain(problem) : FailureTexts.Of(failure));
            return 1;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }

    /// <summary>Prints the past that was asked for, and goes on printing.</summary>
    /// <returns>Ends with the connection for good, or because nobody reads the output any more.</returns>
    private async Task<Task> PrintAsync(ChatClient client, CancellationToken cancellationToken)
    {
        RoomJoined joined = await client.JoinAsync(options.Room, cancellationToken: cancellationToken);
        PipePrinter printer = new(options, output, Say) { Name = client.Name, ShownUpTo = joined.Head };
        if (joined.Head > 0 && options.Backlog > 0)
        {
            HistoryResult page = await client.HistoryAsync(joined.Room, before: joined.Head + 1, limit: options.Backlog, cancellationToken: cancellationToken);
            printer.Print(page);
        }

        return printer.RunAsync(client, cancellationToken);
    }

    private async Task SendAllAsync(ChatClient client, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(input, Encoding.UTF8);
        while (await ReadLineAsync(reader, client, cancellationToken) is { } line)
        {
            while (_underWay.Count >= MaxUnderWay || (_underWay.Count > 0 && _underWay.Peek().Acknowledged.IsCompleted))
            {
                await SettleAsync(_underWay.Dequeue(), cancellationToken);
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                Send(client, line);
            }
        }
    }

    /// <summary>A read of the standard input can't be called off, only left alone.</summary>
    private async Task<string?> ReadLineAsync(StreamReader reader, ChatClient client, CancellationToken cancellationToken)
    {
        Task<string?> reading = reader.ReadLineAsync(CancellationToken.None).AsTask();
        await Task.WhenAny(reading, client.Completion).WaitAsync(cancellationToken);
        if (reading.IsCompleted)
        {
            return await reading;
        }

        Fail(await client.Completion is { } problem ? Explain(problem) : FailureTexts.Closed);
        return null;
    }

    private void Send(ChatClient client, string line)
    {
        try
        {
            _underWay.Enqueue(client.Send(options.Room, line));
        }
        catch (ChatException failure)
        {
            Fail(FailureTexts.Of(failure));
        }
    }

    private async Task SettleAllAsync(ChatClient client)
    {
        using CancellationTokenSource limit = new(_farewell);
        try
        {
            while (_underWay.TryPeek(out PendingSend? pending))
            {
                await SettleAsync(pending, limit.Token);
                _underWay.Dequeue();
            }
        }
        catch (OperationCanceledException)
        {
            Fail(_unsent.With(_underWay.Count));
            Say(client.Problem is { } problem ? Explain(problem) : _silent.With(options.Server.Place));
        }
    }

    private async Task SettleAsync(PendingSend pending, CancellationToken cancellationToken)
    {
        try
        {
            SendReceipt receipt = await pending.Acknowledged.WaitAsync(cancellationToken);
            if (!receipt.Confirmed)
            {
                Fail(ViewTexts.NoEcho.With(SafeText.OneLine(pending.Text)));
            }
        }
        catch (ChatException failure)
        {
            Fail(ViewTexts.Refused.With(SafeText.OneLine(pending.Text), FailureTexts.Of(failure).In(options.Language)));
        }
    }

    private void Keep(ChatAccount account)
    {
        try
        {
            options.Keep(account);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Say(AccountTexts.NotKept.With(SafeText.OneLine(failed.Message)));
        }
    }

    private Bilingual Explain(ConnectionProblem problem) => FailureTexts.Of(problem, options.Server, options.Name, isTerminal: false);

    private void Fail(Bilingual text)
    {
        _failures++;
        Say(text);
    }

    private void Say(Bilingual text) => problems.WriteLine($"charla: {text.In(options.Language)}");
}
