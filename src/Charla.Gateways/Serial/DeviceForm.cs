using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Lines;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Serial;

/// <summary>How a room is written to one device: what the plain dialect says, as lines or frames, without what the device said itself.</summary>
internal sealed class DeviceForm(SerialDevice device, string name, Language language) : IWireForm
{
    private readonly LineWriter? _lines = device.Format.Lines ? new(device.Format.Ending, device.Format.Charset) : null;

    public void Write(FrameBuffer buffer, ServerMessage message)
    {
        bool isOwn = message is MessageEvent said && said.From == name;
        if (!device.Listens || (isOwn && !device.Echo) || PlainForm.Words(message, language) is not var (from, text))
        {
            return;
        }

        if (_lines is null)
        {
            PlainText.Write(buffer, from, text);
        }
        else
        {
            _lines.Write(buffer, from, text);
        }
    }
}
