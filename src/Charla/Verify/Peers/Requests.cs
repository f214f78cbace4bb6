using System.Text.Json.Nodes;

namespace Charla.Verify.Peers;

/// <summary>Requests of charla/1, written by hand: a mistake that the project's own writer and reader share is not to hide here.</summary>
internal static class Requests
{
    public const string Ping = """{"op":"ping"}""";
    public const string Rooms = """{"op":"rooms"}""";

    public static string Hello(string name, string? session)
    {
        JsonObject hello = new() { ["op"] = "hello", ["v"] = 1, ["name"] = name, ["client"] = "charla-verify", ["lang"] = "en" };
        if (session is not null)
        {
            hello["resume"] = session;
        }

        return hello.ToJsonString();
    }

    public static string Join(string room, long after) => new JsonObject { ["op"] = "join", ["room"] = room, ["after"] = after }.ToJsonString();

    public static string Send(Said said) => new JsonObject { ["op"] = "send", ["room"] = said.Room, ["text"] = said.Text, ["nonce"] = said.Nonce }.ToJsonString();

    public static string MarkRead(string room, long seq) => new JsonObject { ["op"] = "read", ["room"] = room, ["seq"] = seq }.ToJsonString();
}
