using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Charla.Browser.Tests.Harness;

/// <summary>Listens for what a page must not do: errors, what its policy forbids, dialogs that nobody asked for.</summary>
internal sealed class PageWatch
{
    /// <summary>What the policy forbade, said where it can be heard.</summary>
    private const string ReportViolations =
        "addEventListener('securitypolicyviolation', (event) => console.error(`Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))";

    private readonly List<string> _heard = [];
    private readonly List<Regex> _expected = [];

    /// <summary>Watches a page from its first document on.</summary>
    public static async Task<PageWatch> OfAsync(IPage page)
    {
        PageWatch watch = new();
        page.Console += (_, message) => watch.Hear(message);
        page.PageError += (_, error) => watch.Hear($"Error: {error}");
        page.Dialog += (_, dialog) => watch.Dismiss(dialog);
        await page.AddInitScriptAsync(ReportViolations);
        return watch;
    }

    /// <summary>The browser itself complains of connections that cannot be made: where a test breaks them, that is as it should be.</summary>
    public void ExpectBrokenConnections() => Expect("WebSocket connection to|net::ERR_|Failed to load resource");

    public void Expect(string pattern)
    {
        lock (_heard)
        {
            _expected.Add(new Regex(pattern));
        }
    }

    /// <summary>What was heard and not expected.</summary>
    public IReadOnlyList<string> Unexpected()
    {
        lock (_heard)
        {
            return [.. _heard.Where(text => !_expected.Exists(each => each.IsMatch(text)))];
        }
    }

    private void Hear(IConsoleMessage message)
    {
        if (message.Type is "error" or "assert")
        {
            Hear($"{message.Text} ({message.Location})");
        }
    }

    private void Hear(string text)
    {
        lock (_heard)
        {
            _heard.Add(text);
        }
    }

    private void Dismiss(IDialog dialog)
    {
        Hear($"Dialog: {dialog.Message}");
        _ = dialog.DismissAsync();
    }
}
