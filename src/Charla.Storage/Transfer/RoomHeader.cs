using System.Text.Json.Nodes;

namespace Charla.Storage.Transfer;

/// <summary>The first line of an exported room: what there is to know of it besides its events.</summary>
/// <param name="Name">Its name; of a direct message <c>@ana|luis</c>.</param>
/// <param name="Topic">Its topic; null where it has none.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Events">How many lines follow.</param>
internal sealed record RoomHeader(string Name, string? Topic, DateTimeOffset Created, long Events)
{
    public const string Op = "room";

    /// <summary>The form of these lines that this program writes, and the latest that it reads.</summary>
    public const int Form = 1;

    /// <summary>Where the lines that follow are in the log.</summary>
    public JsonObject ToJson()
    {
        JsonObject json = new() { ["op"] = Op, ["form"] = Form, ["room"] = Name };
        if (Topic is not null)
        {
            json["topic"] = Topic;
        }

        json["created"] = Created.ToUnixTimeMilliseconds();
        json["events"] = Events;
        return json;
    }
}
