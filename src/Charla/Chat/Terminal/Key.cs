namespace Charla.Chat.Terminal;

internal enum KeyCode
{
    /// <summary>A character; with Control or Alt, its lower-case letter.</summary>
    Character,

    /// <summary>Text that the terminal marked as pasted, line breaks as <c>\n</c>.</summary>
    Paste,
    Enter,
    Tab,
    Backspace,
    Delete,
    Escape,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,

    /// <summary>A key that the terminal has a sequence for and this program has no use for.</summary>
    Unknown,
}

/// <summary>The values are those that terminals put into a sequence's second parameter, less one.</summary>
[Flags]
internal enum KeyModifiers
{
    None = 0,
    Shift = 1,
    Alt = 2,
    Control = 4,
}

/// <summary>One key press, or one paste.</summary>
internal readonly record struct Key(KeyCode Code, KeyModifiers Modifiers = KeyModifiers.None, string Text = "")
{
    public static Key Of(string text) => new(KeyCode.Character, KeyModifiers.None, text);

    public static Key Control(char letter) => new(KeyCode.Character, KeyModifiers.Control, letter.ToString());

    public static Key Alt(char letter) => new(KeyCode.Character, KeyModifiers.Alt, letter.ToString());
}
