namespace Charla.Lessons.Check;

/// <summary>The steps of the course that can be judged.</summary>
internal enum Exercise
{
    Echo,
    Stream,
    Framed,
    Objects,
    Chat,
}
