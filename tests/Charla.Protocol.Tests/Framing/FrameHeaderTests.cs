using System.Text;
using System.Text.RegularExpressions;

namespace Charla.Protocol.Tests.Framing;

public sealed partial class FrameHeaderTests
{
    /// <summary>One of each kind of byte: a padding, a digit, anything else.</summary>
    private const string Kinds = " 5x";

    [Theory]
    [InlineData("4         ", 4)]
    [InlineData("0         ", 0)]
    [InlineData("         4", 4)]
    [InlineData("         0", 0)]
    [InlineData("0000000004", 4)]
    [InlineData("0000000000", 0)]
    [InlineData("004       ", 4)]
    [InlineData("       004", 4)]
    [InlineData("65536     ", 65_536)]
    [InlineData("1234567890", 1_234_567_890)]
    [InlineData("2147483647", int.MaxValue)]
    public void A_number_padded_on_one_side_is_a_header(string header, int length)
    {
        Frame.TryReadHeader(Wire.Utf8(header), out int read).ShouldBeTrue();
        read.ShouldBe(length);
    }

    [Theory]
    [InlineData("          ")]
    [InlineData("-4        ")]
    [InlineData("+4        ")]
    [InlineData("4a        ")]
    [InlineData("a         ")]
    [InlineData("0x10      ")]
    [InlineData("1e3       ")]
    [InlineData("4.0       ")]
    [InlineData("1,000     ")]
    [InlineData("4\t        ")]
    [InlineData("\t4        ")]
    [InlineData("4\0\0\0\0\0\0\0\0\0")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0")]
    [InlineData("\n4        ")]
    [InlineData("4        \n")]
    [InlineData("1 2       ")]
    [InlineData("       1 2")]
    [InlineData(" 4        ")]
    [InlineData("    12    ")]
    [InlineData("        4 ")]
    [InlineData("٤         ")]
    [InlineData("４        ")]
    public void Anything_else_is_none(string header)
    {
        byte[] ten = Wire.Utf8(header)[..Frame.HeaderLength];

        Frame.TryReadHeader(ten, out _).ShouldBeFalse();
        Frame.CanBeginHeader(ten).ShouldBeFalse();
        new Inbox(Counting.Bytes).Receive(ten).Error.ShouldBe(ErrorCode.BadFrame);
    }

    [Theory]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("4        ")]
    [InlineData("4          ")]
    [InlineData("00000000004")]
    public void A_header_has_ten_bytes(string header) => Frame.TryReadHeader(Wire.Utf8(header), out _).ShouldBeFalse();

    [Theory]
    [InlineData("2147483648")]
    [InlineData("4294967300")]
    [InlineData("9999999999")]
    public void Ten_digits_that_no_integer_holds_are_too_long_rather_than_small_or_negative(string header)
    {
        Frame.TryReadHeader(Wire.Utf8(header), out int length).ShouldBeTrue();
        length.ShouldBe(int.MaxValue);
        new Inbox().Receive(Wire.Utf8(header)).Error.ShouldBe(ErrorCode.TooLong);
    }

    [Fact]
    public void What_can_begin_a_header_is_exactly_what_begins_one()
    {
        string[] all = [.. Strings(Frame.HeaderLength)];
        HashSet<string> headers = [.. all.Where(text => Header().IsMatch(text))];
        HashSet<string> beginnings = [.. headers.SelectMany(header => Enumerable.Range(0, header.Length + 1).Select(length => header[..length]))];

        all.Where(text => Frame.TryReadHeader(Wire.Utf8(text), out _) != headers.Contains(text)).ShouldBeEmpty();
        Enumerable.Range(0, Frame.HeaderLength + 2).SelectMany(Strings)
            .Where(text => Frame.CanBeginHeader(Wire.Utf8(text)) != beginnings.Contains(text))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Only_spaces_and_digits_are_in_a_header()
    {
        byte[] header = [.. "1234567890"u8];
        byte[] allowed = [.. " 0123456789"u8];
        for (int other = 0; other <= byte.MaxValue; other++)
        {
            for (int place = 0; place < header.Length; place++)
            {
                byte[] changed = [.. header[..place], (byte)other, .. header[(place + 1)..]];
                bool valid = allowed.Contains((byte)other) && (other != ' ' || place is 0 or Frame.HeaderLength - 1);
                Frame.TryReadHeader(changed, out _).ShouldBe(valid, $"{other} at {place}");
            }
        }
    }

    [Theory]
    [InlineData(0, "0         ")]
    [InlineData(4, "4         ")]
    [InlineData(65_536, "65536     ")]
    [InlineData(int.MaxValue, "2147483647")]
    public void A_header_is_written_left_justified(int length, string header)
    {
        byte[] written = [.. "xxxxxxxxxxyy"u8];

        Frame.WriteHeader(written, length);

        Encoding.ASCII.GetString(written).ShouldBe(header + "yy");
    }

    [Fact]
    public void No_header_is_written_for_less_than_nothing() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Frame.WriteHeader(new byte[10], -1));

    private static IEnumerable<string> Strings(int length) =>
        length == 0 ? [""] : Strings(length - 1).SelectMany(start => Kinds.Select(kind => start + kind));

    [GeneratedRegex(@"^(5+ *| *5+)\z")]
    private static partial Regex Header();
}
