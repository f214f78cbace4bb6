using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>Shows what a pickle is made of: every opcode, the value, and the JSON that says the same. Executes nothing.</summary>
internal sealed class PickleExhibit(LessonScreen screen)
{
    private static readonly Bilingual _frame = new("Trama con cabecera [{0}]: adentro hay {1} bytes de pickle.", "Frame with the header [{0}]: inside are {1} bytes of pickle.");
    private static readonly Bilingual _plain = new("Un pickle de {0} bytes.", "A pickle of {0} bytes.");
    private static readonly Bilingual _rest = new("Después de STOP sobran {0} bytes; Python los ignora.", "After STOP {0} bytes are left over; Python ignores them.");
    private static readonly Bilingual _value = new("Valor: {0}", "Value: {0}");
    private static readonly Bilingual _json = new("JSON:  {0}", "JSON:  {0}");
    private static readonly Bilingual _note = new("       {0}", "       {0}");
    private static readonly Bilingual _noJson = new("JSON:  no hay. {0}", "JSON:  there is none. {0}");
    private static readonly Bilingual _nothing = new("No hay ni un byte.", "There is not a single byte.");
    private static readonly Bilingual _refused = new("{0} No se ejecutó nada.", "{0} Nothing was executed.");
    private static readonly Bilingual _damaged = new("Byte {0}: {1}", "Byte {0}: {1}");

    /// <summary>Shows a pickle, or each of those that stand one after the other in frames.</summary>
    /// <exception cref="LessonException">One of them was refused or is damaged; all were shown as far as they go.</exception>
    public void Show(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new LessonException(_nothing);
        }

        LessonException? first = null;
        while (!bytes.IsEmpty)
        {
            int start = 0;
            int length = bytes.Length;
            if (IsFrame(bytes.Span, out int announced))
            {
                (start, length) = (Frame.HeaderLength, announced);
                screen.Line(_frame.With(System.Text.Encoding.ASCII.GetString(bytes.Span[..start]), length));
            }
            else
            {
                screen.Line(_plain.With(length));
            }

            LessonException? failure = ShowOne(bytes.Slice(start, length));
            first ??= failure;
            bytes = bytes[(start + length)..];
        }

        if (first is not null)
        {
            throw first;
        }
    }

    private static bool IsFrame(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        return bytes.Length > Frame.HeaderLength && Frame.TryReadHeader(bytes[..Frame.HeaderLength], out length) && length <= bytes.Length - Frame.HeaderLength;
    }

    private LessonException? ShowOne(ReadOnlyMemory<byte> pickle)
    {
        foreach (PickleLine line in PickleListing.Lines(pickle, PickleLimits.Default))
        {
            screen.Line(SafeText.OneLine(line.In(screen.Language)));
        }

        try
        {
            PickleValue value = PickleReader.Read(pickle, PickleLimits.Default, out int length);
            if (length < pickle.Length)
            {
                screen.Line(_rest.With(pickle.Length - length));
            }

            ShowValue(value);
            return null;
        }
        catch (PickleException fault)
        {
            bool refused = PickleShown.IsRefusal(fault);
            return new LessonException(
                new Bilingual(
                    refused ? _refused.With(fault.Text.Spanish).Spanish : _damaged.With(fault.Offset, fault.Text.Spanish).Spanish,
                    refused ? _refused.With(fault.Text.English).English : _damaged.With(fault.Offset, fault.Text.English).English),
                fault);
        }
    }

    private void ShowValue(PickleValue value)
    {
        screen.Line(_value.With(PickleText.Repr(value, PickleShown.MaxCharacters)));
        PickleJson json = PickleJson.Of(value, PickleShown.MaxCharacters);
        if (json.Json is null)
        {
            screen.Line(_noJson.With(json.Reason!.Value.In(screen.Language)));
            return;
        }

        screen.Line(_json.With(json.Json));
        if (json.Reason is { } reason)
        {
            screen.Line(_note.With(reason.In(screen.Language)));
        }
    }
}
