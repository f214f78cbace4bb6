using System.Net;
using System.Text;
using Charla.Lessons.Tap;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Records;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tests.Tap;

public sealed class ViewTests
{
    private static readonly IPEndPoint _client = new(IPAddress.Loopback, 40_000);
    private static readonly IPEndPoint _server = new(IPAddress.Loopback, 5_000);

    [Fact]
    public void Reads_stand_above_and_their_frames_below()
    {
        string[] lines = Show(new ViewOptions { Language = Language.Spanish }, "9         ana> hola4         ho", "ña");
        lines[0].ShouldStartWith("── conexión 1 · ");
        lines[0].ShouldEndWith("cliente 127.0.0.1:40000 ▶ servidor 127.0.0.1:5000");
        lines[1..7].ShouldBe(
        [
            "  1 ▶    0.000100      +100 µs  recv 31 → send 31     9·········ana>·hola│4·········ho",
            "    ▶ trama 1: anuncia 9; 9 bytes = 9 caracteres",
            "      cabecera  39 20 20 20 20 20 20 20 20 20   │9·········│",
            "      texto     ana> hola",
            "      hex       61 6e 61 3e 20 68 6f 6c 61",
            "  1 ▶    0.000200      +100 µs  recv 3 → send 3       ña│",
        ]);
    }

    [Fact]
    public void A_character_cut_in_two_is_shown_as_such()
    {
        byte[] text = Encoding.UTF8.GetBytes("señor");
        string[] lines = Show(new ViewOptions { Language = Language.Spanish, HasUnits = false }, text[..3], text[3..]);
        lines[1].ShouldEndWith("se‹c3›");
        lines[2].Trim().ShouldBe("✂ acaba con ‹c3›, el principio de un carácter que llega partido");
        lines[3].ShouldEndWith("‹b1›or");
        lines[4].Trim().ShouldBe("✂ empieza con ‹b1›: el resto de «ñ» (c3b1)");
    }

    [Fact]
    public void No_line_is_longer_than_asked_and_none_steers_the_terminal()
    {
        string text = "\e[2J\a" + string.Concat(Enumerable.Repeat("日本語 señor 😀 ", 40));
        foreach (int columns in (int[])[60, 100, 140])
        {
            string[] lines = Show(new ViewOptions { Columns = columns, Bytes = 500 }, $"{Encoding.UTF8.GetByteCount(text),-10}{text}");
            lines.ShouldAllBe(line => Chat.Terminal.CellWidth.Of(line) <= columns);
            lines.ShouldAllBe(line => !line.Any(char.IsControl));
        }
    }

    [Fact]
    public void Only_what_is_asked_for_is_shown()
    {
        string[] all = Show(new ViewOptions(), "hola", "adiós");
        Show(new ViewOptions { Find = "adi"u8.ToArray() }, "hola", "adiós").Count(line => line.Contains("recv", StringComparison.Ordinal)).ShouldBe(1);
        Show(new ViewOptions { MinBytes = 5 }, "hola", "adiós").Count(line => line.Contains("recv", StringComparison.Ordinal)).ShouldBe(1);
        Show(new ViewOptions { Side = WireSide.Server }, "hola").ShouldHaveSingleItem();
        Show(new ViewOptions { Connection = 2 }, "hola").ShouldBeEmpty();
        Show(new ViewOptions { HasChunks = false }, "hola").ShouldNotContain(line => line.Contains("recv", StringComparison.Ordinal));
        Show(new ViewOptions { HasUnits = false }, "hola").Length.ShouldBe(2);
        all.Count(line => line.Contains("recv", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Colours_are_there_only_where_they_are_wanted()
    {
        StringWriter output = new();
        TapView view = new(output, new ViewOptions(), new Ink(isColoured: true));
        view.Take(new ConnectionOpened(1, default, DateTimeOffset.UnixEpoch, _client, _server, _server, default));
        view.Finish();
        output.ToString().ShouldContain("\e[1m");
        string.Concat(Show(new ViewOptions(), "hola")).ShouldNotContain("\e");
    }

    [Fact]
    public void What_was_not_shown_is_counted()
    {
        StringWriter output = new();
        new TapView(output, new ViewOptions { Language = Language.Spanish }, new Ink(isColoured: false)).Missed(1_234);
        output.ToString().ShouldBe("… 1\u202F234 lecturas no se mostraron: la pantalla no da abasto\n");
    }

    private static string[] Show(ViewOptions options, params string[] reads) => Show(options, [.. reads.Select(Encoding.UTF8.GetBytes)]);

    private static string[] Show(ViewOptions options, params byte[][] reads)
    {
        StringWriter output = new();
        TapView view = new(output, options, new Ink(isColoured: false));
        view.Take(new ConnectionOpened(1, TimeSpan.Zero, DateTimeOffset.UnixEpoch, _client, _server, _server, default));
        StreamDissection stream = new(WireFormat.Auto);
        long offset = 0;
        for (int i = 0; i < reads.Length; i++)
        {
            TimeSpan at = TimeSpan.FromMicroseconds((i + 1) * 100);
            view.Take(new ChunkRead(1, at)
            {
                Side = WireSide.Client,
                Number = i + 1,
                Offset = offset,
                Bytes = reads[i],
                Gap = TimeSpan.FromMicroseconds(100),
                Units = stream.Arrived(reads[i]),
                Findings = [],
            });
            view.Take(new ChunkWritten(1, at, WireSide.Client, offset, reads[i].Length));
            offset += reads[i].Length;
        }

        view.Finish();
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
