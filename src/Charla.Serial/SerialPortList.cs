namespace Charla.Serial;

/// <summary>Finds the serial ports of this machine: by <c>/sys/class/tty</c> on Linux, <c>/dev/cu.*</c> on macOS. Pseudo-terminals are none.</summary>
/// <param name="sys">Where sysfs is.</param>
/// <param name="dev">Where the devices are.</param>
internal sealed class SerialPortList(string sys = "/sys", string dev = "/dev")
{
    private const string MacPrefix = "cu.";

    /// <summary>The ports that are there now, by name.</summary>
    public IReadOnlyList<SerialPortEntry> Find()
    {
        string tty = Path.Combine(sys, "class", "tty");
        IEnumerable<SerialPortEntry> found = Directory.Exists(tty) ? OnLinux(tty) : OnMac();
        return [.. found.OrderBy(port => port.Path.Length).ThenBy(port => port.Path, StringComparer.Ordinal)];
    }

    private IEnumerable<SerialPortEntry> OnMac() => Directory.Exists(dev)
        ? Directory.EnumerateFiles(dev, MacPrefix + "*").Select(path => new SerialPortEntry(path, null, null))
        : [];

    private IEnumerable<SerialPortEntry> OnLinux(string tty)
    {
        Dictionary<string, string> byId = ById();
        foreach (string entry in Directory.EnumerateDirectories(tty))
        {
            // Terminals without a device behind them are consoles and pseudo-terminals.
            string real = Resolve(entry);
            string device = Path.Combine(real, "device");
            if (Directory.Exists(device) && IsFitted(real))
            {
                string path = Path.Combine(dev, Path.GetFileName(entry));
                yield return new SerialPortEntry(path, Usb(Resolve(device)), byId.GetValueOrDefault(path));
            }
        }
    }

    /// <summary>The kernel lists UART chips that the machine could have; those it has not are of the type 0.</summary>
    private static bool IsFitted(string entry) => Read(Path.Combine(entry, "type")) is not "0";

    /// <summary>The identity is that of the nearest folder above which has one.</summary>
    private static UsbIdentity? Usb(string device)
    {
        for (DirectoryInfo? folder = new(device); folder is not null; folder = folder.Parent)
        {
            if (Read(Path.Combine(folder.FullName, "idVendor")) is { } vendor && Read(Path.Combine(folder.FullName, "idProduct")) is { } product)
            {
                return new UsbIdentity(vendor, product, Say("manufacturer"), Say("product"), Say("serial"));
            }

            string? Say(string what) => Read(Path.Combine(folder.FullName, what));
        }

        return null;
    }

    private Dictionary<string, string> ById()
    {
        string folder = Path.Combine(dev, "serial", "by-id");
        Dictionary<string, string> names = [];
        foreach (string link in Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder) : [])
        {
            if (File.ResolveLinkTarget(link, returnFinalTarget: true) is { } target)
            {
                names.TryAdd(target.FullName, link);
            }
        }

        return names;
    }

    private static string Resolve(string folder) => Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder;

    /// <summary>The text of a small file; null where there is none, or nothing in it. A device may be unplugged meanwhile.</summary>
    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
