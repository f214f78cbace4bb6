using System.Globalization;
using Charla.Protocol.Messages;

namespace Charla.Protocol.Irc;

/// <summary>Which part of a history is asked for.</summary>
internal enum IrcHistoryKind
{
    Before,
    After,
    Latest,
    Around,
    Between,

    /// <summary>Not messages: whom one has spoken with.</summary>
    Targets,
}

/// <summary>A place in a history: a time, or a message; neither for <c>*</c>.</summary>
internal readonly record struct IrcHistoryPlace(DateTimeOffset? Time, IrcMessageId? Message)
{
    private const string TimeKey = "timestamp=";
    private const string MessageKey = "msgid=";

    // "2026-11-26T20:00:00.000Z"; clients leave the fraction out, or write more of it.
    private static readonly string[] _formats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>The place that is none.</summary>
    public bool IsAny => Time is null && Message is null;

    /// <summary>Reads <c>timestamp=…</c>, <c>msgid=…</c>, or <c>*</c>.</summary>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public static IrcStandardReply? Parse(string written, out IrcHistoryPlace place)
    {
        place = default;
        if (written == "*")
        {
            return null;
        }

        if (written.StartsWith(TimeKey, StringComparison.Ordinal))
        {
            bool valid = TryReadTime(written[TimeKey.Length..], out DateTimeOffset time);
            place = new IrcHistoryPlace(time, null);
            return valid ? null : IrcStandardReply.InvalidParams;
        }

        if (!written.StartsWith(MessageKey, StringComparison.Ordinal))
        {
            return written.Contains('=', StringComparison.Ordinal) ? IrcStandardReply.InvalidMessageReference : IrcStandardReply.InvalidParams;
        }

        place = new IrcHistoryPlace(null, IrcMessageId.Parse(written[MessageKey.Length..]));
        return place.Message is null ? IrcStandardReply.InvalidParams : null;
    }

    /// <summary>A time as tags have it.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(InstantConverter.Format, CultureInfo.InvariantCulture);

    /// <summary>Reads such a time.</summary>
    public static bool TryReadTime(string written, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(written, _formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}

/// <summary>A <c>CHATHISTORY</c> command.</summary>
/// <param name="Kind">Which part.</param>
/// <param name="Target">Whose history; empty for <see cref="IrcHistoryKind.Targets"/>.</param>
/// <param name="From">The place that it is counted from.</param>
/// <param name="To">The other end; only between two places, which may be either one first.</param>
/// <param name="Limit">How many messages at the most; from 1 up to what the server gives at once.</param>
internal sealed record IrcHistoryRequest(IrcHistoryKind Kind, string Target, IrcHistoryPlace From, IrcHistoryPlace To, int Limit)
{
    /// <summary>Reads the command's parameters.</summary>
    /// <returns>What is wrong with them; null for nothing.</returns>
    public static IrcStandardReply? Parse(IReadOnlyList<string> parameters, int most, out IrcHistoryRequest request)
    {
        request = new IrcHistoryRequest(default, "", default, default, most);
        if (parameters.Count < 4)
        {
            return parameters.Count > 0 && !TryReadKind(parameters[0], out _) ? IrcStandardReply.InvalidParams : IrcStandardReply.NeedMoreParams;
        }

        if (!TryReadKind(parameters[0], out IrcHistoryKind kind) || !TryReadLimit(parameters[^1], out int limit))
        {
            return IrcStandardReply.InvalidParams;
        }

        string target = kind == IrcHistoryKind.Targets ? "" : parameters[1];
        IrcStandardReply? wrong = ReadPlaces([.. parameters.Skip(kind == IrcHistoryKind.Targets ? 1 : 2).SkipLast(1)], kind, out IrcHistoryPlace from, out IrcHistoryPlace to);
        request = new IrcHistoryRequest(kind, target, from, to, Math.Min(limit, most));
        return wrong ?? (request.IsSensible() ? null : IrcStandardReply.InvalidParams);
    }

    private static IrcStandardReply? ReadPlaces(string[] written, IrcHistoryKind kind, out IrcHistoryPlace from, out IrcHistoryPlace to)
    {
        (from, to) = (default, default);
        if (written.Length != (HasTwo(kind) ? 2 : 1))
        {
            return IrcStandardReply.InvalidParams;
        }

        return IrcHistoryPlace.Parse(written[0], out from) ?? (HasTwo(kind) ? IrcHistoryPlace.Parse(written[1], out to) : null);
    }

    private static bool HasTwo(IrcHistoryKind kind) => kind is IrcHistoryKind.Between or IrcHistoryKind.Targets;

    /// <summary>Only the latest may be counted from no place; whom one has spoken with is asked for by time.</summary>
    private bool IsSensible() =>
        (Kind == IrcHistoryKind.Latest || !From.IsAny) && !(HasTwo(Kind) && To.IsAny) && !(Kind == IrcHistoryKind.Targets && (From.Message ?? To.Message) is not null);

    private static bool TryReadLimit(string word, out int limit) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit > 0;

    private static bool TryReadKind(string word, out IrcHistoryKind kind) => Enum.TryParse(word, ignoreCase: true, out kind) && word.All(char.IsAsciiLetter);
}
