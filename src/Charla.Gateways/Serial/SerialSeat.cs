using Charla.Core;
using Charla.Core.Permissions;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Serial;

/// <summary>A device's place in its room, for as long as it may have one.</summary>
internal sealed class SerialSeat(Chat chat, Room room, IParticipant device)
{
    private readonly Standing _standing = new(chat, room, device);
    private volatile bool _isIn;
    private string? _refused;

    public void Enter()
    {
        _isIn = true;
        room.Post(() =>
        {
            Member member = room.Members.Join(device, device.Form, after: null, device.Name);
            if (room.Order.EnforceOn(device))
            {
                room.Members.Serve(member);
            }
        });
    }

    public void Leave() => room.Post(() => room.Members.Leave(device, device.Name));

    /// <summary>It was let go. It stays connected, and is back with the first word that it may say.</summary>
    public void Lose() => _isIn = false;

    /// <summary>Hands a message in; false where the device may not say anything.</summary>
    public bool TrySay(string text, int bytes)
    {
        Rights rights = _standing.Now();
        if (!rights.Allows(RoomAct.Send))
        {
            Drop(rights);
            return false;
        }

        _refused = null;
        if (!_isIn)
        {
            Enter();
        }

        MessageEvent said = new() { Room = room.Name, From = device.Name!, Text = text };
        room.Submit(new Submission(device, new LogEntry(said, Author: 0), null, bytes, RoomAct.Send, rights.Rules));
        return true;
    }

    /// <summary>A device can't be told; the operator's log is, once.</summary>
    private void Drop(Rights rights)
    {
        string code = rights.Refusal(RoomAct.Send, room.Name, chat.Time).Code;
        if (_refused != code)
        {
            _refused = code;
            chat.Journal.PeerError(device.Connection, code, room.Name);
        }
    }
}
