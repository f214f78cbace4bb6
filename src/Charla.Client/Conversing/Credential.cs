namespace Charla.Client.Conversing;

/// <summary>With what a client shows whose name it goes by. No record: a record prints what is in it.</summary>
internal sealed class Credential
{
    public static readonly Credential None = new();

    public string? Password { get; private init; }

    public string? Token { get; private init; }

    /// <summary>The account is still to be made.</summary>
    public bool IsNew { get; private init; }

    public string? Invite { get; private init; }

    /// <summary>Whether a token is to be asked for.</summary>
    public bool Remember { get; private init; }

    public static Credential From(ChatClientOptions options) => new()
    {
        Password = options.AccessToken is null ? options.Password : null,
        Token = options.AccessToken,
        IsNew = options.Register && options.AccessToken is null,
        Invite = options.Invite,
        Remember = options.Remember && options.AccessToken is null && options.Password is not null,
    };

    /// <summary>What opens the account the next time: the token where the server gave one.</summary>
    public static Credential ToComeBack(string? password, string? token) => new() { Password = token is null ? password : null, Token = token };
}
