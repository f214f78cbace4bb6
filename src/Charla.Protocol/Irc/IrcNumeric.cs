namespace Charla.Protocol.Irc;

/// <summary>One numeric of the table: what it is called, what it takes, and what a person is told with it.</summary>
/// <param name="Number">001 to 999.</param>
/// <param name="Name">As the specifications have it.</param>
/// <param name="Shape">
/// Its parameters behind the client's name, a word for each: <c>*</c> stands for itself, <c>...</c> for any number more, <c>:</c> for a last one that may have spaces.
/// </param>
/// <param name="Text">The last parameter where it is a sentence of ours; its places are the caller's to fill.</param>
internal sealed record IrcNumeric(int Number, string Name, string Shape, Bilingual? Text = null)
{
    private const string More = "...";
    private const string Data = ":";

    private readonly string[] _words = Shape.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public string Code { get; } = Number.ToString("000", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether its last parameter is the caller's to give.</summary>
    public bool HasData => _words is [.., Data];

    /// <summary>Writes the parameters in the places that the shape has for them; one that a stranger has written and that can't stand there is <c>*</c>.</summary>
    /// <exception cref="ArgumentException">They are not as many as the shape has.</exception>
    public void WriteParameters(ref IrcLineWriter line, params scoped ReadOnlySpan<string> parameters)
    {
        int next = 0;
        foreach (string word in _words)
        {
            switch (word)
            {
                case "*":
                    line.Param("*");
                    break;
                case Data:
                    break;
                case More:
                    for (; next < parameters.Length; next++)
                    {
                        line.ParamOrStar(parameters[next]);
                    }

                    break;
                default:
                    line.ParamOrStar(next < parameters.Length ? parameters[next++] : throw new ArgumentException($"{Name} takes: {Shape}"));
                    break;
            }
        }

        if (next < parameters.Length)
        {
            throw new ArgumentException($"{Name} takes: {Shape}");
        }
    }
}
