using Charla.Protocol.Messages;

namespace Charla.Core.Accounts;

/// <summary>What an account may do on the server as a whole.</summary>
internal enum ServerRole
{
    User,
    Admin,
}

/// <summary>A name that is someone's own. Its password and tokens are the store's to keep.</summary>
/// <param name="Name">As its owner writes it.</param>
/// <param name="Role">What it may do on the server.</param>
/// <param name="IsDisabled">Nobody may use it for now.</param>
/// <param name="Created">Since when it exists.</param>
internal sealed record Account(string Name, ServerRole Role, bool IsDisabled, DateTimeOffset Created)
{
    /// <summary>The folded name: what tells one account from another.</summary>
    public string Key { get; } = NameRules.Fold(Name);

    public bool Owns(string name) => Key == NameRules.Fold(name);
}

/// <summary>A secret that opens an account without its password, as far as it may be shown again.</summary>
/// <param name="Id">By which it is revoked.</param>
/// <param name="Account">The account's key.</param>
/// <param name="Label">What its owner calls it.</param>
/// <param name="IsBot">Made for a program; others are for a client to come back, and go when the password changes.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Used">When it last opened the account; null for never.</param>
internal sealed record AccountToken(long Id, string Account, string Label, bool IsBot, DateTimeOffset Created, DateTimeOffset? Used);
