using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Serial;

/// <summary>A chat over a cable in a script: every line read is said, everything heard is a line printed.</summary>
/// <param name="options">The cable.</param>
/// <param name="input">What is said, a line each, UTF-8.</param>
/// <param name="screen">Where what is heard goes.</param>
/// <param name="notices">Where it is said what happens to the cable.</param>
internal sealed class SerialPipe(SerialChatOptions options, Stream input, LessonScreen screen, TextWriter notices) : ISerialChatView
{
    public void Said(string? name, string text) => screen.Line(name is null ? SafeText.OneLine(text) : $"{SafeText.OneLine(name)}> {SafeText.OneLine(text)}");

    public void Notice(Bilingual text) => notices.WriteLine($"charla: {text.In(screen.Language)}");

    /// <summary>Goes on until the input has ended and everything has left, or, where it follows, until it is stopped.</summary>
    /// <exception cref="LessonException">The line can't be opened.</exception>
    public async Task RunAsync(bool follows, CancellationToken stop)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        SerialChat chat = new(options, this);
        Task running = chat.RunAsync(end.Token);
        Task typing = TypeAsync(chat, end.Token);
        if (follows || await Task.WhenAny(running, typing) == running)
        {
            await running;
        }

        await typing;
        await end.CancelAsync();
        await running.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task TypeAsync(SerialChat chat, CancellationToken stop)
    {
        using StreamReader reader = new(input, Encoding.UTF8);

        // A read of the standard input can't be called off, only left alone.
        while (await reader.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(stop) is { } line)
        {
            await chat.Mouth.SayAsync(line, stop);
        }

        await chat.Mouth.FinishAsync(stop);
    }
}
