namespace Charla.Core.Permissions;

/// <summary>What is written down of an act that keeps order, for those who answer for it. Nothing of it is ever changed.</summary>
/// <param name="By">The name of who did it.</param>
/// <param name="Account">Their account.</param>
/// <param name="Address">Where they were connected from; null on the machine itself.</param>
/// <param name="Act">What was done.</param>
/// <param name="Who">To whom; null for the room.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">What else there is to it.</param>
internal sealed record AuditNote(string By, string? Account, string? Address, string Act, string? Who = null, string? Reason = null, string? Detail = null);

/// <param name="Id">Its number, which rises.</param>
/// <param name="At">When.</param>
/// <param name="Room">The room's name now; null where it was no room's.</param>
/// <param name="Note">What was done.</param>
internal sealed record AuditEntry(long Id, DateTimeOffset At, string? Room, AuditNote Note);
