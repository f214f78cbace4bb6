using Charla.Core.Accounts;

namespace Charla.Core.Tests.Fakes;

/// <summary>Hashes at once, and so that a test can see what was hashed. <c>old:</c> in front is a hash of earlier times.</summary>
internal sealed class FakeHasher : IPasswordHasher
{
    public string Hash(string password) => "hash:" + password;

    public PasswordVerdict Verify(string hash, string password) =>
        hash == Hash(password) ? PasswordVerdict.Right : hash == "old:" + password ? PasswordVerdict.RightButOld : PasswordVerdict.Wrong;
}
