using System.Text;
using System.Text.Unicode;

namespace Charla.Protocol.Irc.Sasl;

/// <summary>What someone who signs in with a password says: RFC 4616.</summary>
/// <remarks><c>answer = [authorisation] NUL authentication NUL password</c>, UTF-8.</remarks>
/// <param name="Account">Whose password it is.</param>
/// <param name="Password">The password as written.</param>
internal sealed record SaslPlain(string Account, string Password)
{
    /// <summary>Null where that is no such answer, or where someone wants to be another than whose password they have.</summary>
    public static SaslPlain? Parse(ReadOnlySpan<byte> answer)
    {
        Span<Range> parts = stackalloc Range[4];
        if (!Utf8.IsValid(answer) || Split(answer, parts) != 3)
        {
            return null;
        }

        string authorisation = Encoding.UTF8.GetString(answer[parts[0]]);
        string account = Encoding.UTF8.GetString(answer[parts[1]]);
        string password = Encoding.UTF8.GetString(answer[parts[2]]);
        bool self = authorisation.Length == 0 || IrcCaseMapping.Same(authorisation, account);
        return self && account.Length > 0 && password.Length > 0 ? new SaslPlain(account, password) : null;
    }

    /// <summary>No password in a journal.</summary>
    public override string ToString() => $"PLAIN {Account}";

    private static int Split(ReadOnlySpan<byte> answer, Span<Range> parts)
    {
        int count = 0;
        foreach (Range part in answer.Split((byte)0))
        {
            if (count == parts.Length)
            {
                return count;
            }

            parts[count++] = part;
        }

        return count;
    }
}

/// <summary>What someone says who is known from below, by a certificate: RFC 4422, appendix A.</summary>
/// <param name="Account">Whom they want to be; null for whom the certificate says.</param>
internal sealed record SaslExternal(string? Account)
{
    /// <summary>Null where that is no such answer.</summary>
    public static SaslExternal? Parse(ReadOnlySpan<byte> answer) =>
        !Utf8.IsValid(answer) || answer.Contains((byte)0) ? null : new SaslExternal(answer.IsEmpty ? null : Encoding.UTF8.GetString(answer));
}
