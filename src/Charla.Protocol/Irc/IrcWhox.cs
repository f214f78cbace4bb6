namespace Charla.Protocol.Irc;

/// <summary>Which fields of people a <c>WHO</c> asks for.</summary>
[Flags]
internal enum IrcWhoFields
{
    None = 0,
    Token = 1 << 0,
    Channel = 1 << 1,
    User = 1 << 2,
    Address = 1 << 3,
    Host = 1 << 4,
    Server = 1 << 5,
    Nick = 1 << 6,
    Flags = 1 << 7,
    Distance = 1 << 8,
    Idle = 1 << 9,
    Account = 1 << 10,
    Rank = 1 << 11,
    RealName = 1 << 12,
}

/// <summary>What a <c>WHO</c> asks for behind its mask: <c>[flags] ["%" fields ["," token]]</c>.</summary>
/// <param name="Fields">None where it is a <c>WHO</c> as of old: 352.</param>
/// <param name="Token">Given back with each answer; <c>0</c> where there was none.</param>
/// <param name="OperatorsOnly">Only who runs the server.</param>
internal readonly record struct IrcWhox(IrcWhoFields Fields, string Token, bool OperatorsOnly)
{
    private const string NoToken = "0";
    private const int LongestToken = 3;

    // In the order of the answer's parameters, which is not that of the question.
    private const string Letters = "tcuihsnfdlaor";

    /// <summary>Reads the parameter; one that makes no sense asks for nothing in particular.</summary>
    public static IrcWhox Parse(string? options)
    {
        options ??= "";
        int percent = options.IndexOf('%', StringComparison.Ordinal);
        bool operators = (percent < 0 ? options : options[..percent]).Contains('o', StringComparison.Ordinal);
        if (percent < 0)
        {
            return new IrcWhox(IrcWhoFields.None, NoToken, operators);
        }

        string[] asked = options[(percent + 1)..].Split(',', 2);
        IrcWhoFields fields = IrcWhoFields.None;
        foreach (char letter in asked[0])
        {
            int place = Letters.IndexOf(letter, StringComparison.OrdinalIgnoreCase);
            fields |= place < 0 ? IrcWhoFields.None : (IrcWhoFields)(1 << place);
        }

        bool tokened = asked.Length > 1 && asked[1].Length is > 0 and <= LongestToken && asked[1].All(char.IsAsciiDigit);
        return new IrcWhox(fields, tokened ? asked[1] : NoToken, operators);
    }

    /// <summary>Writes an answer, 354, with the fields that were asked for.</summary>
    /// <param name="line">One whose client has been written.</param>
    /// <param name="value">What a field of this person is; the token is known.</param>
    public void WriteFields(ref IrcLineWriter line, Func<IrcWhoFields, string> value)
    {
        for (int i = 0; i < Letters.Length; i++)
        {
            IrcWhoFields field = (IrcWhoFields)(1 << i);
            if (!Fields.HasFlag(field))
            {
                continue;
            }

            if (field == IrcWhoFields.RealName)
            {
                line.TrailingCut(value(field));
            }
            else
            {
                line.ParamOrStar(field == IrcWhoFields.Token ? Token : value(field));
            }
        }
    }
}

/// <summary>A <c>MONITOR</c> command.</summary>
/// <param name="Action"><c>+</c>, <c>-</c>, <c>C</c>, <c>L</c> or <c>S</c>.</param>
/// <param name="Targets">Nicks, each once; for <c>+</c> and <c>-</c>.</param>
internal sealed record IrcMonitorRequest(char Action, IReadOnlyList<string> Targets)
{
    /// <summary>Null where it asks for nothing that there is.</summary>
    public static IrcMonitorRequest? Parse(IReadOnlyList<string> parameters)
    {
        if (parameters.Count == 0 || parameters[0].Length != 1)
        {
            return null;
        }

        char action = char.ToUpperInvariant(parameters[0][0]);
        if (action is 'C' or 'L' or 'S')
        {
            return new IrcMonitorRequest(action, []);
        }

        return action is '+' or '-' && parameters.Count > 1
            ? new IrcMonitorRequest(action, [.. parameters[1].Split(',', StringSplitOptions.RemoveEmptyEntries).DistinctBy(IrcCaseMapping.Fold)])
            : null;
    }
}
