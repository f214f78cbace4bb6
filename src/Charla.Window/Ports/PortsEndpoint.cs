using System.Text.Json;
using Charla.Protocol.Messages;
using Charla.Serial;
using Microsoft.AspNetCore.Http;

namespace Charla.Window.Ports;

/// <summary><c>GET /api/ports</c>: the serial ports of the machine.</summary>
internal static class PortsEndpoint
{
    public static Task HandleAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(Write(new SerialPortList().Find()), context.RequestAborted).AsTask();
    }

    /// <summary>The list as JSON; what a port does not say of itself is left out.</summary>
    public static byte[] Write(IReadOnlyList<SerialPortEntry> ports)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json, WireJson.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (SerialPortEntry port in ports)
            {
                Write(writer, port);
            }

            writer.WriteEndArray();
        }

        return json.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, SerialPortEntry port)
    {
        writer.WriteStartObject();
        writer.WriteString("path", port.Path);
        if (port.Usb is { } usb)
        {
            writer.WriteString("usb", $"{usb.Vendor}:{usb.Product}");
            WriteKnown(writer, "product", usb.Name);
            WriteKnown(writer, "manufacturer", usb.Manufacturer);
            WriteKnown(writer, "serial", usb.SerialNumber);
        }

        WriteKnown(writer, "by_id", port.ById);
        writer.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter writer, string field, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(field, value);
        }
    }
}
