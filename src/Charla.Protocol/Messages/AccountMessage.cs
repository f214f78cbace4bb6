namespace Charla.Protocol.Messages;

// What is said about accounts (docs/protocol.md, section 4.4). Records print what is in them, and secrets must not be printed: these say their names only.

/// <summary>Makes an account; also before <c>hello</c>, and then that may follow without a password.</summary>
internal sealed record Register : ClientMessage
{
    public string? Name { get; init; }

    public string? Password { get; init; }

    public string? Invite { get; init; }

    public bool? Remember { get; init; }

    public override string ToString() => nameof(Register);
}

/// <summary>Goes on under an account, and its name.</summary>
internal sealed record SignIn : ClientMessage
{
    public string? Name { get; init; }

    public string? Password { get; init; }

    public string? Token { get; init; }

    public bool? Remember { get; init; }

    public override string ToString() => nameof(SignIn);
}

/// <summary>Goes on as a guest.</summary>
internal sealed record SignOut : ClientMessage;

internal sealed record ChangePassword : ClientMessage
{
    public string? Old { get; init; }

    public string? New { get; init; }

    public override string ToString() => nameof(ChangePassword);
}

/// <summary>Asks for the account's tokens, for a new one or for the end of one.</summary>
internal sealed record Tokens : ClientMessage
{
    /// <summary>What the new token is called; null where none is wanted.</summary>
    public string? New { get; init; }

    /// <summary>The number of the token to be revoked; null for none.</summary>
    public long? Revoke { get; init; }
}

internal sealed record Registered : ServerMessage
{
    public required string Account { get; init; }

    public string? Token { get; init; }

    public override string ToString() => $"{nameof(Registered)} {Account}";
}

internal sealed record SignedIn : ServerMessage
{
    public required string Account { get; init; }

    public required string Role { get; init; }

    /// <summary>The session's name from now on.</summary>
    public required string Name { get; init; }

    public string? Token { get; init; }

    public override string ToString() => $"{nameof(SignedIn)} {Account}";
}

internal sealed record SignedOut : ServerMessage
{
    /// <summary>The session's name from now on.</summary>
    public required string Name { get; init; }
}

internal sealed record PasswordChanged : ServerMessage;

internal sealed record TokenList : ServerMessage
{
    public required IReadOnlyList<TokenSummary> Tokens { get; init; }

    /// <summary>The new token, which is not to be had again.</summary>
    public string? Token { get; init; }

    public override string ToString() => nameof(TokenList);
}

/// <param name="Id">By which it is revoked.</param>
/// <param name="Label">What its owner calls it.</param>
/// <param name="Bot">Made for a program, not for a client to come back.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Used">When it last opened the account.</param>
internal sealed record TokenSummary(long Id, string Label, bool Bot, DateTimeOffset Created, DateTimeOffset? Used);
