namespace Charla.Protocol.Irc.Sasl;

/// <summary>How someone shows who they are.</summary>
internal enum SaslMechanism
{
    Plain,
    External,
    ScramSha256,
}

/// <summary>The mechanisms' names.</summary>
internal static class SaslMechanisms
{
    private static readonly (SaslMechanism Mechanism, string Name)[] _all =
    [
        (SaslMechanism.Plain, "PLAIN"),
        (SaslMechanism.External, "EXTERNAL"),
        (SaslMechanism.ScramSha256, "SCRAM-SHA-256"),
    ];

    public static string Name(SaslMechanism mechanism) => Array.Find(_all, each => each.Mechanism == mechanism).Name;

    /// <summary>The mechanism of a name; null where there is none.</summary>
    public static SaslMechanism? Named(string name)
    {
        foreach ((SaslMechanism mechanism, string known) in _all)
        {
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return mechanism;
            }
        }

        return null;
    }

    /// <summary>The value of the <c>sasl</c> capability, and of 908.</summary>
    public static string List(IEnumerable<SaslMechanism> offered) => string.Join(',', offered.Select(Name));
}
