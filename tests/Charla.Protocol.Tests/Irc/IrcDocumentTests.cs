using System.Reflection;
using Charla.Protocol.Irc;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcDocumentTests
{
    private static readonly string _document = File.ReadAllText(Path.Combine(ProtocolDocument.Root(), "docs", "irc.md"));

    [Fact]
    public void Every_numeric_has_its_row()
    {
        IrcReplyTests.All.Where(numeric => !_document.Contains($"| {numeric.Code} | `{numeric.Name}` | ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_capability_has_its_row()
    {
        IrcCapabilities.Names((IrcCapability)ulong.MaxValue).Where(name => !_document.Contains($"| `{name}` | ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_standard_reply_has_its_row()
    {
        typeof(IrcStandardReply).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => ((IrcStandardReply)field.GetValue(null)!).Code)
            .Where(code => !_document.Contains($"| `{code}` | ", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }
}
