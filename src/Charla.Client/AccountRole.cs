namespace Charla.Client;

/// <summary>What an account may do on its server.</summary>
public enum AccountRole
{
    /// <summary>There is no account: a guest, or a server that knows none.</summary>
    None,

    /// <summary>An account like any other.</summary>
    User,

    /// <summary>One of the server's operators.</summary>
    Admin,
}
