using System.Runtime.InteropServices;
using Charla.Protocol;

namespace Charla.Serial;

/// <summary>A serial line can't be used; the text tells a person why, and what helps.</summary>
internal sealed class SerialException(SerialFailure failure, Bilingual text) : Exception(text.English)
{
    private static readonly Bilingual _notFound = new(
        "{0} no existe. ¿Está conectado el dispositivo? «charla serial list» muestra los que hay.",
        "{0} does not exist. Is the device plugged in? \"charla serial list\" shows those that are.");

    private static readonly Bilingual _permission = new(
        "No tienes permiso para usar {0}. En Linux suele faltar el grupo dialout: «sudo usermod -aG dialout $USER», y entra de nuevo en tu sesión.",
        "You may not use {0}. On Linux it is usually the group dialout that is missing: \"sudo usermod -aG dialout $USER\", then log in again.");

    private static readonly Bilingual _busy = new("Otro programa está usando {0}. Ciérralo primero.", "Another program is using {0}. Close it first.");
    private static readonly Bilingual _notATerminal = new("{0} no es un puerto serie.", "{0} is not a serial port.");
    private static readonly Bilingual _gone = new("{0} ya no está: se desconectó.", "{0} is gone: it was unplugged.");
    private static readonly Bilingual _rate = new("{0} no admite {1} baudios.", "{0} can't do {1} baud.");
    private static readonly Bilingual _parity = new("Este sistema no tiene la paridad {0}: solo Linux.", "This system has no {0} parity: only Linux does.");
    private static readonly Bilingual _windows = new(
        "Charla usa puertos serie en Linux y macOS. En Windows no: ahí puedes usar WSL con usbipd.",
        "Charla uses serial ports on Linux and macOS. Not on Windows: there you can use WSL with usbipd.");

    private static readonly Bilingual _other = new("No se puede usar {0}: {1}.", "Can't use {0}: {1}.");

    public SerialFailure Failure { get; } = failure;

    public Bilingual Text { get; } = text;

    public static SerialException NotOnWindows() => new(SerialFailure.Unsupported, _windows);

    public static SerialException NoSuchRate(SerialSettings settings) => new(SerialFailure.Unsupported, _rate.With(settings.Path, settings.Baud));

    public static SerialException NoSuchParity(Parity parity) => new(SerialFailure.Unsupported, _parity.With(parity.ToString().ToLowerInvariant()));

    public static SerialException Busy(string path) => new(SerialFailure.Busy, _busy.With(path));

    public static SerialException Gone(string path) => new(SerialFailure.Gone, _gone.With(path));

    /// <summary>What the operating system's error number means for a serial line.</summary>
    public static SerialException From(int error, string path) => error switch
    {
        Native.ErrorNumber.NoEntry => new(SerialFailure.NotFound, _notFound.With(path)),
        Native.ErrorNumber.Access or Native.ErrorNumber.NotPermitted => new(SerialFailure.Permission, _permission.With(path)),
        Native.ErrorNumber.Busy => Busy(path),
        Native.ErrorNumber.NotATerminal => new(SerialFailure.NotATerminal, _notATerminal.With(path)),
        Native.ErrorNumber.NoAddress or Native.ErrorNumber.NoDevice or Native.ErrorNumber.InputOutput => Gone(path),
        _ => new(SerialFailure.Other, _other.With(path, Marshal.GetPInvokeErrorMessage(error))),
    };
}
