using Charla.Protocol;

namespace Charla.Lessons.Serial;

/// <summary>What people are told of a serial line, wherever they chat over it.</summary>
internal static class SerialTexts
{
    public static readonly Bilingual Refused = new("El puerto no acepta {0} y sigue sin eso.", "The port does not take {0}, and goes on without.");
    public static readonly Bilingual Discarded = new("{0} bytes que no eran una trama, descartados.", "{0} bytes that were no frame, discarded.");
}
