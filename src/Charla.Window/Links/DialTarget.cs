using Charla.Client;
using Charla.Protocol;
using Charla.Serial;
using Charla.Serial.Talk;

namespace Charla.Window.Links;

/// <summary>Where a page wants to be connected to.</summary>
/// <param name="Language">The language of what people are told.</param>
internal abstract record DialTarget(Language Language);

/// <summary>A server.</summary>
internal sealed record TcpTarget(ServerAddress Server, Language Language) : DialTarget(Language);

/// <summary>A serial line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Format">What goes over it.</param>
/// <param name="IsNamed">Whether the speaker's name stands in front of what is sent.</param>
/// <param name="Language">The language of what people are told.</param>
internal sealed record SerialTarget(SerialSettings Line, SerialFormat Format, bool IsNamed, Language Language) : DialTarget(Language);
