namespace Charla.Protocol.Irc;

/// <summary>When two nicks, channels, accounts or masks are the same.</summary>
/// <remarks>
/// <c>CASEMAPPING=ascii</c>, because that is the part of <see cref="Messages.NameRules.Fold"/> that IRC has a word for: with <c>rfc1459</c>, <c>[</c> and <c>{</c> would be one letter, which they
/// are on no other wire. Beyond ASCII the server folds more than it announces; a client that does not simply keeps to the spelling that it was told.
/// </remarks>
internal static class IrcCaseMapping
{
    public const string Token = "ascii";

    public static string Fold(string name) => Messages.NameRules.Fold(name);

    public static bool Same(string one, string other) => string.Equals(Fold(one), Fold(other), StringComparison.Ordinal);
}
