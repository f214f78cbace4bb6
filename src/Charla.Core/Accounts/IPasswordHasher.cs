namespace Charla.Core.Accounts;

/// <summary>Turns passwords into what may be kept. Slow on purpose, and pure.</summary>
internal interface IPasswordHasher
{
    string Hash(string password);

    PasswordVerdict Verify(string hash, string password);
}

internal enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, but hashed as one would not hash it today.</summary>
    RightButOld,
}
