namespace Charla.Chat;

/// <summary>With what an account is opened or made. No record: a record prints what is in it.</summary>
internal sealed class ChatSecrets
{
    public static ChatSecrets None { get; } = new();

    public string? Password { get; init; }

    public string? Token { get; init; }

    /// <summary>Whether the token comes from <see cref="TokenStore"/>, which is to forget it where it opens nothing any more.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>Whether the account is still to be made.</summary>
    public bool Register { get; init; }

    public string? Invite { get; init; }
}
