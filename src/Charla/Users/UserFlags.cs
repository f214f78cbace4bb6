using System.CommandLine;
using Charla.Protocol;
using Charla.Server;

namespace Charla.Users;

/// <summary>What <c>charla user</c> and <c>charla invite</c> take.</summary>
internal sealed class UserFlags
{
    public UserFlags(Language language)
    {
        Data = new("--data") { Description = UserTexts.Data.In(language), DefaultValueFactory = static _ => ServerOptions.DefaultFolder };
        PasswordFile = new("--password-file") { Description = UserTexts.PasswordFile.In(language), HelpName = "FILE" };
        Role = new("--role") { Description = UserTexts.RoleFlag.In(language), DefaultValueFactory = static _ => "user" };
        Role.AcceptOnlyFromAmong("user", "admin");
        NewRole = new("role") { Description = UserTexts.RoleFlag.In(language) };
        NewRole.AcceptOnlyFromAmong("user", "admin");
        NewToken = new("--new") { Description = UserTexts.NewToken.In(language), HelpName = "LABEL" };
        RevokeToken = new("--revoke") { Description = UserTexts.RevokeToken.In(language), HelpName = "ID" };
        Name = new("name") { Description = UserTexts.Name.In(language) };
        Uses = new("--uses") { Description = UserTexts.Uses.In(language), DefaultValueFactory = static _ => 1 };
        Expires = new("--expires") { Description = UserTexts.Expires.In(language), HelpName = "DAYS" };
    }

    public Option<string> Data { get; }

    public Option<string?> PasswordFile { get; }

    public Option<string> Role { get; }

    public Argument<string> NewRole { get; }

    public Option<string?> NewToken { get; }

    public Option<long?> RevokeToken { get; }

    public Argument<string> Name { get; }

    public Option<int> Uses { get; }

    public Option<double?> Expires { get; }
}
