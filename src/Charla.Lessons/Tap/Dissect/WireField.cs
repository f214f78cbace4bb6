namespace Charla.Lessons.Tap.Dissect;

/// <summary>A named part of a unit, such as <c>op</c> or <c>opcode</c>.</summary>
internal readonly record struct WireField(string Name, string Value);
