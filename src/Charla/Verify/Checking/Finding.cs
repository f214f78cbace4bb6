using System.Text.Json.Serialization;

namespace Charla.Verify.Checking;

/// <summary>Which promise was broken.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingKind>))]
internal enum FindingKind
{
    /// <summary>A message that was acknowledged, or that somebody had seen, is not where it was.</summary>
    Lost,

    /// <summary>A message is there twice, or came to someone twice.</summary>
    Repeated,

    /// <summary>Events came in another order than they have.</summary>
    Reordered,

    /// <summary>A member was not given an event that it should have seen.</summary>
    Missed,

    /// <summary>A message is there, or came, with another content.</summary>
    Altered,

    /// <summary>A message is there that nobody sent.</summary>
    Unsent,

    /// <summary>A count of unread events, a head or a read marker is wrong.</summary>
    Unread,

    /// <summary>The server did not know a session that it had given out.</summary>
    Forgotten,

    /// <summary>The server ended, hung or logged a mistake of its own.</summary>
    Server,

    /// <summary>What lies in the data folder does not fit together.</summary>
    Damaged,
}

/// <summary>One broken promise.</summary>
/// <param name="Kind">The promise.</param>
/// <param name="Who">The member that it was broken to; null where it lies in the log itself.</param>
/// <param name="Room">The room; null where it concerns none.</param>
/// <param name="What">The particulars, in English, as in a log.</param>
internal sealed record Finding(FindingKind Kind, string? Who, string? Room, string What);
