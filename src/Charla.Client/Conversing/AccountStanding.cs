using Wire = Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>Under which account a client goes on, and how its server deals with accounts.</summary>
/// <param name="Name">The account; null for a guest.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Credential">With what it is opened again.</param>
internal sealed record AccountStanding(string? Name, AccountRole Role, Credential Credential)
{
    public RegistrationPolicy Registration { get; init; }

    public bool TakesGuests { get; init; } = true;

    /// <summary>As the server's welcome says.</summary>
    public AccountStanding After(Wire.Welcome welcome) => new(
        welcome.Account,
        RoleOf(welcome.Role),
        Credential.ToComeBack(Credential.Password, welcome.Token ?? Credential.Token))
    {
        Registration = welcome.Registration switch
        {
            "open" => RegistrationPolicy.Open,
            "invite" => RegistrationPolicy.Invite,
            "closed" => RegistrationPolicy.Closed,
            _ => RegistrationPolicy.Unknown,
        },
        TakesGuests = welcome.Guests ?? true,
    };

    public static AccountRole RoleOf(string? role) => role switch
    {
        null => AccountRole.None,
        "admin" => AccountRole.Admin,
        _ => AccountRole.User,
    };
}
