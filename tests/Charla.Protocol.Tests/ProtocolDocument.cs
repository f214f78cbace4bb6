using System.Text.RegularExpressions;

namespace Charla.Protocol.Tests;

/// <summary>The norm, <c>docs/protocol.md</c>, as the tests read it.</summary>
internal static partial class ProtocolDocument
{
    private static readonly string[] _lines = File.ReadAllLines(Path.Combine(Root(), "docs", "protocol.md"));

    /// <summary>The lines under a heading, up to the next one of whatever level.</summary>
    public static IReadOnlyList<string> Section(string heading)
    {
        string[] section = [.. _lines.SkipWhile(line => !Heading(line).StartsWith(heading + " ", StringComparison.Ordinal)).Skip(1).TakeWhile(line => Heading(line).Length == 0)];
        section.ShouldNotBeEmpty(heading);
        return section;
    }

    /// <summary>The cells of a section's table, without its head.</summary>
    public static IReadOnlyList<string[]> Table(string heading)
    {
        string[][] rows = [.. Section(heading).Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|')[1..^1])];
        rows.ShouldNotBeEmpty(heading);
        return rows;
    }

    /// <summary>What stands between backticks.</summary>
    public static IReadOnlyList<string> Code(string text) => [.. CodeSpan().Matches(text).Select(match => match.Groups[1].Value)];

    /// <summary>What the conversation of section 4.3 sends in one direction: <c>→</c> from the client, <c>←</c> from the server.</summary>
    public static IReadOnlyList<string> Examples(char direction) =>
        [.. Section("4.3").Where(line => line.StartsWith(direction)).Select(line => line[1..].Trim())];

    private static string Heading(string line) => line.StartsWith('#') ? line.TrimStart('#').Trim().Replace(". ", " ", StringComparison.Ordinal) + " " : "";

    public static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Charla.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds Charla.slnx.");
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}
