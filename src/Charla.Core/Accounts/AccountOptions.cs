namespace Charla.Core.Accounts;

/// <summary>Who may make an account.</summary>
internal enum Registration
{
    Open,
    Invite,
    Closed,
}

/// <summary>How a server deals with accounts. Every property says its default.</summary>
internal sealed record AccountOptions
{
    /// <summary>Who may make an account. Default anyone.</summary>
    public Registration Registration { get; init; } = Registration.Open;

    /// <summary>Whether those without an account may come in. Default true. Without them, plain clients can't: they have no way to sign in.</summary>
    public bool Guests { get; init; } = true;

    /// <summary>Passwords hashed at once. Default half of the processors. Each takes one for some tenths of a second.</summary>
    public int HashingAtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Passwords that may wait to be hashed before more are refused. Default 64.</summary>
    public int HashingWaiting { get; init; } = 64;

    /// <summary>Tokens that one account may have for programs. Default 50.</summary>
    public int BotTokens { get; init; } = 50;

    /// <summary>Accounts. Default 100,000; each takes some 200 bytes of memory.</summary>
    public int MaxAccounts { get; init; } = 100_000;
}
