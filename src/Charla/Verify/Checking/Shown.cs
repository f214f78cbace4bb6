namespace Charla.Verify.Checking;

/// <summary>A message in a finding: enough of it to know it by.</summary>
internal static class Shown
{
    private const int Most = 40;

    public static string Text(string text) => text.Length <= Most ? $"\"{text}\"" : $"\"{text[..Most]}\"…";
}
