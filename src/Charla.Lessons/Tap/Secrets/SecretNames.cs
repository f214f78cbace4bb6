namespace Charla.Lessons.Tap.Secrets;

/// <summary>The fields of charla/1 whose values open a door.</summary>
internal static class SecretNames
{
    /// <summary>Of <c>hello</c>, <c>register</c>, <c>sign_in</c>, <c>welcome</c> and the like; the last two are those of <c>password</c>, and of other things elsewhere.</summary>
    public static readonly string[] All = ["password", "token", "session", "resume", "invite", "old", "new"];

    /// <summary>Bytes of the longest.</summary>
    public const int Longest = 8;

    /// <summary>Whether a field's value is to be covered.</summary>
    public static bool Has(ReadOnlySpan<byte> name)
    {
        foreach (string secret in All)
        {
            if (name.Length == secret.Length && System.Text.Ascii.Equals(name, secret))
            {
                return true;
            }
        }

        return false;
    }
}
