namespace Charla.Protocol;

/// <summary>The first frame of a charla server on the framed port: <c>charla/1 &lt;server name&gt;: &lt;welcome text&gt;</c>.</summary>
internal static class Greeting
{
    /// <summary>How the greeting, and every plain error and notice of the server, begins.</summary>
    public const string Prefix = "charla/1 ";

    private static readonly byte[] _prefixBytes = [.. "charla/1 "u8];

    /// <summary>The greeting's text.</summary>
    public static string Text(string serverName, string welcome) => $"{Prefix}{serverName}: {welcome}";

    /// <summary>An error of the server as a plain client is shown it.</summary>
    public static string Error(string code, string message) => $"{Prefix}error {code}: {message}";

    /// <summary>A notice of the server as a plain client is shown it.</summary>
    public static string Notice(string message) => $"{Prefix}notice: {message}";

    /// <summary>Whether a first payload is the greeting of a charla server.</summary>
    public static bool IsGreeting(ReadOnlySpan<byte> payload) => payload.StartsWith(_prefixBytes);
}
