using Charla.Protocol;
using Charla.Serial;

namespace Charla.Lessons.Serial;

/// <summary>Shows the serial ports of this machine.</summary>
internal static class SerialListing
{
    private static readonly Bilingual _none = new(
        "No hay puertos serie. Conecta el adaptador y prueba otra vez; en un contenedor o en WSL hay que pasarlo antes.",
        "There are no serial ports. Plug the adapter in and try again; a container or WSL has to be given it first.");

    private static readonly Bilingual _windows = new("En Windows no hay puertos serie para Charla: usa WSL con usbipd.", "On Windows Charla has no serial ports: use WSL with usbipd.");

    public static void Print(LessonScreen screen, IReadOnlyList<SerialPortEntry> ports)
    {
        foreach (SerialPortEntry port in ports)
        {
            screen.Line(SafeText.OneLine(Describe(port)));
            if (port.ById is not null)
            {
                screen.Line($"    {SafeText.OneLine(port.ById)}");
            }
        }

        if (ports.Count == 0)
        {
            screen.Line(OperatingSystem.IsWindows() ? _windows : _none);
        }
    }

    private static string Describe(SerialPortEntry port)
    {
        if (port.Usb is not { } usb)
        {
            return port.Path;
        }

        string?[] words = [usb.Manufacturer, usb.Name, usb.SerialNumber is null ? null : $"({usb.SerialNumber})"];
        return $"{port.Path}  USB {usb.Vendor}:{usb.Product}  {string.Join(' ', words.OfType<string>())}".TrimEnd();
    }
}
