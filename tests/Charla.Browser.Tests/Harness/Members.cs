using System.Text.Json.Nodes;
using Charla.EndToEnd.Tests;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests.Harness;

/// <summary>People with accounts, all with one password.</summary>
internal static class Members
{
    public const string Password = "correct horse";

    /// <summary>Makes an account.</summary>
    public static async Task RegisterAsync(this Stage stage, string name)
    {
        using WirePeer peer = await WirePeer.ConnectAsync(stage.Server.Port);
        await peer.SendAsync(new JsonObject { ["op"] = "register", ["name"] = name, ["password"] = Password });
        await peer.WaitForAsync("registered");
    }

    /// <summary>Makes an account, and somebody comes in to the page under it.</summary>
    public static async Task<Person> EnterWithAccountAsync(this Stage stage, string name, Look? look = null)
    {
        await stage.RegisterAsync(name);
        return await stage.SignInAsync(name, look);
    }

    /// <summary>Somebody comes in to the page under the account that they have.</summary>
    public static async Task<Person> SignInAsync(this Stage stage, string name, Look? look = null)
    {
        Person person = await stage.OpenAsync(look);
        await person.TryAsync(name);
        await person.Page.Locator("input[name=password]").FillAsync(Password);
        await person.PressAsync(person.Button(person.Words.Enter));
        await person.IsInAsync();
        return person;
    }

    /// <summary>Makes an account, and somebody who speaks charla/1 by hand comes in under it.</summary>
    public static async Task<WirePeer> EnterByWireWithAccountAsync(this Stage stage, string name)
    {
        await stage.RegisterAsync(name);
        WirePeer peer = stage.Keep(await WirePeer.ConnectAsync(stage.Server.Port));
        await peer.SendAsync(new JsonObject { ["op"] = "hello", ["v"] = 1, ["name"] = name, ["password"] = Password, ["lang"] = "es" });
        await peer.WaitForAsync("welcome");
        return peer;
    }

    /// <summary>Somebody goes to a room, and sees that they keep it.</summary>
    public static async Task KeepAsync(this Person person, string room)
    {
        await person.GoToAsync(room);
        await Expect(person.Keeping).ToBeVisibleAsync();
    }
}
