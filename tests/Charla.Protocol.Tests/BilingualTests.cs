namespace Charla.Protocol.Tests;

public sealed class BilingualTests
{
    [Fact]
    public void A_bilingual_value_fills_its_place_with_each_languages_own_words()
    {
        Bilingual why = new("ocupado", "busy");

        Bilingual text = new Bilingual("No se abre {0}: {1}", "Can't open {0}: {1}").With("/dev/ttyUSB0", why);

        text.ShouldBe(new Bilingual("No se abre /dev/ttyUSB0: ocupado", "Can't open /dev/ttyUSB0: busy"));
    }

    [Fact]
    public void What_fills_a_place_is_not_read_as_a_sentence_with_places()
    {
        new Bilingual("<{0}>", "<{0}>").With(new Bilingual("{1}", "{2}")).ShouldBe(new Bilingual("<{1}>", "<{2}>"));
    }
}
