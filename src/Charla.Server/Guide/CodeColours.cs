using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Charla.Server.Guide;

/// <summary>Marks comments, texts, words of the language and numbers of a program, so that a style sheet can colour them.</summary>
internal static partial class CodeColours
{
    /// <summary>The program as HTML; what is in it is escaped.</summary>
    public static string Paint(string code, string language)
    {
        Regex? tokens = language switch
        {
            "python" => Python(),
            "csharp" => CSharp(),
            "console" => Console(),
            _ => null,
        };
        return tokens is null ? WebUtility.HtmlEncode(code) : Paint(code, tokens);
    }

    private static string Paint(string code, Regex tokens)
    {
        StringBuilder html = new();
        int done = 0;
        foreach (Match token in tokens.Matches(code))
        {
            html.Append(WebUtility.HtmlEncode(code[done..token.Index]));
            string kind = token.Groups.Values.Skip(1).First(group => group.Success).Name;
            html.Append("<span class=\"").Append(kind).Append("\">").Append(WebUtility.HtmlEncode(token.Value)).Append("</span>");
            done = token.Index + token.Length;
        }

        return html.Append(WebUtility.HtmlEncode(code[done..])).ToString();
    }

    [GeneratedRegex("""
        (?<c>\#.*)|(?<s>[bfr]?"[^"\n]*"|[bfr]?'[^'\n]*')|(?<n>\b\d[\d_.]*j?\b)|
        (?<k>\b(?:and|as|break|class|def|elif|else|except|finally|for|from|if|import|in|is|lambda|not|or|pass|raise|return|try|while|with|yield|None|True|False)\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Python();

    [GeneratedRegex("""
        (?<c>//.*|^\#:.*$)|(?<s>\$?"(?:\\.|[^"\\\n])*"(?:u8)?|'(?:\\.|[^'\\\n])+')|(?<n>\b\d[\d_.]*\b)|
        (?<k>\b(?:and|args|async|await|bool|byte|case|catch|char|const|double|else|finally|for|foreach|if|in|int|is|long|new|not|null|or|out|ref|return|static|string|throw|true|false|try|using|var|void|when|while|with)\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"(?<k>^\$ .*$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Console();
}
