namespace Charla.Fuzz.Targets;

/// <summary>Values as one writes them in Python.</summary>
internal static class Literals
{
    public static IReadOnlyList<string> All { get; } =
    [
        "None", "True", "...", "0", "-1", "255", "65536", "-2147483649", "123456789012345678901234567890", "0x1F", "0b101", "1_000", "1.5", "-1e308", "1e-5", "2j", "1+2j",
        "'hola'", "'se\\u00f1or'", "\"it's\"", "b'\\x00\\xff'", "r'\\n'", "'''a\nb'''", "'a' 'b'", "'\\ud83d\\ude00'",
        "[]", "[1, 'dos', 3.0, None]", "(1,)", "()", "{'a': 1, 2: [3, (4, 5)]}", "{1, 2, 3}", "set()", "[[[[[[[[]]]]]]]]", "{'nombre': 'ana', 'notas': [7, 8.5], 'ok': True}", "1, 2",
    ];
}
