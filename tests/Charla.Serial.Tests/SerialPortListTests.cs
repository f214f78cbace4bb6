namespace Charla.Serial.Tests;

public sealed class SerialPortListTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("charla-sys-").FullName;

    [Fact]
    public void A_usb_port_has_its_identity_and_its_lasting_name()
    {
        string usb = Make("devices/pci/usb1/1-2", ("idVendor", "2341"), ("idProduct", "0043"), ("manufacturer", "Arduino (www.arduino.cc)"), ("product", "Uno"), ("serial", "7543"));
        AddTty("ttyACM0", "devices/pci/usb1/1-2/1-2:1.0", type: null);
        Directory.CreateDirectory(At("dev/serial/by-id"));
        File.WriteAllText(At("dev/ttyACM0"), "");
        File.CreateSymbolicLink(At("dev/serial/by-id/usb-Arduino_Uno_7543-if00"), At("dev/ttyACM0"));

        SerialPortEntry port = Find().ShouldHaveSingleItem();

        port.Path.ShouldBe(At("dev/ttyACM0"));
        port.Usb.ShouldBe(new UsbIdentity("2341", "0043", "Arduino (www.arduino.cc)", "Uno", "7543"));
        port.ById.ShouldBe(At("dev/serial/by-id/usb-Arduino_Uno_7543-if00"));
        Directory.Exists(usb).ShouldBeTrue();
    }

    [Fact]
    public void A_device_that_says_little_of_itself_is_listed_with_that()
    {
        Make("devices/usb2", ("idVendor", "1a86"), ("idProduct", "7523"));
        AddTty("ttyUSB10", "devices/usb2/2-1:1.0", type: null);
        AddTty("ttyUSB9", "devices/usb2/2-1:1.1", type: null);
        Find().Select(port => Path.GetFileName(port.Path)).ShouldBe(["ttyUSB9", "ttyUSB10"]);
        Find()[0].Usb.ShouldBe(new UsbIdentity("1a86", "7523", null, null, null));
        Find()[0].ById.ShouldBeNull();
    }

    [Fact]
    public void Consoles_pseudo_terminals_and_chips_that_are_not_there_are_no_ports()
    {
        Make("class/tty/tty1");
        Make("class/tty/ptmx");
        AddTty("ttyS0", "devices/platform/serial8250", type: "4");
        AddTty("ttyS1", "devices/platform/serial8250", type: "0");
        SerialPortEntry port = Find().ShouldHaveSingleItem();
        port.Path.ShouldBe(At("dev/ttyS0"));
        port.Usb.ShouldBeNull();
    }

    [Fact]
    public void Without_sysfs_the_ports_are_those_of_macos()
    {
        Directory.CreateDirectory(At("dev"));
        File.WriteAllText(At("dev/cu.usbmodem1101"), "");
        File.WriteAllText(At("dev/tty.usbmodem1101"), "");
        new SerialPortList(At("nothing"), At("dev")).Find().ShouldHaveSingleItem().Path.ShouldBe(At("dev/cu.usbmodem1101"));
        new SerialPortList(At("nothing"), At("nothing")).Find().ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private IReadOnlyList<SerialPortEntry> Find() => new SerialPortList(_root, At("dev")).Find();

    /// <summary>A terminal as the kernel shows it: a link in the class to a folder under its device, which links back to the device.</summary>
    private void AddTty(string name, string device, string? type)
    {
        string tty = Make($"{device}/tty/{name}");
        File.CreateSymbolicLink(Path.Combine(tty, "device"), At(device));
        if (type is not null)
        {
            File.WriteAllText(Path.Combine(tty, "type"), type + "\n");
        }

        Directory.CreateDirectory(At("class/tty"));
        Directory.CreateSymbolicLink(At($"class/tty/{name}"), tty);
    }

    private string Make(string folder, params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(At(folder));
        foreach ((string name, string text) in files)
        {
            File.WriteAllText(Path.Combine(At(folder), name), text + "\n");
        }

        return At(folder);
    }

    private string At(string path) => Path.Combine(_root, path);
}
