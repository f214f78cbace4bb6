using Charla.Chat.Terminal;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>What a person types: edits, completes and sends the line, and runs commands.</summary>
/// <param name="session">What lines are for.</param>
/// <param name="screen">Where the line is shown.</param>
/// <param name="suspend">Stops the program until the shell has it go on.</param>
internal sealed class TypedInput(ChatSession session, Screen screen, Action suspend)
{
    private readonly LineEditor _editor = new();
    private readonly Completer _completer = new(line => CompletionSource.Find(line, session.Conversation));
    private readonly TypingSignal _typing = new(session);

    private SecretInput? _secret;

    /// <summary>The question that a secret is the answer to, which is typed instead of a line; null for none.</summary>
    public Bilingual? Question => _secret?.Question;

    /// <summary>What may be shown of what has been typed: nothing of a secret.</summary>
    public string Text => _secret is null ? _editor.Text : "";

    /// <summary>UTF-16 units in front of the cursor.</summary>
    public int Cursor => _secret is null ? _editor.Cursor : 0;

    /// <summary>From now on the session gets its lines and its secrets here.</summary>
    public void Attach() => (session.Prefill, session.Entrance.AskSecret) = (Prefill, AskAsync);

    /// <summary>Puts a text in the place of what has been typed.</summary>
    public void Prefill(string text) => _editor.Replace(0, _editor.Text.Length, text);

    /// <summary>Asks for a secret, in the place of the line; a question that is still open gets no answer.</summary>
    public Task<string?> AskAsync(Bilingual question)
    {
        _secret?.Cancel();
        _secret = new SecretInput(question);
        return _secret.Answer;
    }

    /// <summary>Does what keys ask for, in their order.</summary>
    public void Press(IReadOnlyList<Key> keys)
    {
        foreach (Key key in keys)
        {
            if (_secret is { } secret)
            {
                secret.Press(key);
                _secret = secret.Answer.IsCompleted ? null : secret;
            }
            else
            {
                Act(_editor.Apply(key));
            }
        }

        _typing.Follow(_editor.Text);
    }

    private void Act(EditResult result)
    {
        if (result is EditResult.Complete or EditResult.CompleteBackwards)
        {
            Complete(backwards: result == EditResult.CompleteBackwards);
            return;
        }

        _completer.Reset();
        switch (result)
        {
            case EditResult.Submitted:
                Submit(_editor.Take());
                break;
            case EditResult.Quit:
                session.Quit();
                break;
            case EditResult.Redraw:
                screen.Clear();
                break;
            case EditResult.Suspend:
                suspend();
                break;
        }
    }

    private void Complete(bool backwards)
    {
        if (_completer.Next(_editor.Text, _editor.Cursor, backwards) is var (start, length, text))
        {
            _editor.Replace(start, length, text);
        }
    }

    /// <summary>An empty line asks for the connection, where there is none.</summary>
    private void Submit(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            session.Hurry();
        }
        else if (line.StartsWith('/') && !line.StartsWith("//", StringComparison.Ordinal))
        {
            session.Attend(SlashCommands.RunAsync(session, line));
        }
        else
        {
            session.Outgoing.Say(line.StartsWith('/') ? line[1..] : line);
        }
    }
}
