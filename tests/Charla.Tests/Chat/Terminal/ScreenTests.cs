using Charla.Chat.Terminal;

namespace Charla.Tests.Chat.Terminal;

public sealed class ScreenTests
{
    private static readonly StyledText _status = new("-- status --", 12);

    [Fact]
    public void What_comes_in_stands_above_and_the_typed_line_stays_whole()
    {
        TerminalEmulator terminal = new(20, 6);
        Screen screen = new(terminal.Write, () => terminal.Size);

        Type(screen, "medio escri");
        screen.Print(["10:41 luis> hola"]);
        screen.Flush();

        terminal.Lines.ShouldBe(["10:41 luis> hola", "-- status --", "sala> medio escri"]);
        (terminal.Row, terminal.Column).ShouldBe((2, 17));
    }

    [Fact]
    public void The_cursor_stays_where_it_was_in_the_middle_of_a_line()
    {
        TerminalEmulator terminal = new(20, 6);
        Screen screen = new(terminal.Write, () => terminal.Size);

        Type(screen, "日本 escribo", cursor: 2);
        screen.Print(["uno", "dos"]);
        screen.Flush();

        terminal.Lines.ShouldBe(["uno", "dos", "-- status --", "sala> 日本 escribo"]);
        (terminal.Row, terminal.Column).ShouldBe((3, 6 + 4));
    }

    [Fact]
    public void A_line_longer_than_the_terminal_takes_rows_and_gives_them_back()
    {
        TerminalEmulator terminal = new(20, 8);
        Screen screen = new(terminal.Write, () => terminal.Size);

        Type(screen, new string('a', 14) + new string('b', 20));
        (terminal.Row, terminal.Column).ShouldBe((3, 0));
        screen.Print(["llega"]);
        screen.Flush();
        terminal.Lines.ShouldBe(["llega", "-- status --", "sala> aaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb"]);

        Type(screen, "c");
        terminal.Lines.ShouldBe(["llega", "-- status --", "sala> c"]);
    }

    [Fact]
    public void A_wide_character_is_not_cut_by_the_margin()
    {
        TerminalEmulator terminal = new(20, 8);
        Screen screen = new(terminal.Write, () => terminal.Size);

        Type(screen, new string('a', 13) + "日b");

        terminal.Lines.ShouldBe(["-- status --", "sala> aaaaaaaaaaaaa", "日b"]);
        terminal.Column.ShouldBe(3);
    }

    [Fact]
    public void A_line_taller_than_the_terminal_is_shown_around_the_cursor()
    {
        TerminalEmulator terminal = new(10, 4);
        Screen screen = new(terminal.Write, () => terminal.Size);
        string text = string.Concat("bcdefg".Select(letter => new string(letter, 10)));

        Type(screen, "aaaa" + text);
        terminal.Lines.ShouldBe(["ffffffffff", "gggggggggg"]);
        (terminal.Row, terminal.Column).ShouldBe((2, 0));

        Type(screen, "aaaa" + text, cursor: 0);
        terminal.Lines.ShouldBe(["sala> aaaa", "bbbbbbbbbb", "cccccccccc"]);

        screen.Print(["llega"]);
        screen.Flush();
        terminal.Lines.ShouldBe(["llega", "sala> aaaa", "bbbbbbbbbb", "cccccccccc"]);
    }

    [Fact]
    public void Everything_that_came_at_once_is_one_write()
    {
        TerminalEmulator terminal = new(20, 6);
        Screen screen = new(terminal.Write, () => terminal.Size);
        Type(screen, "x");
        int before = terminal.Writes;

        screen.Print(["uno"]);
        screen.Print(["dos"]);
        screen.Ring();
        Type(screen, "xy");
        screen.Flush();

        (terminal.Writes - before).ShouldBe(1);
        terminal.Bells.ShouldBe(1);
    }

    [Fact]
    public void Closing_leaves_the_conversation_and_nothing_else()
    {
        TerminalEmulator terminal = new(20, 6);
        Screen screen = new(terminal.Write, () => terminal.Size);
        Type(screen, "x");
        screen.Print(["uno"]);
        screen.Close();

        terminal.Lines.ShouldBe(["uno"]);
        (terminal.Row, terminal.Column).ShouldBe((1, 0));
    }

    [Fact]
    public void Whatever_happens_nothing_is_lost_and_nothing_is_left_behind()
    {
        Random random = new(20261122);
        for (int round = 0; round < 200; round++)
        {
            TerminalEmulator terminal = new(random.Next(15, 40), random.Next(4, 12));
            Screen screen = new(terminal.Write, () => terminal.Size);
            List<string> printed = [];
            string typed = "";
            for (int step = 0; step < 40; step++)
            {
                if (random.Next(2) == 0)
                {
                    string line = Words(random, terminal.Size.Columns);
                    printed.Add(line);
                    screen.Print([line]);
                }

                typed = Words(random, terminal.Size.Columns * 2);
                Type(screen, typed, random.Next(2) == 0 ? 0 : typed.Length);
            }

            InputLayout layout = InputLayout.Of(Area(typed, typed.Length), terminal.Size);
            Type(screen, typed);
            terminal.Lines.ShouldBe([.. printed, .. layout.Rows.Select(row => row.Ansi.TrimEnd()).Where(row => row.Length > 0)]);
        }
    }

    private static string Words(Random random, int maxColumns)
    {
        string[] letters = ["a", "ñ", "n\u0303", "日", "😀"];
        string text = string.Concat(Enumerable.Range(0, random.Next(1, maxColumns)).Select(_ => letters[random.Next(letters.Length)]));
        return CellWidth.Fit(text, maxColumns);
    }

    private static InputArea Area(string text, int cursor) => new(_status, new StyledText("sala> ", 6), text, cursor);

    private static void Type(Screen screen, string text, int? cursor = null)
    {
        screen.Show(Area(text, cursor ?? text.Length));
        screen.Flush();
    }
}
