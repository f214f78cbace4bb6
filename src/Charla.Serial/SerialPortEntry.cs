namespace Charla.Serial;

/// <summary>A serial port that is there.</summary>
/// <param name="Path">The device, such as <c>/dev/ttyUSB0</c>.</param>
/// <param name="Usb">What it is on USB; null where it is not.</param>
/// <param name="ById">The name that stays the same whatever it is plugged into, under <c>/dev/serial/by-id</c>; null where there is none.</param>
internal sealed record SerialPortEntry(string Path, UsbIdentity? Usb, string? ById);

/// <summary>What a USB device says of itself.</summary>
/// <param name="Vendor">Four hexadecimal digits.</param>
/// <param name="Product">Four hexadecimal digits.</param>
/// <param name="Manufacturer">As written in the device; null where it says nothing.</param>
/// <param name="Name">The product's name, as written in the device.</param>
/// <param name="SerialNumber">As written in the device.</param>
internal sealed record UsbIdentity(string Vendor, string Product, string? Manufacturer, string? Name, string? SerialNumber);
