namespace Charla.Lessons.Check;

/// <summary>What the checks send.</summary>
internal static class Samples
{
    /// <summary>Two, three and four bytes a character, a letter with a combining mark, and an emoji made of three code points.</summary>
    public const string NonAscii = "¡Begoña piñó café! e\u0301 € 👩\u200D🚀";

    /// <summary>So many bytes of small letters.</summary>
    public static byte[] Letters(int length)
    {
        byte[] letters = new byte[length];
        for (int index = 0; index < length; index++)
        {
            letters[index] = (byte)('a' + (index % 26));
        }

        return letters;
    }
}
