using System.Text;
using Charla.Chat.Terminal;

namespace Charla.Tests.Chat.Terminal;

public sealed class LineEditorTests
{
    private readonly LineEditor _editor = new();
    private readonly KeyDecoder _keyboard = new();

    /// <summary>Keys as a terminal sends them, and the line they leave; | is the cursor.</summary>
    public static TheoryData<string, string> Editing { get; } = new()
    {
        { "hola", "hola|" },
        { "hola\x01¡", "¡|hola" },
        { "hola\x01\x05!", "hola!|" },
        { "hola\e[D\e[Dx", "hox|la" },
        { "hola\x02\x02\x06x", "holx|a" },
        { "hola\e[H\e[3~", "|ola" },
        { "hola\x01\x04", "|ola" },
        { "hola\x7f", "hol|" },
        { "uno dos\x17", "uno |" },
        { "uno dos  \x17", "uno |" },
        { "uno/dos\e\x7f", "uno/|" },
        { "uno dos\x15", "|" },
        { "uno dos\eb\x0b", "uno |" },
        { "uno dos\x01\ef!", "uno!| dos" },
        { "uno dos\x01\ed", "| dos" },
        { "uno dos\x17\x01\x19 ", "dos |uno " },
        { "año\e[D\e[D\x7f", "|ño" },
        { "an\u0303o\e[D\x7f", "a|o" },
        { "a👩‍👩‍👧b\e[D\x7f", "a|b" },
        { "a👍🏽\e[D", "a|👍🏽" },
        { "日本\e[Dx", "日x|本" },
        { "eo\x01\e[C\u0301", "e\u0301|o" },
        { "ab\x14", "ba|" },
        { "uno\e[1;5D2", "2|uno" },
        { "uno dos\x01\e[1;3C", "uno| dos" },
        { "texto\x03", "|" },
        { "uno\e\rdos", "uno\ndos|" },
        { "\e[200~uno\rdos\r\e[201~ tres", "uno\ndos tres|" },
        { "\e[200~a\e[31mb\e[201~", "a␛[31mb|" },
        { "\e[5~\e[24~\0x", "x|" },
    };

    [Theory]
    [MemberData(nameof(Editing))]
    public void The_keys_of_emacs_edit_the_line(string keys, string line)
    {
        Press(keys);

        Shown.ShouldBe(line);
    }

    [Fact]
    public void History_goes_up_and_down_and_keeps_the_draft()
    {
        Press("uno\r");
        Press("dos\r");
        Press("dos\r");
        Press("a med");

        Press("\e[A");
        Shown.ShouldBe("dos|");
        Press("\e[A");
        Shown.ShouldBe("uno|");
        Press("\e[A");
        Shown.ShouldBe("uno|");
        Press("\e[B\x0e");
        Shown.ShouldBe("a med|");
        Press("\x0e");
        Shown.ShouldBe("a med|");
    }

    [Fact]
    public void Only_an_empty_line_is_left_with_ctrl_c_or_ctrl_d()
    {
        Press("x\x03").ShouldBe(EditResult.Edited);
        Press("\x03").ShouldBe(EditResult.Quit);
        Press("x\x04").ShouldBe(EditResult.Edited);
        Press("\x15\x04").ShouldBe(EditResult.Quit);
    }

    [Fact]
    public void A_line_that_is_too_long_takes_no_more()
    {
        _editor.Apply(new Key(KeyCode.Paste, KeyModifiers.None, new string('a', LineEditor.MaxLength - 1) + "😀"));
        Press("bc");

        _editor.Text.ShouldBe(new string('a', LineEditor.MaxLength - 1) + "b");
    }

    private string Shown => _editor.Text.Insert(_editor.Cursor, "|");

    private EditResult Press(string keys)
    {
        EditResult result = EditResult.Edited;
        foreach (Key key in _keyboard.Feed(Encoding.UTF8.GetBytes(keys)))
        {
            result = _editor.Apply(key);
            if (result == EditResult.Submitted)
            {
                _editor.Take();
            }
        }

        return result;
    }
}
