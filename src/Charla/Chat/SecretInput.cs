using System.Globalization;
using Charla.Chat.Terminal;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>A secret being typed: nothing of it is shown, completed or remembered.</summary>
/// <param name="question">What stands before the cursor.</param>
internal sealed class SecretInput(Bilingual question)
{
    private readonly TaskCompletionSource<string?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _typed = "";

    public Bilingual Question => question;

    /// <summary>What was typed; null where the person does not want to.</summary>
    public Task<string?> Answer => _answer.Task;

    public void Cancel() => _answer.TrySetResult(null);

    public void Press(Key key)
    {
        switch (key)
        {
            case { Code: KeyCode.Enter }:
                _answer.TrySetResult(_typed.Length > 0 ? _typed : null);
                break;
            case { Code: KeyCode.Escape } or { Modifiers: KeyModifiers.Control, Text: "c" or "d" }:
                Cancel();
                break;
            case { Modifiers: KeyModifiers.Control, Text: "u" }:
                _typed = "";
                break;
            case { Code: KeyCode.Backspace } when _typed.Length > 0:
                _typed = _typed[..StringInfo.ParseCombiningCharacters(_typed)[^1]];
                break;
            case { Code: KeyCode.Character or KeyCode.Paste, Modifiers: KeyModifiers.None }:
                Type(key.Text.TrimEnd('\n'));
                break;
        }
    }

    private void Type(string text) => _typed += _typed.Length + text.Length <= LineEditor.MaxLength ? text : "";
}
