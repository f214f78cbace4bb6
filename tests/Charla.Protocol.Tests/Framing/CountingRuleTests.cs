namespace Charla.Protocol.Tests.Framing;

/// <summary>The counting rule case by case, and the few cases in which it takes bytes from a peer that counts something else.</summary>
public sealed class CountingRuleTests
{
    private const string TwelveExtra = "ana> ññññññññññññ";

    [Theory]
    [InlineData("ana> ñ5")]
    [InlineData("ana> ñ12345678")]
    [InlineData("ana> ñ ")]
    [InlineData("ana> ññ 5")]
    [InlineData("ana> ñññ   ")]
    [InlineData("ana> é😀12")]
    public void Digits_and_spaces_at_the_end_mislead_no_one_when_the_message_comes_by_itself(string message)
    {
        foreach (Counting counting in new[] { Counting.Bytes, Counting.CodePoints, Counting.Utf16Units })
        {
            Inbox inbox = new Inbox().Receive(Wire.Frames(counting, [message]));

            inbox.Wait().Texts.ShouldBe([message], counting.ToString());
            inbox.Counting.HasFlag(counting).ShouldBeTrue();
        }
    }

    // One ñ: one byte of the text, the 5, stands where bytes expect the next header, and goes on with it as one: 510.
    [Theory]
    [InlineData("ana> ñ5", "ana> ñ")]
    [InlineData("ana> ñ0", "ana> ñ")]
    [InlineData("ana> ñññ123", "ana> ñññ")]
    [InlineData("ana> 😀007", "ana> 😀")]
    public void Digits_at_the_end_with_the_next_message_in_the_same_read_are_taken_for_its_header(string message, string taken)
    {
        string[] messages = [message, "ana> hola!"];
        Ambiguity.Misleads(Counting.CodePoints, [messages]).ShouldBeTrue();

        Inbox inbox = new Inbox().Receive(Wire.Joined(Wire.Frames(Counting.CodePoints, messages)));
        inbox.Frames.ShouldBeEmpty();
        inbox.Status.ShouldBe(FrameReadStatus.NeedWait);

        inbox.Wait();
        inbox.Texts.First().ShouldBe(taken);
        inbox.Counting.ShouldBe(Counting.Bytes);
    }

    // As many bytes over as a header has: whole lines of text may then be one.
    [Theory]
    [InlineData("4         ")]
    [InlineData("         4")]
    [InlineData("0000000004")]
    public void A_text_that_ends_with_a_header_after_ten_characters_too_many_is_cut_before_it(string header)
    {
        string message = "ana> ñññññññññññññññ     " + header + "hola!";
        Ambiguity.Misleads(Counting.CodePoints, [[message]]).ShouldBeTrue();

        Inbox inbox = new Inbox().Receive(Wire.Frames(Counting.CodePoints, [message])).Wait();

        inbox.Texts.First().ShouldBe("ana> ñññññññññññññññ     ");
        inbox.Counting.ShouldBe(Counting.Bytes);
    }

    [Fact]
    public void A_header_in_a_text_is_none_when_it_announces_more_than_the_limit()
    {
        string message = "ana> ñññññññññññññññ     99999     hola!";

        new Inbox().Receive(Wire.Frames(Counting.CodePoints, [message])).Texts.ShouldBe([message]);
    }

    [Fact]
    public void A_message_whose_last_bytes_stay_away_longer_than_the_wait_is_taken_in_bytes_where_it_stops_as_bytes_would()
    {
        byte[] frame = Wire.Frames(Counting.CodePoints, ["ana> señor"])[0];

        Inbox inbox = new Inbox().Receive(frame[..^1]).Wait();
        inbox.Texts.ShouldBe(["ana> seño"]);

        inbox.Receive(frame[^1..]).Error.ShouldBe(ErrorCode.BadFrame);
    }

    [Fact]
    public void A_message_whose_last_bytes_stay_away_is_waited_for_where_bytes_would_have_stopped_before()
    {
        string message = "ana> ¿señor?";
        byte[] frame = Wire.Frames(Counting.CodePoints, [message])[0];

        Inbox inbox = new Inbox().Receive(frame[..^1]).Wait();

        inbox.Status.ShouldBe(FrameReadStatus.NeedMore);
        inbox.Receive(frame[^1..]).Wait().Texts.ShouldBe([message]);
    }

