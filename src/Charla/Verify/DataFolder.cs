using Charla.Core;
using Charla.Storage;
using Charla.Verify.Checking;

namespace Charla.Verify;

/// <summary>What lies in a data folder, and what is wrong with it.</summary>
/// <param name="Log">The messages by room.</param>
/// <param name="Rooms">How many rooms, direct ones included.</param>
/// <param name="Events">How many events.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record DataFolder(IReadOnlyDictionary<string, IReadOnlyList<StoredEvent>> Log, int Rooms, long Events, IReadOnlyList<Finding> Findings)
{
    /// <summary>Reads a folder that no server has open.</summary>
    /// <exception cref="VerifyException">There is no data, it can't be read, or a server has it.</exception>
    public static DataFolder Read(string folder)
    {
        try
        {
            using StoredLog stored = StoredLog.Open(folder);
            IReadOnlyList<StoredRoom> rooms = stored.Rooms();
            return new DataFolder(
                rooms.ToDictionary(room => room.Name, room => (IReadOnlyList<StoredEvent>)[.. stored.Messages(room).Select(said => new StoredEvent(room.Name, said.Seq, said.From, said.Text, said.Nonce))]),
                rooms.Count,
                rooms.Sum(room => room.Count),
                [.. stored.Faults().Select(fault => new Finding(FindingKind.Damaged, null, fault.Room, fault.What))]);
        }
        catch (Exception failure) when (failure is LogUnavailableException or IOException or UnauthorizedAccessException)
        {
            throw new VerifyException(VerifyTexts.BadData.With(folder, failure.Message));
        }
    }
}
