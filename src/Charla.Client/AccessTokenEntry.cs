namespace Charla.Client;

/// <summary>A token of an account, without the secret.</summary>
/// <param name="Id">By which <see cref="ChatAccount.RevokeTokenAsync"/> knows it.</param>
/// <param name="Label">What it is called.</param>
/// <param name="ForProgram">Made for a program; false for one with which a client comes back.</param>
/// <param name="Created">When it was made, UTC.</param>
/// <param name="Used">When it last opened the account, UTC; null for never.</param>
public sealed record AccessTokenEntry(long Id, string Label, bool ForProgram, DateTimeOffset Created, DateTimeOffset? Used);
