namespace Charla.Lessons;

/// <summary>Where the lessons listen and dial unless told otherwise: what the course's own programs use.</summary>
internal static class LessonAddress
{
    public const string Host = "127.0.0.1";

    public const int Port = 65_432;
}
