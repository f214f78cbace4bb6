using Charla.Serial.Talk;

namespace Charla.Serial.Tests;

public sealed class SerialSpecTests
{
    [Theory]
    [InlineData("/dev/ttyUSB0", "9600 8N1")]
    [InlineData("/dev/ttyUSB0,115200,7E2,rtscts", "115200 7E2 rtscts")]
    [InlineData("/dev/ttyUSB0, 8o1 , baud=250000, flow=xonxoff", "250000 8O1 xonxoff")]
    [InlineData("/dev/ttyUSB0,data-bits=5,parity=mark,stop-bits=2,flow=none", "9600 5M2")]
    [InlineData("/dev/ttyUSB0,50,keep-lines", "50 8N1")]
    [InlineData("/dev/ttyUSB0,4000000,8S1", "4000000 8S1")]
    public void A_line_is_written_with_commas(string spec, string expected)
    {
        SerialSettings settings = Read(spec);
        settings.Path.ShouldBe("/dev/ttyUSB0");
        settings.ToString().ShouldBe(expected);
        settings.KeepLines.ShouldBe(spec.Contains("keep-lines", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/dev/x,49", "baud", "50–4000000")]
    [InlineData("/dev/x,4000001", "baud", "50–4000000")]
    [InlineData("/dev/x,99999999999", "baud", "50–4000000")]
    [InlineData("/dev/x,data-bits=9", "data-bits", "5–8")]
    [InlineData("/dev/x,stop-bits=3", "stop-bits", "1–2")]
    [InlineData("/dev/x,parity=impar", "parity", "none, odd, even, mark, space")]
    [InlineData("/dev/x,flow", "flow", "none, rtscts, xonxoff")]
    [InlineData("/dev/x,rtscts=1", "rtscts", "=1")]
    [InlineData("/dev/x,rtsct", "rtsct", "\"rtscts\"")]
    [InlineData("/dev/x,9N1", "9N1", "\"8N1\"")]
    [InlineData("/dev/x,bauds=9600", "bauds", "\"baud\"")]
    [InlineData("", "device", "/dev/ttyUSB0")]
    [InlineData("baud=9600", "device", "/dev/ttyUSB0")]
    public void What_can_not_be_is_named_with_what_can(string spec, string setting, string possible)
    {
        SerialSettingException refused = Should.Throw<SerialSettingException>(() => Read(spec));
        refused.Text.English.ShouldContain(setting);
        refused.Text.English.ShouldContain(possible);
        refused.Text.Spanish.ShouldNotBe(refused.Text.English);
    }

    [Fact]
    public void What_only_lines_have_is_refused_for_frames()
    {
        SerialFormat format = new();
        SerialFormat.TryTake(SettingWord.Parse("encoding=latin-1"), ref format).ShouldBeTrue();
        Should.Throw<SerialSettingException>(format.Check).Text.English.ShouldContain("encoding");
        SerialFormat.TryTake(SettingWord.Parse("lines"), ref format).ShouldBeTrue();
        format.Check();
    }

    [Fact]
    public void A_slow_line_takes_its_time()
    {
        new SerialSettings { Path = "x", Baud = 100 }.TimeFor(20).ShouldBe(TimeSpan.FromSeconds(2));
        new SerialSettings { Path = "x", Baud = 120, Parity = Parity.Even, StopBits = 2 }.TimeFor(20).ShouldBe(TimeSpan.FromSeconds(2));
    }

    private static SerialSettings Read(string spec)
    {
        (string path, IReadOnlyList<SettingWord> words) = SerialSpec.Split(spec);
        SerialSettings settings = new() { Path = path };
        foreach (SettingWord word in words)
        {
            if (!SerialSpec.TryTake(word, ref settings))
            {
                throw word.Unknown(SerialSpec.Words);
            }
        }

        return settings;
    }
}
