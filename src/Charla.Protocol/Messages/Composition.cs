using System.Text;

namespace Charla.Protocol.Messages;

/// <summary>Puts a letter and the mark behind it together where there is one character for both: <c>n</c> and U+0303 are <c>ñ</c>.</summary>
/// <remarks>
/// The product runs without ICU (<c>InvariantGlobalization</c>), where <see cref="string.Normalize()"/> leaves everything as it is. These are the canonical
/// pairs of Unicode 16 for the lower-case letters of Latin, modern Greek and Cyrillic; other scripts keep their marks apart.
/// </remarks>
internal static class Composition
{
    // A mark, the letters it joins, and what they make, in the same order.
    private static readonly Dictionary<char, (string Letters, string Composed)> _pairs = new()
    {
        ['\u0300'] = ("aeiouünеиēōwâăêôơưy", "àèìòùǜǹѐѝḕṑẁầằềồờừỳ"),
        ['\u0301'] = ("aeiouyclnrszügåæø¨ϊαεηιϋουωϒгкçēïkmõōpũwâăêôơư", "áéíóúýćĺńŕśźǘǵǻǽǿ΅ΐάέήίΰόύώϓѓќḉḗḯḱḿṍṓṕṹẃấắếốớứ"),
        ['\u0302'] = ("aeioucghjswyzạẹọ", "âêîôûĉĝĥĵŝŵŷẑậệộ"),
        ['\u0303'] = ("anoiuvâăeêôơưy", "ãñõĩũṽẫẵẽễỗỡữỹ"),
        ['\u0304'] = ("aeiouüäȧæǫöõȯyиуgḷṛ", "āēīōūǖǟǡǣǭȫȭȱȳӣӯḡḹṝ"),
        ['\u0306'] = ("aegiouиужаеȩạ", "ăĕğĭŏŭйўӂӑӗḝặ"),
        ['\u0307'] = ("cegzaobdfhmnprsśšṣtwxyſ", "ċėġżȧȯḃḋḟḣṁṅṗṙṡṥṧṩṫẇẋẏẛ"),
        ['\u0308'] = ("aeiouyιυϒеіаәжзиоөэучыhõūwxt", "äëïöüÿϊϋϔёїӓӛӝӟӥӧӫӭӱӵӹḧṏṻẅẍẗ"),
        ['\u0309'] = ("aâăeêioôơuưy", "ảẩẳẻểỉỏổởủửỷ"),
        ['\u030a'] = ("auwy", "åůẘẙ"),
        ['\u030b'] = ("ouу", "őűӳ"),
        ['\u030c'] = ("cdelnrstzaiouügkʒjh", "čďěľňřšťžǎǐǒǔǚǧǩǯǰȟ"),
        ['\u030f'] = ("aeioruѵ", "ȁȅȉȍȑȕѷ"),
        ['\u0311'] = ("aeioru", "ȃȇȋȏȓȗ"),
        ['\u031b'] = ("ou", "ơư"),
        ['\u0323'] = ("bdhklmnrstvwzaeioơuưy", "ḅḍḥḳḷṃṇṛṣṭṿẉẓạẹịọợụựỵ"),
        ['\u0324'] = ("u", "ṳ"),
        ['\u0325'] = ("a", "ḁ"),
        ['\u0326'] = ("st", "șț"),
        ['\u0327'] = ("cgklnrstedh", "çģķļņŗşţȩḑḩ"),
        ['\u0328'] = ("aeiuo", "ąęįųǫ"),
        ['\u032d'] = ("delntu", "ḓḙḽṋṱṷ"),
        ['\u032e'] = ("h", "ḫ"),
        ['\u0330'] = ("eiu", "ḛḭṵ"),
        ['\u0331'] = ("bdklnrtzh", "ḇḏḵḻṉṟṯẕẖ"),
    };

    /// <summary>The text, which must be in lower case, with every pair in one character.</summary>
    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u0345'))
        {
            return text;
        }

        StringBuilder composed = new(text.Length);
        foreach (char next in text)
        {
            int at = composed.Length > 0 && _pairs.TryGetValue(next, out (string Letters, string Composed) pair) ? pair.Letters.IndexOf(composed[^1], StringComparison.Ordinal) : -1;
            if (at >= 0)
            {
                composed[^1] = _pairs[next].Composed[at];
            }
            else
            {
                composed.Append(next);
            }
        }

        return composed.ToString();
    }
}
