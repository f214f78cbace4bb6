using Charla.Gateways.Serial;
using Charla.Protocol.Lines;
using Charla.Serial;

namespace Charla.Gateways.Tests.Serial;

public sealed class SerialDeviceTests
{
    [Fact]
    public void A_device_is_written_in_one_word()
    {
        SerialDevice device = SerialDevice.Parse("/dev/ttyUSB0,115200,room=lab,name=horno,lines,line-ending=crlf,encoding=latin-1,quiet,rate=3,7E1,keep-lines");
        device.Line.ShouldBe(new SerialSettings { Path = "/dev/ttyUSB0", Baud = 115_200, DataBits = 7, Parity = Parity.Even, KeepLines = true });
        (device.Room, device.Name, device.Listens, device.Echo, device.Rate).ShouldBe(("lab", "horno", false, false, 3));
        (device.Format.Lines, device.Format.Ending, device.Format.Charset).ShouldBe((true, LineEnding.CrLf, LineCharset.Latin1));
    }

    [Fact]
    public void A_path_alone_is_enough()
    {
        SerialDevice device = SerialDevice.Parse("/dev/ttyUSB0");
        (device.Room, device.Name, device.Listens, device.Format.Lines, device.Rate).ShouldBe(("lobby", "ttyUSB0", true, false, 10));
    }

    [Theory]
    [InlineData("/dev/ttyUSB0,rom=lab", "\"room\"")]
    [InlineData("/dev/ttyUSB0,room=la sala", "room = \"la sala\"")]
    [InlineData("/dev/ttyUSB0,name", "name")]
    [InlineData("/dev/ttyUSB0,rate=0", "1–1000")]
    [InlineData("/dev/ttyUSB0,listen=no", "on, off")]
    [InlineData("/dev/ttyUSB0,encoding=latin-1", "\"lines\"")]
    [InlineData("/dev/serial port", "name")]
    public void What_can_not_be_is_named_with_the_device(string spec, string expected)
    {
        SerialSettingException refused = Should.Throw<SerialSettingException>(() => SerialDevice.Parse(spec));
        refused.Text.English.ShouldContain(expected);
        refused.Text.Spanish.ShouldStartWith("--serial " + spec);
    }

    [Theory]
    [InlineData("/dev/a,name=horno", "/dev/b,name=HORNO", "horno")]
    [InlineData("/dev/a,name=uno", "/dev/a,name=dos", "/dev/a")]
    public void Two_devices_are_two(string one, string other, string twice)
    {
        Should.Throw<SerialSettingException>(() => SerialDevice.ParseAll([one, other])).Text.English.ShouldContain(twice);
    }
}
