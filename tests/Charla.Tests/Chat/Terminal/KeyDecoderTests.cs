using System.Text;
using Charla.Chat.Terminal;

namespace Charla.Tests.Chat.Terminal;

public sealed class KeyDecoderTests
{
    public static TheoryData<string, string> Sequences { get; } = new()
    {
        { "\r", nameof(KeyCode.Enter) },
        { "\n", nameof(KeyCode.Enter) },
        { "\t", nameof(KeyCode.Tab) },
        { "\e[Z", "Shift+Tab" },
        { "\x7f", nameof(KeyCode.Backspace) },
        { "\b", nameof(KeyCode.Backspace) },
        { "\x01", "Control+a" },
        { "\x1a", "Control+z" },
        { "\eb", "Alt+b" },
        { "\eB", "Alt+b" },
        { "\e\x7f", "Alt+Backspace" },
        { "\e\r", "Alt+Enter" },
        { "\e[A", nameof(KeyCode.Up) },
        { "\eOB", nameof(KeyCode.Down) },
        { "\e[1;5C", "Control+Right" },
        { "\e[1;3D", "Alt+Left" },
        { "\e[H", nameof(KeyCode.Home) },
        { "\e[4~", nameof(KeyCode.End) },
        { "\eOF", nameof(KeyCode.End) },
        { "\e[3~", nameof(KeyCode.Delete) },
        { "\e[3;5~", "Control+Delete" },
        { "\e[5~", nameof(KeyCode.PageUp) },
        { "\e[[A", nameof(KeyCode.Unknown) },
        { "\e[24~", nameof(KeyCode.Unknown) },
        { "\e[200~uno\r\ndos\e[201~", "Paste+uno\ndos" },
        { "ñ", "ñ" },
        { "😀", "😀" },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_key_is_the_same_wherever_its_bytes_are_cut(string sequence, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(sequence + "x");
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            KeyDecoder decoder = new();
            Key[] keys = [.. decoder.Feed(bytes.AsSpan(0, cut)), .. decoder.Feed(bytes.AsSpan(cut))];
            keys.Select(Name).ShouldBe([expected, "x"], $"cut at {cut}");
        }
    }

    [Fact]
    public void An_escape_that_nothing_follows_is_the_key_of_that_name()
    {
        KeyDecoder decoder = new();

        decoder.Feed("\e"u8).ShouldBeEmpty();
        decoder.IsAmbiguous.ShouldBeTrue();
        decoder.Flush().ShouldBe([new Key(KeyCode.Escape)]);
        decoder.IsAmbiguous.ShouldBeFalse();
    }

    [Fact]
    public void A_cut_character_and_an_open_paste_wait_for_their_rest()
    {
        KeyDecoder decoder = new();
        decoder.Feed([0xC3]).ShouldBeEmpty();
        decoder.IsAmbiguous.ShouldBeFalse();
        decoder.Feed([0xB1]).Select(Name).ShouldBe(["ñ"]);

        decoder.Feed("\e[200~medio"u8).ShouldBeEmpty();
        decoder.IsAmbiguous.ShouldBeFalse();
        decoder.Feed(" todo\e[201~"u8).Select(Name).ShouldBe(["Paste+medio todo"]);
    }

    [Fact]
    public void What_is_not_utf8_becomes_the_replacement_character()
    {
        new KeyDecoder().Feed([0xFF, (byte)'a']).Select(Name).ShouldBe(["\uFFFD", "a"]);
    }

    [Fact]
    public void A_paste_without_an_end_does_not_swallow_the_keyboard()
    {
        KeyDecoder decoder = new();
        byte[] endless = [.. "\e[200~"u8, .. Enumerable.Repeat((byte)'a', KeyDecoder.MaxPending)];

        decoder.Feed(endless).Single().Code.ShouldBe(KeyCode.Paste);
        decoder.Feed("b"u8).Select(Name).ShouldBe(["b"]);
    }

    private static string Name(Key key)
    {
        string name = key.Code switch
        {
            KeyCode.Character => key.Text,
            KeyCode.Paste => $"Paste+{key.Text}",
            _ => key.Code.ToString(),
        };
        return key.Modifiers == KeyModifiers.None ? name : $"{key.Modifiers}+{name}";
    }
}
