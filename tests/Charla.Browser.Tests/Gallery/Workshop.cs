using System.Text.Json.Nodes;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;

namespace Charla.Browser.Tests.Gallery;

/// <summary>A room that ana has and eva moderates, with luis for a guest, and in which some did not behave.</summary>
internal sealed class Workshop
{
    public const string Room = "taller-de-redes";

    private Workshop(WirePeer ana, WirePeer eva, WirePeer luis) => (Ana, Eva, Luis) = (ana, eva, luis);

    public WirePeer Ana { get; }

    public WirePeer Eva { get; }

    public WirePeer Luis { get; }

    public static async Task<Workshop> BeginAsync(Stage stage)
    {
        await stage.StartServerAsync("--name aula-2.1");
        await stage.RegisterAsync("inés");
        Workshop workshop = new(await stage.EnterByWireWithAccountAsync("ana"), await stage.EnterByWireWithAccountAsync("eva"), await stage.EnterByWireAsync("luis"));
        await workshop.Ana.JoinAsync(Room);
        await workshop.AskAsync(new JsonObject { ["op"] = "topic", ["text"] = "Del socket a la charla" });
        await workshop.AskAsync(new JsonObject { ["op"] = "settings", ["keep_days"] = 90 });
        await workshop.AskAsync(new JsonObject { ["op"] = "role", ["who"] = "eva", ["role"] = "moderator" });
        await workshop.AskAsync(new JsonObject { ["op"] = "invite", ["who"] = "inés" });
        await workshop.Eva.JoinAsync(Room);
        await workshop.Luis.JoinAsync(Room);
        await workshop.MisbehaveAsync();
        return workshop;
    }

    /// <summary>Ana asks for something in the room, and waits until it is so.</summary>
    public async Task AskAsync(JsonObject request)
    {
        request["room"] = Room;
        await Ana.SendAsync(request);
        await Ana.WaitForAsync("ack");
    }

    private async Task MisbehaveAsync()
    {
        await SayAsync(Eva, "¡Buenas! Hoy toca la cabecera.");
        await SayAsync(Luis, "¿Y cuántos bytes ocupa?");
        await AskAsync(new JsonObject { ["op"] = "ban", ["who"] = "spammer", ["reason"] = "anuncios" });
        await AskAsync(new JsonObject { ["op"] = "ban", ["who"] = "troll", ["seconds"] = 86_400 });
        await AskAsync(new JsonObject { ["op"] = "mute", ["who"] = "loro", ["seconds"] = 3_600, ["reason"] = "repite lo mismo una y otra vez" });
    }

    private static async Task SayAsync(WirePeer who, string text)
    {
        await who.SayAsync(Room, text);
        await who.WaitForAsync("ack");
    }
}
