using System.Globalization;
using Charla.Lessons.Tap.Records;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap;

/// <summary>Puts what a connection came to into words.</summary>
internal static class SummaryText
{
    public static void Add(LineText text, ConnectionClosed closed, ViewOptions options)
    {
        string lasted = closed.Lasted.TotalSeconds.ToString("F6", CultureInfo.InvariantCulture);
        text.Add(Tone.Strong, "── " + ViewTexts.Closed.With(closed.Connection, lasted).In(options.Language)).End();
        Add(text, Tone.Client, "▶", ViewTexts.Client.In(options.Language), closed.Client, options.Language);
        Add(text, Tone.Server, "◀", ViewTexts.Server.In(options.Language), closed.Server, options.Language);
        foreach (Finding finding in options.IsQuiet ? closed.Findings.DistinctBy(finding => (finding.By, finding.Rule)) : [])
        {
            FindingLines.Add(text, finding, options.Language);
        }
    }

    private static void Add(LineText text, Tone tone, string arrow, string name, SideSummary side, Language language)
    {
        string sum = ViewTexts.SideSum.With(name, LineText.Number(side.Bytes), LineText.Number(side.Reads), LineText.Number(side.Units)).In(language);
        string missed = side.MissedReads > 0 ? ViewTexts.SideMissed.With(LineText.Number(side.MissedReads)).In(language) : "";
        text.Add("   ").Add(tone, arrow).Add($" {sum}{missed}").End();
    }
}
