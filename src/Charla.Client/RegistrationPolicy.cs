namespace Charla.Client;

/// <summary>Who may make an account on a server.</summary>
public enum RegistrationPolicy
{
    /// <summary>The server does not say, as one of the course or one that knows no accounts.</summary>
    Unknown,

    /// <summary>Whoever likes to.</summary>
    Open,

    /// <summary>Whoever has an invitation.</summary>
    Invite,

    /// <summary>Only the operator.</summary>
    Closed,
}
