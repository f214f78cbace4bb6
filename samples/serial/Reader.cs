using System.Diagnostics;
using System.Text;

string path = args[0];

// .NET itself cannot set a line's speed; stty, which every Unix has, can (macOS: -f instead of -F).
string flag = OperatingSystem.IsMacOS() ? "-f" : "-F";
using (Process stty = Process.Start("stty", [flag, path, "9600", "raw", "-echo"]))
{
    stty.WaitForExit();
}

using FileStream line = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
using StreamReader reader = new(line, Encoding.UTF8);
Console.WriteLine($"reading {path}");
while (reader.ReadLine() is { } text)
{
    Console.WriteLine(text);
}
