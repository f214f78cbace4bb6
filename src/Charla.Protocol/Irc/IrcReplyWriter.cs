namespace Charla.Protocol.Irc;

/// <summary>Writes what the server says to one client: numerics and standard replies.</summary>
/// <param name="buffer">Where the lines go.</param>
/// <param name="server">The server's name.</param>
/// <param name="client">The client's nick; <c>*</c> as long as it has none.</param>
/// <param name="language">In which sentences are.</param>
internal readonly struct IrcReplyWriter(FrameBuffer buffer, string server, string client, Language language)
{
    /// <summary>A numeric whose sentence is in the table, or that has none.</summary>
    public void Write(IrcNumeric numeric, params ReadOnlySpan<string> parameters)
    {
        IrcLineWriter line = Begin(numeric, parameters);
        if (numeric.Text is { } text)
        {
            line.TrailingCut(text.In(language));
        }

        line.End();
    }

    /// <summary>A numeric whose last parameter is given, or whose sentence has had its places filled in.</summary>
    public void WriteText(IrcNumeric numeric, Bilingual text, params ReadOnlySpan<string> parameters) => WriteText(numeric, text.In(language), parameters);

    /// <inheritdoc cref="WriteText(IrcNumeric, Bilingual, ReadOnlySpan{string})"/>
    public void WriteText(IrcNumeric numeric, string text, params ReadOnlySpan<string> parameters)
    {
        IrcLineWriter line = Begin(numeric, parameters);
        line.TrailingCut(text);
        line.End();
    }

    /// <summary>A numeric whose last parameter is a list of words: as many lines as it takes.</summary>
    /// <param name="numeric">Such as 353.</param>
    /// <param name="words">Without spaces.</param>
    /// <param name="separator">Between two words of a line.</param>
    /// <param name="parameters">The same on each line.</param>
    public void WriteWords(IrcNumeric numeric, IEnumerable<string> words, char separator, params ReadOnlySpan<string> parameters)
    {
        IrcLineWriter line = default;
        bool begun = false;
        foreach (string word in words)
        {
            if (begun && line.Room < System.Text.Encoding.UTF8.GetByteCount(word) + 1)
            {
                line.End();
                begun = false;
            }

            if (begun)
            {
                line.More(separator, word);
            }
            else
            {
                line = Begin(numeric, parameters);
                line.Trailing(word);
                begun = true;
            }
        }

        if (begun)
        {
            line.End();
        }
    }

    /// <summary>A standard reply: <c>FAIL</c>, <c>WARN</c> or <c>NOTE</c>.</summary>
    /// <param name="reply">Of the table.</param>
    /// <param name="command">The command that it is about; <c>*</c> for none.</param>
    /// <param name="context">What the reply's shape asks for.</param>
    public void Write(IrcStandardReply reply, string command, params ReadOnlySpan<string> context)
    {
        IrcLineWriter line = new(buffer);
        line.Source(server);
        line.Command(reply.Kind);
        line.ParamOrStar(command);
        line.Param(reply.Code);
        foreach (string word in context)
        {
            line.ParamOrStar(word);
        }

        line.TrailingCut(reply.Text.In(language));
        line.End();
    }

    private IrcLineWriter Begin(IrcNumeric numeric, scoped ReadOnlySpan<string> parameters)
    {
        IrcLineWriter line = new(buffer);
        line.Source(server);
        line.Command(numeric.Code);
        line.ParamOrStar(client);
        numeric.WriteParameters(ref line, parameters);
        return line;
    }
}