    [Fact]
    public void A_message_that_stops_inside_a_character_is_waited_for()
    {
        string message = "ana> eñe 漢";
        byte[] frame = Wire.Frames(Counting.CodePoints, [message])[0];

        Inbox inbox = new Inbox().Receive(frame[..^2]).Wait();

        inbox.Frames.ShouldBeEmpty();
        inbox.Receive(frame[^2..]).Wait().Texts.ShouldBe([message]);
    }

    [Fact]
    public void Utf16_units_lose_to_code_points_where_both_end_before_a_header()
    {
        // Two units more than code points: two bytes of the next header are missing, and the name's digits stand in for them.
        string[] messages = ["ana> 😀😀", "12> hola a"];
        Ambiguity.Misleads(Counting.Utf16Units, [messages]).ShouldBeTrue();

        Inbox inbox = new Inbox().Receive(Wire.Joined(Wire.Frames(Counting.Utf16Units, messages))).Wait();

        inbox.Texts.First().ShouldBe("ana> 😀😀10");
        inbox.Counting.ShouldBe(Counting.CodePoints);
    }

    [Fact]
    public void A_message_may_be_nothing_but_characters_of_four_bytes()
    {
        string message = string.Concat(Enumerable.Repeat("😀", 500));
        foreach (Counting counting in new[] { Counting.Bytes, Counting.CodePoints, Counting.Utf16Units })
        {
            new Inbox().Receive(Wire.Joined(Wire.Frames(counting, [message, "ana> hola"]))).Wait().Texts.ShouldBe([message, "ana> hola"], counting.ToString());
        }
    }

    [Fact]
    public void What_is_told_apart_stays_so()
    {
        Inbox inbox = new();
        inbox.Receive(Wire.Frame("ana> hola")).Counting.ShouldBe(Counting.Unknown);
        inbox.Receive(Wire.Frames(Counting.CodePoints, ["ana> ñ"])).Counting.ShouldBe(Counting.CodePoints | Counting.Utf16Units);
        inbox.Receive(Wire.Frames(Counting.CodePoints, ["ana> hola"])).Counting.ShouldBe(Counting.CodePoints | Counting.Utf16Units);
        inbox.Receive(Wire.Frames(Counting.CodePoints, ["ana> 😀"])).Wait().Counting.ShouldBe(Counting.CodePoints);
        inbox.Receive(Wire.Frames(Counting.CodePoints, ["ana> ññ5", "ana> ñ5"])).Counting.ShouldBe(Counting.CodePoints);
        inbox.Frames.Count.ShouldBe(6);
    }

    [Fact]
    public void A_charla_client_counts_bytes_from_its_hello_on()
    {
        FrameReader reader = new(100, Counting.Unknown);
        reader.CountBytes();
        System.Buffers.ReadOnlySequence<byte> unread = new(Wire.Frame("ana> señor"));

        reader.Read(ref unread, waited: false, out _).ShouldBe(FrameReadStatus.Frame);

        unread.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_whole_message_comes_out_whatever_nonsense_follows_once_the_counting_is_known()
    {
        byte[] known = Wire.Frames(Counting.CodePoints, ["ana> ñ"])[0];
        byte[] stream = [.. Wire.Frames(Counting.CodePoints, ["ana> año"])[0], .. "nonsense"u8];
        for (int cut = 0; cut <= stream.Length; cut++)
        {
            Inbox inbox = new Inbox().Receive(known).ReceiveEach(Wire.Cut(stream, cut));

            inbox.Texts.ShouldBe(["ana> ñ", "ana> año"], $"cut at {cut}");
            inbox.Error.ShouldBe(ErrorCode.BadFrame);
        }
    }

    [Fact]
    public void A_known_counting_that_cuts_a_character_breaks_the_connection_at_once()
    {
        Inbox inbox = new(Counting.Utf16Units);

        inbox.Receive(Wire.Frame(Wire.Utf8("ana> 😀😀"), 8)).Error.ShouldBe(ErrorCode.BadFrame);
    }

    [Fact]
    public void No_candidate_ends_beyond_the_limit()
    {
        byte[] frame = Wire.Frames(Counting.CodePoints, [TwelveExtra])[0];
        int bytes = Wire.Utf8(TwelveExtra).Length;

        new Inbox(maxPayload: bytes).Receive(frame).Texts.ShouldBe([TwelveExtra]);
        new Inbox(maxPayload: bytes - 1).Receive(frame).Error.ShouldBe(ErrorCode.BadFrame);
        new Inbox(Counting.CodePoints, bytes - 1).Receive(frame).Error.ShouldBe(ErrorCode.BadFrame);
    }
}
