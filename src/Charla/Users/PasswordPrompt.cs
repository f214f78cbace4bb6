using System.Text;
using Charla.Protocol;

namespace Charla.Users;

/// <summary>Gets a password from whoever runs the command: never from its arguments, which others on the machine can see.</summary>
internal static class PasswordPrompt
{
    private const int MaxLength = 1_024;

    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="FormatException">There is none, or the two that were typed are not the same.</exception>
    public static string Read(string? file, Language language)
    {
        if (file is null && !Console.IsInputRedirected)
        {
            string typed = Ask(UserTexts.AskPassword.In(language));
            return Ask(UserTexts.AskAgain.In(language)) == typed ? typed : throw new FormatException(UserTexts.NotTheSame.In(language));
        }

        return SecretFile.ReadLine(file ?? SecretFile.StandardInput, language);
    }

    private static string Ask(string question)
    {
        Console.Error.Write(question);
        StringBuilder typed = new();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar) && typed.Length < MaxLength)
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
