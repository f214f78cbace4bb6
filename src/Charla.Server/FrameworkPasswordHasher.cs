using Charla.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Charla.Server;

/// <summary>The framework's own hasher: PBKDF2 with HMAC-SHA512, a salt of its own for each password, and more rounds than its default of 100,000.</summary>
/// <param name="rounds">Rounds of a new hash. What was hashed with fewer is right, and old.</param>
internal sealed class FrameworkPasswordHasher(int rounds = FrameworkPasswordHasher.DefaultRounds) : IPasswordHasher
{
    /// <summary>As OWASP's cheat sheet of password storage asks for this function.</summary>
    public const int DefaultRounds = 210_000;

    private static readonly object _nobody = new();

    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));

    public string Hash(string password) => _hasher.HashPassword(_nobody, password);

    public PasswordVerdict Verify(string hash, string password) => _hasher.VerifyHashedPassword(_nobody, hash, password) switch
    {
        PasswordVerificationResult.Success => PasswordVerdict.Right,
        PasswordVerificationResult.SuccessRehashNeeded => PasswordVerdict.RightButOld,
        _ => PasswordVerdict.Wrong,
    };
}
