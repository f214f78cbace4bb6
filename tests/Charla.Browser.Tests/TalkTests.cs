using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;

namespace Charla.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class TalkTests(Chromium chromium)
{
    private static readonly string[] _texts = ["¿Qué tal, señor Núñez?", "mañana 😀 a las 8", "日本語 y una 🏳️‍🌈", "pingüino, cigüeña, ñandú"];

    [Fact]
    public Task Two_people_one_of_them_on_a_phone_see_each_others_messages_whole_and_in_the_same_order() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        Person luis = await stage.EnterAsync("luis", Look.Phone);
        List<string> said = [];
        foreach (string text in _texts)
        {
            foreach (Person person in (Person[])[ana, luis])
            {
                await person.SayAsync($"{text} ({person.Name})");
                said.Add($"{person.Name}> {text} ({person.Name})");
                await ana.SeesAsync($"{text} ({person.Name})");
                await luis.SeesAsync($"{text} ({person.Name})");
            }
        }

        (await ana.ReadAsync()).ShouldBe(said);
        (await luis.ReadAsync()).ShouldBe(said);
    });

    [Fact]
    public Task A_course_s_python_client_and_a_page_talk_in_the_same_room() => Stage.ServeAsync(chromium, async stage =>
    {
        PythonPeer plain = stage.Keep(new PythonPeer("plain_client.py", "127.0.0.1", $"{stage.Server.Port}", "Ñandú"));
        (await plain.ReadLineAsync())!.ShouldStartWith("charla/1 ");
        Person ana = await stage.EnterAsync("ana");
        await plain.TypeAsync("¡Buenos días! Soy el de la señal 📡");
        await ana.SeesAsync("¡Buenos días! Soy el de la señal 📡");
        (await plain.ReadLineAsync()).ShouldBe("Ñandú> ¡Buenos días! Soy el de la señal 📡");
        await ana.SayAsync("hola, Ñandú: ¿ves la eñe?");
        (await plain.ReadLineAsync()).ShouldBe("ana> hola, Ñandú: ¿ves la eñe?");
        await ana.SeesAsync("hola, Ñandú: ¿ves la eñe?");
        (await ana.ReadAsync()).ShouldBe(["Ñandú> ¡Buenos días! Soy el de la señal 📡", "ana> hola, Ñandú: ¿ves la eñe?"]);
    });
}
