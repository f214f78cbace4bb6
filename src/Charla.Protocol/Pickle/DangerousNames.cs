namespace Charla.Protocol.Pickle;

/// <summary>Says what a refused global would do in the hands of Python's own <c>pickle.loads</c>.</summary>
internal static class DangerousNames
{
    private static readonly Bilingual _refusal = new("El pickle pide {0}, y se rechaza: {1}", "The pickle asks for {0}, and is refused: {1}");

    private static readonly Bilingual _commands = new("con eso ejecutaría comandos del sistema en tu computadora.", "with it, it would run system commands on your computer.");

    private static readonly Bilingual _code = new("con eso ejecutaría código Python elegido por quien lo mandó.", "with it, it would execute Python code chosen by its sender.");

    private static readonly Bilingual _reach = new("con eso llegaría a cualquier función del intérprete, también a las que ejecutan comandos.", "with it, it would reach any function of the interpreter, those that run commands too.");

    private static readonly Bilingual _files = new("con eso leería, cambiaría o borraría tus archivos.", "with it, it would read, change or delete your files.");

    private static readonly Bilingual _network = new("con eso abriría conexiones de red.", "with it, it would open network connections.");

    private static readonly Bilingual _unknown = new(
        "no está en la lista de tipos inofensivos, y construirlo es ejecutar código que este programa no conoce.",
        "it is not on the list of harmless types, and making one means executing code that this program does not know.");

    /// <summary>The refusal of a global and the reason for it.</summary>
    public static Bilingual Explain(string global) => _refusal.With(global, Reason(global));

    /// <summary>What could be done with a global.</summary>
    public static Bilingual Reason(string global)
    {
        int dot = global.IndexOf('.', StringComparison.Ordinal);
        (string module, string name) = dot < 0 ? (global, "") : (global[..dot], global[(dot + 1)..]);
        return module switch
        {
            "os" or "posix" or "nt" or "subprocess" or "pty" or "commands" or "popen2" or "multiprocessing" => _commands,
            "builtins" or "__builtin__" => OfBuiltin(name),
            "sys" or "importlib" or "operator" or "functools" or "types" or "ctypes" or "gc" or "inspect" => _reach,
            "runpy" or "code" or "codeop" or "timeit" or "pdb" or "bdb" or "cProfile" or "pickle" or "marshal" => _code,
            "shutil" or "io" or "_io" or "pathlib" or "tempfile" or "glob" => _files,
            "socket" or "urllib" or "http" or "ftplib" or "smtplib" or "webbrowser" or "requests" => _network,
            _ => _unknown,
        };
    }

    private static Bilingual OfBuiltin(string name) => name switch
    {
        "eval" or "exec" or "execfile" or "compile" => _code,
        "open" or "file" => _files,
        "getattr" or "setattr" or "__import__" or "globals" or "vars" or "apply" or "map" or "filter" => _reach,
        _ => _unknown,
    };
}
