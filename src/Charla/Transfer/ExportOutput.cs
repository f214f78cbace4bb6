using System.Globalization;
using System.Text;
using Charla.Storage;

namespace Charla.Transfer;

/// <summary>Where an export goes: to standard output, or into a file that is there whole or not at all, and its owner's alone.</summary>
internal static class ExportOutput
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(string? file, Action<TextWriter> write)
    {
        if (file is null)
        {
            using StreamWriter output = new(Console.OpenStandardOutput(), _utf8);
            write(output);
            return;
        }

        string part = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}.part");
        try
        {
            using (StreamWriter output = new(OwnerOnly.Open(part, FileMode.CreateNew), _utf8))
            {
                write(output);
            }

            File.Move(part, file, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
