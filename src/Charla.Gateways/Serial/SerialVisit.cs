using System.Diagnostics.CodeAnalysis;
using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Serial;
using Charla.Serial.Talk;

namespace Charla.Gateways.Serial;

/// <summary>What a device does in the chat while its line is open: enters its room, is listened to, and leaves.</summary>
internal sealed class SerialVisit(Chat chat, SerialDevice device)
{
    private static readonly TimeSpan _drainLimit = TimeSpan.FromSeconds(1);
    private static readonly Bilingual _noPlace = new("No hay sitio para otra conexión.", "There is no place for another connection.");
    private static readonly Bilingual _noLog = new("Los datos no se pueden leer ahora.", "The data can't be read now.");

    /// <summary>Goes on until the line is gone.</summary>
    /// <exception cref="SerialException">The chat can't take it in just now.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "Our bug: logged once, it ends this connection, and the line is opened anew.")]
    public async Task TalkAsync(ISerialPort port, CancellationToken stop)
    {
        SerialMember member = await EnterAsync(port);
        try
        {
            await ListenAsync(port, member, stop);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            chat.Journal.Bug(bug);
        }
        finally
        {
            member.Close();
            await (stop.IsCancellationRequested ? port.DrainAsync(_drainLimit) : Task.CompletedTask);
            member.Connection.Outbox.Close();
            chat.Exit(member.Connection);
        }
    }

    private async Task ListenAsync(ISerialPort port, SerialMember member, CancellationToken stop)
    {
        IHearing hearing = device.Format.Lines ? new LineHearing(device.Format) : new FrameHearing(device.Line, chat.Limits.MaxPayload);
        member.Open();
        await foreach (Heard heard in new SerialEar(port, hearing, chat.Time).ListenAsync(stop))
        {
            await member.HearAsync(heard);
        }
    }

    private async Task<SerialMember> EnterAsync(ISerialPort port)
    {
        Room room = await OpenRoomAsync();
        Connection connection = new(chat.NextConnectionId(), Connection.Serial, device.Line.Path, new SerialWire(port), chat.Options, chat.Time);
        connection.Speech.Finish();
        SerialMember member = new(chat, connection, device, room);
        if (chat.TryEnter(member))
        {
            return member;
        }

        member.Close();
        throw new SerialException(SerialFailure.Other, _noPlace);
    }

    private async Task<Room> OpenRoomAsync()
    {
        try
        {
            return await chat.Rooms.OpenAsync(NameRules.Fold(device.Room), device.Room, isOperators: true);
        }
        catch (LogUnavailableException)
        {
            throw new SerialException(SerialFailure.Other, _noLog);
        }
    }
}
