using Charla.Protocol.Messages;
using Charla.Storage.Transfer;

namespace Charla.Transfer;

/// <summary>A room as lines of JSON: everything there is to know of it, so that it can be imported.</summary>
internal static class JsonLinesExport
{
    public static void Write(TextWriter output, RoomSnapshot room)
    {
        Dictionary<long, int> authors = new() { [0] = 0 };
        output.Write(EventLine.Write(room.Header.ToJson()) + '\n');
        foreach ((RoomEvent @event, long author) in room.Events())
        {
            if (!authors.TryGetValue(author, out int number))
            {
                authors[author] = number = authors.Count;
            }

            output.Write(EventLine.Write(@event, number) + '\n');
        }
    }
}
