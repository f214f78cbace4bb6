using System.Buffers;
using System.Text;

namespace Charla.Core.Tests.Fakes;

/// <summary>A client of the course, straight into its session.</summary>
internal sealed class PlainClient(PlainSession session, FakeWire wire)
{
    public PlainSession Session { get; } = session;

    public FakeWire Wire { get; } = wire;

    public IReadOnlyList<string> Texts => Wire.Texts;

    public Task SendAsync(string payload) => SendBytesAsync(Encoding.UTF8.GetBytes(payload));

    public Task SendBytesAsync(byte[] payload) => Session.HandleAsync(new ReadOnlySequence<byte>(payload)).AsTask();

    public Task WaitForAsync(string text) => Wire.WaitUntilAsync(() => Texts.Contains(text));
}
